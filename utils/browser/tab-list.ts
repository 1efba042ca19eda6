import type { Tabs } from 'webextension-polyfill';
import browser from './api';

export interface SiteTab {
  id: number;
  url: string;
  storeId: string;
  isActive: boolean;
  isPrivate: boolean;
  isComplete: boolean;
  /** A document is on its way. Neither this nor complete: the tab is unloaded. */
  isLoading: boolean;
  isAudible: boolean;
  iconUrl: string | null;
}

export interface TabChange {
  tab: SiteTab;
  /** `complete`: a document has loaded; `address`: the address changed without a load; `other`: title, icon and such. */
  what: 'complete' | 'address' | 'other';
}

/** The open tabs: listing, opening out of sight, closing, watching. */
export interface TabList {
  all(): Promise<SiteTab[]>;
  /** Cookie store of a tab, whatever it shows; null when it is gone. */
  storeOf(tabId: number): Promise<string | null>;
  /**
   * The tab in front in the window that was used last; where a page of ours is in front, the tab before it: a list that is
   * read there must not change by being looked at.
   */
  present(): Promise<SiteTab | null>;
  /** Opens a tab behind the others, muted, in the given cookie store; null where no window or no such store is open. */
  openBehind(url: string, storeId: string): Promise<SiteTab | null>;
  openInFront(url: string): Promise<void>;
  /** Resolves when the tab has loaded a document; `false` when it was closed or `signal` was aborted first. */
  loaded(tabId: number, signal: AbortSignal): Promise<boolean>;
  /** Both browsers keep a zoom by host: it is forgotten with the browser's own value (no call for a host without a tab). */
  resetZoom(tabs: SiteTab[]): Promise<void>;
  /** Closes tabs and keeps every window alive with a fresh tab. */
  close(tabIds: number[]): Promise<void>;
  onChange(listener: (change: TabChange) => void): void;
  onClose(listener: (tabId: number) => void): void;
}

/** Chromium tells no store id with a tab: '0' is the normal one, '1' the private one (platform.md B5). */
const storeOf = (tab: Tabs.Tab): string => tab.cookieStoreId ?? (tab.incognito ? '1' : '0');

function toSiteTab(tab: Tabs.Tab): SiteTab | null {
  if (tab.id === undefined || !/^https?:/.test(tab.url ?? '')) return null;
  return {
    id: tab.id,
    url: tab.url ?? '',
    storeId: storeOf(tab),
    isActive: tab.active,
    isPrivate: tab.incognito,
    isComplete: tab.status === 'complete',
    isLoading: tab.status === 'loading',
    isAudible: tab.audible ?? false,
    iconUrl: tab.favIconUrl ?? null,
  };
}

/** A window for a tab in this store: one that has such a tab, or else one of the same kind; null where there is none. */
async function windowFor(storeId: string): Promise<number | null> {
  const near = (await browser.tabs.query({})).find((tab) => storeOf(tab) === storeId);
  if (near?.windowId !== undefined) return near.windowId;
  const isPrivate = storeId === '1' || storeId === 'firefox-private';
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  return windows.find(({ incognito }) => incognito === isPrivate)?.id ?? null;
}

async function openBehind(url: string, storeId: string): Promise<SiteTab | null> {
  // Always named: the browser would take the window that was used last, which may be a private one (measured in both).
  const windowId = await windowFor(storeId);
  if (windowId === null) return null;
  const container = storeId.startsWith('firefox-') ? { cookieStoreId: storeId } : {};
  try {
    const tab = await browser.tabs.create({ url, active: false, windowId, ...container });
    if (tab.id === undefined) return null;
    await browser.tabs.update(tab.id, { muted: true });
    return toSiteTab({ ...tab, url });
  } catch {
    return null; // the window was closed, or the container removed, while it was asked for
  }
}

/** Watches one tab until it has loaded, was closed, or the signal ends the wait. */
function loaded(tabId: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isLoaded: boolean) => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      signal.removeEventListener('abort', onAbort);
      resolve(isLoaded);
    };
    const onUpdated = (id: number, info: Tabs.OnUpdatedChangeInfoType) => {
      if (id === tabId && info.status === 'complete') finish(true);
    };
    const onRemoved = (id: number) => id === tabId && finish(false);
    const onAbort = () => finish(false);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) finish(false);
    browser.tabs.get(tabId).then(
      (tab) => tab.status === 'complete' && /^https?:/.test(tab.url ?? '') && finish(true),
      () => finish(false),
    );
  });
}

/** A window that would lose its last tab gets a fresh one first, so that the browser stays open. */
async function keepWindowsAlive(tabIds: Set<number>): Promise<void> {
  const byWindow = Map.groupBy(await browser.tabs.query({}), (tab) => tab.windowId);
  for (const [windowId, tabs] of byWindow) {
    if (windowId !== undefined && tabs.every((tab) => tab.id !== undefined && tabIds.has(tab.id)))
      await browser.tabs.create({ windowId, active: false });
  }
}

const isOurs = ({ url }: Tabs.Tab): boolean => url?.startsWith(browser.runtime.getURL('')) ?? false;

/** The tab of the same window that was in front last, and is no page of ours. */
async function tabBefore({ windowId }: Tabs.Tab): Promise<Tabs.Tab | undefined> {
  const others = (await browser.tabs.query({ windowId })).filter((tab) => !isOurs(tab));
  return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** Chromium waits for as long as nobody answers a page that asks whether to leave it; whoever closes tabs must not. */
const CLOSE_LIMIT_MS = 5_000;

export const tabList: TabList = {
  all: async () => (await browser.tabs.query({})).map(toSiteTab).filter((tab) => tab !== null),
  storeOf: (tabId) => browser.tabs.get(tabId).then(storeOf, () => null),
  async present() {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const shown = tab && isOurs(tab) ? await tabBefore(tab) : tab;
    return shown ? toSiteTab(shown) : null;
  },
  openBehind,
  async openInFront(url) {
    await browser.tabs.create({ url });
  },
  loaded,
  async resetZoom(tabs) {
    await Promise.allSettled(tabs.map(({ id }) => browser.tabs.setZoom(id, 0)));
  },
  async close(tabIds) {
    await keepWindowsAlive(new Set(tabIds));
    const closed = Promise.allSettled(tabIds.map((id) => browser.tabs.remove(id)));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS))]);
  },
  onChange(listener) {
    browser.tabs.onUpdated.addListener((_id, info, tab) => {
      const siteTab = toSiteTab(tab);
      if (!siteTab) return;
      const what = info.status === 'complete' ? 'complete' : info.url ? 'address' : 'other';
      listener({ tab: siteTab, what });
    });
  },
  onClose(listener) {
    browser.tabs.onRemoved.addListener(listener);
  },
};
