import type { PageScripts } from '../../../utils/browser/page-scripts';
import type { Busy } from '../../../utils/page/busy';
import type { PageReading, PressResult } from '../../../utils/page/page-reading';

/** What the page in one tab holds and does. */
export interface LivePage {
  reading?: PageReading;
  /** Called by a press; a page without it has no control. */
  press?: () => PressResult;
  /** Web storage of the page's origin. */
  storage?: Map<string, string>;
  tokenKeys?: string[];
  busy?: Busy;
  /** Whether the browser forgot the sign-in at this address. */
  dropSignIn?: (address: string) => boolean;
}

/** Pages that run, by tab. A tab that was not given a page cannot be read. */
export class FakePageScripts implements PageScripts {
  readonly pages = new Map<number, LivePage>();
  readonly pressed: number[] = [];
  readonly silenced: number[] = [];

  probe = async (tabId: number): Promise<PageReading | null> => this.pages.get(tabId)?.reading ?? null;

  busyWith = async (tabId: number): Promise<Busy | null> => this.pages.get(tabId)?.busy ?? null;

  press: PageScripts['press'] = async (tabId) => {
    this.pressed.push(tabId);
    const page = this.pages.get(tabId);
    if (!page) return null;
    return page.press?.() ?? { pressed: false, reason: 'no-control' };
  };

  tokenValues = async (tabId: number): Promise<string[] | null> => {
    const page = this.pages.get(tabId);
    if (!page) return null;
    const { storage, tokenKeys = [] } = page;
    return tokenKeys.map((key) => storage?.get(key)).filter((value) => value !== undefined);
  };

  removeTokens = async (tabId: number): Promise<boolean> => {
    const { storage, tokenKeys = [] } = this.pages.get(tabId) ?? {};
    for (const key of tokenKeys) storage?.delete(key);
    return storage !== undefined;
  };

  dropHttpSignIn = async (tabId: number, address: string): Promise<boolean> =>
    this.pages.get(tabId)?.dropSignIn?.(address) ?? false;

  emptyFromInside = async (): Promise<boolean> => true;

  prepareClosing = async (tabId: number): Promise<void> => {
    this.silenced.push(tabId);
  };
}
