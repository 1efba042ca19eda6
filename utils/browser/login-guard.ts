import type { Runtime } from 'webextension-polyfill';
import browser from './api';
import { LOGIN_NEWS } from './login-news';
import { inject } from './page-scripts';

const SCRIPT = {
  id: 'login-guard',
  js: ['/login-guard.js'],
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  runAt: 'document_start',
} as const;

/** Unticks what only its label tells, in many languages. */
const LABELS_FILE = '/page-remember.js';

/** One frame of a tab that shows a site. */
export interface GuardedFrame {
  tabId: number;
  frameId: number;
}

/** The guard's script in web pages. */
export interface LoginGuards {
  /** Has the script run in every page that is loaded from now on, or in none; asking twice changes nothing. */
  register(isWanted: boolean): Promise<void>;
  /**
   * Calls back when a page says that it has a login form with ticked boxes. What says so is a web page's process: nothing
   * it sends is passed on, only where it is, which the browser itself tells.
   */
  onLoginForm(listener: (frame: GuardedFrame) => void): void;
  /** Unticks what the labels tell in that frame; how many boxes are newly unticked there. */
  untick(frame: GuardedFrame): Promise<number>;
  tickAgain(frame: GuardedFrame): Promise<void>;
}

const isNews = (message: unknown): boolean => JSON.stringify(message) === JSON.stringify(LOGIN_NEWS);

function frameOf({ id, tab, frameId, url }: Runtime.MessageSender): GuardedFrame | null {
  if (id !== browser.runtime.id || tab?.id === undefined || frameId === undefined) return null;
  return /^https?:/.test(url ?? '') ? { tabId: tab.id, frameId } : null;
}

const targetOf = ({ tabId, frameId }: GuardedFrame) => ({ tabId, frameIds: [frameId] });

export const loginGuards: LoginGuards = {
  async register(isWanted) {
    const ids = { ids: [SCRIPT.id] };
    const isThere = (await browser.scripting.getRegisteredContentScripts(ids)).length > 0;
    if (isWanted && !isThere) await browser.scripting.registerContentScripts([SCRIPT as never]);
    if (!isWanted && isThere) await browser.scripting.unregisterContentScripts(ids);
  },
  onLoginForm(listener) {
    browser.runtime.onMessage.addListener(((message: unknown, sender: Runtime.MessageSender) => {
      const frame = isNews(message) ? frameOf(sender) : null;
      if (frame) listener(frame);
    }) as never);
  },
  untick: async (frame) => (await inject<number>({ target: targetOf(frame), files: [LABELS_FILE] })) ?? 0,
  async tickAgain(frame) {
    await inject({ target: targetOf(frame), func: () => globalThis.walkawayGuard?.tickAgain() });
  },
};
