import type { Driver } from '../drivers/driver.ts';

/** What the browser itself remembers, as the extension API tells it; the extension has to be allowed everything. */
export interface BrowserLists {
  history: string[];
  downloads: string[];
  closedTabs: string[];
}

interface Api {
  history: { search(query: object): Promise<{ url?: string }[]> };
  downloads: {
    search(query: object): Promise<{ url: string; filename: string; state: string }[]>;
    download(options: object): Promise<number>;
  };
  sessions: { getRecentlyClosed(): Promise<{ tab?: { url?: string }; window?: { tabs?: { url?: string }[] } }[]> };
  tabs: {
    query(query: object): Promise<{ id: number; url?: string }[]>;
    setZoom(id: number, factor: number): Promise<void>;
    getZoom(id: number): Promise<number>;
  };
  runtime: { sendMessage(message: object): Promise<{ ok: boolean; error?: string }> };
}

/** Addresses in the lists whose host is one of the site's. */
export async function listsOf(driver: Driver, site: string): Promise<BrowserLists> {
  const all = await driver.evaluateInExtension(readLists);
  const isOf = (url: string) => URL.canParse(url) && `.${new URL(url).hostname}`.endsWith(`.${site}`);
  return {
    history: all.history.filter(isOf),
    downloads: all.downloads.filter(isOf),
    closedTabs: all.closedTabs.filter(isOf),
  };
}

async function readLists(): Promise<BrowserLists> {
  const { history, downloads, sessions } = (globalThis as unknown as { chrome: Api }).chrome;
  const pages = await history.search({ text: '', startTime: 0, maxResults: 1_000_000 });
  const closed = await sessions.getRecentlyClosed();
  const tabs = closed.flatMap(({ tab, window }) => [tab, ...(window?.tabs ?? [])]);
  return {
    history: pages.map(({ url = '' }) => url),
    downloads: (await downloads.search({})).map(({ url }) => url),
    closedTabs: tabs.map((tab) => tab?.url ?? ''),
  };
}

/** Loads a file down, as a press on its link would; gives the file's path once it is there. */
export const download = (driver: Driver, url: string): Promise<string> =>
  driver.evaluateInExtension(async (address) => {
    const { downloads } = (globalThis as unknown as { chrome: Api }).chrome;
    const id = await downloads.download({ url: address });
    for (;;) {
      const [item] = await downloads.search({ id });
      if (item?.state !== 'in_progress') return item?.filename ?? '';
    }
  }, url);

/** Sets the zoom of the tab that shows an address; without a factor only reads it. */
export const zoomOf = (driver: Driver, url: string, factor?: number): Promise<number> =>
  driver.evaluateInExtension(
    async (address, to) => {
      const { tabs } = (globalThis as unknown as { chrome: Api }).chrome;
      const tab = (await tabs.query({})).find((one) => one.url === address);
      if (!tab) throw new Error(`no tab shows ${address}`);
      if (to) await tabs.setZoom(tab.id, to);
      return tabs.getZoom(tab.id);
    },
    url,
    factor ?? 0,
  );

/** Sends the background a message, as one of its own pages; throws where it is refused. */
export const tell = (driver: Driver, message: object): Promise<void> =>
  driver.evaluateInExtension(async (what) => {
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
    const answer = await runtime.sendMessage(what);
    if (!answer.ok) throw new Error(answer.error);
  }, message);

const WIPING = [
  ...['wipeHistory', 'wipeDownloads', 'wipeDownloadedFiles', 'wipeFormData', 'wipeSavedPasswords'],
  ...['wipeRecentlyClosed', 'wipeClipboard'],
];

/** Switches on everything that is erased beside cookies and storage. */
export async function wipeAllKinds(driver: Driver): Promise<void> {
  for (const key of WIPING) await tell(driver, { kind: 'set-setting', key, value: true });
}
