import type { Busy } from './busy';
import type { FetchedPage } from './fetched-page';
import type { PageReading, PressResult } from './page-reading';

/**
 * Everything that runs beside a page's DOM, packaged once: the words weigh more than all the code. Set as a global by
 * its script, in the extension's own world of a page or in a page of the extension; no page can see it.
 */
export interface PageFunctions {
  /** Set by the background: after an update of the extension an open page still holds the old functions. */
  version?: string;
  /** Reads what the page shows; waits a little for a page that builds itself. */
  probe(): Promise<PageReading>;
  /** What the page is busy with for the person. */
  busyWith(): Busy | null;
  /** Agrees to one question whether to log out that the page asks by an event of this name. */
  answerQuestion(name: string): void;
  /** Presses the page's own log-out control, or agrees to its question; a recipe's selector says which control that is. */
  press(selector?: string): Promise<PressResult>;
  /** Token values out of the page's own storage: never store or log them. */
  tokenValues(): Promise<string[]>;
  /** Removes the credentials from the page's own web storage, but those marked; false when one may be left. */
  removeTokens(keep: string[]): Promise<boolean>;
  /** Reads the text of a fetched page. */
  readFetchedPage(text: string, address: string, status: number): FetchedPage;
}

declare global {
  var walkawayPage: PageFunctions | undefined;
}
