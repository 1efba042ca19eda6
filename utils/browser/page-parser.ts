import type { FetchedPage } from '../page/fetched-page';
import type { Home } from '../page/home';
import browser from './api';
import { onMessage } from './on-message';
import { loadPageFunctions } from './page-functions';

/** Reads the text of a fetched page as a document, without running anything in it. */
export interface PageParser {
  /** Null for a page that keeps its reader for too long: nobody knows what it is. */
  parse(text: string, address: string, status: number, home: Home): Promise<FetchedPage | null>;
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
 * Longest time for one page: ordinary ones take milliseconds. One that is made to keep its reader must not keep all other
 * sites from being logged out of, and the wipe from being done.
 */
const LIMIT_MS = 5_000;
/** For the document to open: at the start of a browser everything is slow. */
const OPENING_MS = 20_000;

/** The last of those that wait for the document: it does one thing at a time, and nobody's limit for a page runs meanwhile. */
let turn: Promise<unknown> = Promise.resolve();
let opening: Promise<void> | null = null;

/** A worker has no DOM, so Chromium parses in an offscreen document; it is opened once and shared. */
function openOffscreen(): Promise<void> {
  opening ??= openDocument().finally(() => {
    opening = null;
  });
  return opening;
}

async function openDocument(): Promise<void> {
  if (await offscreen().hasDocument()) return;
  await offscreen().createDocument({
    url: OFFSCREEN_PAGE,
    reasons: ['DOM_PARSER', 'CLIPBOARD'],
    justification: 'Reads fetched pages to find their log-out control; empties the clipboard after a visit.',
  });
}

const LATE = Symbol('late');

/** What the work comes to, or `LATE`. */
async function inTime<T>(work: Promise<T>, limitMs = LIMIT_MS): Promise<T | typeof LATE> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    limit = setTimeout(() => resolve(LATE), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(limit));
}

/** A document that does not answer is closed, so that whoever asks next gets a new one. */
async function askInTime(message: ParseMessage | ClipboardMessage): Promise<unknown> {
  if ((await inTime(openOffscreen())) === LATE) return null; // it may have been closed meanwhile
  const answer = await inTime(browser.runtime.sendMessage(message));
  if (answer !== LATE) return answer;
  await inTime(offscreen().closeDocument());
  return null;
}

function askOffscreen(message: ParseMessage | ClipboardMessage): Promise<unknown> {
  const opened = inTime(openOffscreen(), OPENING_MS);
  const answer = Promise.all([opened, turn]).then(([first]) => (first === LATE ? null : askInTime(message)));
  turn = answer.catch(() => undefined);
  return answer;
}

/** Chromium only: a worker has no clipboard. Firefox's background empties it by itself. */
export async function emptyClipboardOffscreen(): Promise<void> {
  const answer = await askOffscreen({ target: 'page-parser', emptyClipboard: true });
  if (answer === null) throw new Error('the clipboard was not emptied in time');
}

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
        : ((await askOffscreen({ target: 'page-parser', text, address, status, home })) as FetchedPage | null),
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
