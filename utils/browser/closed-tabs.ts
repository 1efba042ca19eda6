import type { Sessions } from 'webextension-polyfill';
import browser from './api';
import type { Remembered, RememberedList } from './remembered-list';

type ForgetClosed = (session: Sessions.Session) => Promise<unknown>;

/** A window goes as a whole: its tabs cannot be taken out one by one. */
const forgetInFirefox: ForgetClosed = async ({ tab, window }) => {
  const id = tab?.sessionId ?? window?.sessionId;
  if (id === undefined) return;
  if (tab) await browser.sessions.forgetClosedTab(tab.windowId ?? -1, id);
  else await browser.sessions.forgetClosedWindow(id);
};

const addressesOf = ({ tab, window }: Sessions.Session): string[] =>
  [tab, ...(window?.tabs ?? [])].map((one) => one?.url).filter((url) => url !== undefined);

/** Chromium has no call for it, but forgets closed tabs with their addresses in the history (platform.md B2). */
const inChromium = (session: Sessions.Session): Remembered[] =>
  addressesOf(session).map((url) => ({ urls: [url], storeId: null, forget: () => browser.history.deleteUrl({ url }) }));

const inFirefox = (session: Sessions.Session): Remembered[] => [
  {
    urls: addressesOf(session),
    storeId: session.tab?.cookieStoreId ?? null,
    forget: () => forgetInFirefox(session),
  },
];

/** Tabs and windows that a press could open again. */
export const closedTabs: RememberedList = {
  kind: 'closedTabs',
  async all() {
    const { sessions, history } = browser;
    if (!sessions || !(import.meta.env.FIREFOX || history)) return null;
    return (await sessions.getRecentlyClosed()).flatMap(import.meta.env.FIREFOX ? inFirefox : inChromium);
  },
};
