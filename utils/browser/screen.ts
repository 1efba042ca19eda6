import type { Tabs } from 'webextension-polyfill';
import browser from './api';

/** What is on the person's screen as a whole: our cover over it, and what is left when a visit is over. */
export interface Screen {
  /** Puts our handover page over everything, once. */
  cover(): Promise<void>;
  isCovered(): Promise<boolean>;
  uncover(): Promise<void>;
  /** Closes every tab but our own pages; one window stays, with a fresh tab. */
  clear(): Promise<void>;
  /** Shows a page of the administrator's, or the browser's own new tab when the address is empty. */
  start(address: string): Promise<void>;
  openWelcome(): Promise<void>;
  /** Called when no window is left. The browser may end at the same time. */
  onLastWindowClosed(listener: () => void): void;
  /** Called when a tab was closed and no cover is there (any more). */
  onUncovered(listener: () => void): void;
}

const HANDOVER = '/handover.html';
const ownUrl = (path: string) => browser.runtime.getURL(path);

/** Known before the browser tells its address. */
let coverId: number | undefined;

async function coverTabs(): Promise<Tabs.Tab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.filter(({ id, url = '' }) => id === coverId || url.startsWith(ownUrl(HANDOVER)));
}

const idsOf = (tabs: Tabs.Tab[]): number[] => tabs.map(({ id }) => id).filter((id) => id !== undefined);

/** A full screen of its own; where the browser gives none, a tab in front. */
async function openCover(): Promise<void> {
  const url = ownUrl(HANDOVER);
  try {
    const { tabs } = await browser.windows.create({ url, type: 'popup', state: 'fullscreen' });
    coverId = tabs?.[0]?.id;
  } catch {
    coverId = (await browser.tabs.create({ url, active: true })).id;
  }
}

async function bringToFront({ id, windowId }: Tabs.Tab): Promise<void> {
  if (id !== undefined) await browser.tabs.update(id, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

let covering: Promise<void> = Promise.resolve();

async function coverOnce(): Promise<void> {
  const [cover] = await coverTabs();
  await (cover ? bringToFront(cover) : openCover());
}

async function normalWindowId(): Promise<number | undefined> {
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  return (windows.find(({ focused, incognito }) => focused && !incognito) ?? windows.find((one) => !one.incognito))?.id;
}

export const screen: Screen = {
  cover() {
    covering = covering.then(coverOnce, coverOnce);
    return covering;
  },
  isCovered: async () => (await coverTabs()).length > 0,
  async uncover() {
    const covers = await coverTabs();
    // A browser that loses its last window ends.
    if (covers.length > 0 && (await normalWindowId()) === undefined) await browser.windows.create({});
    await Promise.allSettled(idsOf(covers).map((id) => browser.tabs.remove(id)));
  },
  async clear() {
    const others = (await browser.tabs.query({})).filter(
      ({ id, url = '' }) => id !== coverId && !url.startsWith(ownUrl('')),
    );
    if (others.length === 0) return;
    const windowId = await normalWindowId();
    if (windowId === undefined) await browser.windows.create({ focused: false });
    else await browser.tabs.create({ windowId, active: true });
    await Promise.allSettled(idsOf(others).map((id) => browser.tabs.remove(id)));
  },
  async start(address) {
    const windowId = await normalWindowId();
    const url = address === '' ? {} : { url: address };
    if (windowId === undefined) await browser.windows.create(url);
    else await browser.tabs.create({ windowId, active: true, ...url });
  },
  async openWelcome() {
    await browser.tabs.create({ url: ownUrl('/welcome.html') });
  },
  onLastWindowClosed(listener) {
    browser.windows.onRemoved.addListener(() => {
      void browser.windows.getAll().then(
        (windows) => windows.length === 0 && listener(),
        // A browser that is ending answers nothing any more: it has no window either.
        listener,
      );
    });
  },
  onUncovered(listener) {
    browser.tabs.onRemoved.addListener(() => {
      void coverTabs().then(
        (covers) => covers.length === 0 && listener(),
        () => undefined, // a browser that is ending has no screen to cover
      );
    });
  },
};
