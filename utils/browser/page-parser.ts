import type { FetchedPage } from '../page/fetched-page';
import type { Home } from '../page/home';
import browser from './api';
import { onMessage } from './on-message';
import { loadPageFunctions } from './page-functions';

/** Reads the text of a fetched page as a document, without running anything in it. */
export interface PageParser {
  parse(text: string, address: string, status: number, home: Home): Promise<FetchedPage>;
}

/** Messages from the background to the offscreen document; every other page ignores them. */
export interface ParseMessage {
  target: 'page-parser';
  text: string;
  address: string;
  status: number;
  home: Home;
}
interface ClipboardMessage {
  target: 'page-parser';
  emptyClipboard: true;
}

const OFFSCREEN_PAGE = 'page-parser.html';

/** The polyfill knows no `offscreen`; Chromium only. */
interface Offscreen {
  hasDocument(): Promise<boolean>;
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}
const offscreen = (): Offscreen => (globalThis as unknown as { chrome: { offscreen: Offscreen } }).chrome.offscreen;

/**
 * Longest time for one page, and for opening the document: ordinary pages take milliseconds. One that is made to keep its
 * reader must not keep all other sites from being logged out of, and the wipe from being done.
 */
const LIMIT_MS = 5_000;

/** The last of those that wait for the document: it does one thing at a time, and nobody's limit runs meanwhile. */
let turn: Promise<unknown> = Promise.resolve();

/** A worker has no DOM, so Chromium parses in an offscreen document; it is opened once and shared. */
async function openOffscreen(): Promise<void> {
  if (await offscreen().hasDocument()) return;
  await offscreen().createDocument({
    url: OFFSCREEN_PAGE,
    reasons: ['DOM_PARSER', 'CLIPBOARD'],
    justification: 'Reads fetched pages to find their log-out control; empties the clipboard after a visit.',
  });
}

/** What the work comes to; rejects when that takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error('page parser: no answer in time')), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(limit));
}

/** A document that does not answer is closed, so that whoever asks next gets a new one. */
async function askInTime(message: ParseMessage | ClipboardMessage): Promise<unknown> {
  await inTime(openOffscreen());
  try {
    return await inTime(browser.runtime.sendMessage(message));
  } catch (error) {
    await inTime(offscreen().closeDocument()).catch(() => undefined); // not closed either: the next one is told the same
    throw error;
  }
}

function askOffscreen(message: ParseMessage | ClipboardMessage): Promise<unknown> {
  const answer = turn.then(() => askInTime(message));
  turn = answer.catch(() => undefined);
  return answer;
}

async function parseOffscreen(message: ParseMessage): Promise<FetchedPage> {
  const page = (await askOffscreen(message)) as FetchedPage | null;
  if (!page) throw new Error('page parser: could not read the page');
  return page;
}

/** Chromium only: a worker has no clipboard. Firefox's background empties it by itself. */
export const emptyClipboardOffscreen = (): Promise<unknown> =>
  askOffscreen({ target: 'page-parser', emptyClipboard: true });

/** A page that cannot have the focus may not use `navigator.clipboard`, but it may copy: nothing, in this case. */
function emptyClipboard(): boolean {
  const putNothing = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', '');
    event.preventDefault();
  };
  document.addEventListener('copy', putNothing, { once: true });
  return document.execCommand('copy');
}

/** Firefox's background is a page and parses by itself. */
export function createPageParser(): PageParser {
  return {
    parse: async (text, address, status, home) =>
      import.meta.env.FIREFOX
        ? (await loadPageFunctions()).readFetchedPage(text, address, status, home)
        : parseOffscreen({ target: 'page-parser', text, address, status, home }),
  };
}

/** Called by the offscreen document: answers the messages above. */
export function servePageParser(): void {
  onMessage((message) => {
    const {
      target,
      text,
      address,
      status,
      home,
      emptyClipboard: isEmptying,
    } = (message ?? {}) as Partial<Omit<ParseMessage, 'target'> & ClipboardMessage>;
    if (target === 'page-parser' && isEmptying) return Promise.resolve(emptyClipboard());
    if (target !== 'page-parser' || text === undefined || address === undefined || !home) return undefined;
    return loadPageFunctions().then((page) => page.readFetchedPage(text, address, status ?? 200, home));
  });
}
