import type { Busy } from './busy';
import type { FetchedPage } from './fetched-page';
import type { Home } from './home';
import type { PageReading, PressResult } from './page-reading';

/** What is to be pressed: only in a page of this home. */
export interface PressTask extends Home {
  /** Name of the event by which the page's own question is asked: one such question whether to log out is agreed to. */
  question: string;
  /** A recipe's: says which control it is. */
  selector?: string;
}

/** Where credentials are to be removed, and the marks of those that stay. */
export interface RemoveTask {
  origin: string;
  keep: string[];
}

/**
 * Everything that runs beside a page's DOM, packaged once: the words weigh more than all the code. Set as a global by
 * its script, in the extension's own world of a page or in a page of the extension; no page can see it.
 */
export interface PageFunctions {
  /** Set by the background: after an update of the extension an open page still holds the old functions. */
  version?: string;
  /** Reads what the page shows; waits a little for a page that builds itself. */
  probe(home: Home): Promise<PageReading>;
  /** What the page is busy with for the person. */
  busyWith(): Busy | null;
  /** Presses the page's own log-out control, or agrees to its question. */
  press(task: PressTask): Promise<PressResult>;
  /** Token values out of the page's own storage, in a page of this home only: never store or log them. */
  tokenValues(home: Home): Promise<string[] | null>;
  /** Removes the credentials from the page's own web storage, but those marked; false when one may be left. */
  removeTokens(task: RemoveTask): Promise<boolean>;
  /** Reads the text of a fetched page. */
  readFetchedPage(text: string, address: string, status: number, home: Home): FetchedPage;
}

declare global {
  var walkawayPage: PageFunctions | undefined;
}
