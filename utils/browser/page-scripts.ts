import type { Busy } from '../page/busy';
import type { Home } from '../page/home';
import type { PressTask, RemoveTask } from '../page/page-functions';
import type { PageReading, PressResult } from '../page/page-reading';
import browser from './api';
import { emptyOrigin } from './empty-origin';
import { PAGE_FUNCTIONS_FILE } from './page-functions';
import { giveQuestionsBack, takeQuestions } from './page-questions';
import { prepareClosing } from './prepare-closing';

/** Runs our own packaged scripts in a page, on demand. */
export interface PageScripts {
  /** Reads what the page of a site shows; null when the page cannot be read (discarded, error page, no access). */
  probe(tabId: number, home: Home): Promise<PageReading | null>;
  /** What the page is busy with for the person; null for nothing, and for a page that cannot be read. */
  busyWith(tabId: number): Promise<Busy | null>;
  /**
   * Presses the page's own log-out control, and in a page of this home only: the tab may just be going on to another
   * site. The recipe's selector names it where it is known.
   */
  press(tabId: number, home: Home, selector?: string): Promise<PressResult | null>;
  /** Token values out of the storage of a page of this home, for a proof held in memory; null when there is none to be read. */
  tokenValues(tabId: number, home: Home): Promise<string[] | null>;
  /** Removes the credentials from the storage of this origin's page, but those marked; false when one may be left. */
  removeTokens(tabId: number, task: RemoveTask): Promise<boolean>;
  /**
   * Makes the browser forget the HTTP sign-in at an address of the page's origin (platform.md B2, trick 2); whether it
   * did is asked, not believed. False in Chromium's private windows: only closing them ends it.
   */
  dropHttpSignIn(tabId: number, address: string): Promise<boolean>;
  /**
   * Firefox only: empties from inside what no other call reaches there: Cache API, service workers and private files of
   * this origin's page, and all that frames of other sites store in its partition. False when the page itself was not emptied.
   */
  emptyFromInside(tabId: number, origin: string): Promise<boolean>;
  /** Takes away a page's power to hold its tab open with a question, and what it kept for this tab only. */
  prepareClosing(tabId: number): Promise<void>;
}

type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/** Longest time any script of ours may take in a page. */
const LIMIT_MS = 12_000;
/** For what only sets something: Chromium lets scripts wait in a page whose access was withdrawn, and a wipe must not. */
const SHORT_LIMIT_MS = 4_000;
/** After its page was left, a script that was not done by then never will be: a cached page is frozen. */
const LEFT_MS = 800;

/** Resolves with null some time after the tab goes to another page, and at the latest after the limit. */
function left(tabId: number, done: AbortSignal, limitMs: number): Promise<null> {
  return new Promise((resolve) => {
    const end = () => resolve(null);
    const onUpdated = (id: number, info: { status?: string }) => {
      if (id === tabId && info.status === 'loading') setTimeout(end, LEFT_MS);
    };
    const limit = setTimeout(end, limitMs);
    browser.tabs.onUpdated.addListener(onUpdated);
    done.addEventListener('abort', () => {
      clearTimeout(limit);
      browser.tabs.onUpdated.removeListener(onUpdated);
    });
  });
}

/** Injection fails on pages that are gone, discarded or forbidden: that is an expected answer, not an error. */
async function execute<T>(details: Injection): Promise<T | null> {
  try {
    const frames = await browser.scripting.executeScript(details);
    return (
      (frames.find(({ frameId }) => frameId === (details.target.frameIds?.[0] ?? 0))?.result as T | undefined) ?? null
    );
  } catch {
    return null;
  }
}

/** Status of the answer that a request of the page itself gets there; null when there is none. */
const statusInPage = (tabId: number, address: string): Promise<number | null> =>
  inject<number>({
    target: { tabId },
    // In Firefox the sign-ins are kept by page, and only the page's own requests reach them.
    world: 'MAIN' as never,
    func: (url: string) =>
      fetch(url, { cache: 'no-store' }).then(
        ({ status }) => status,
        () => null,
      ),
    args: [address],
  } as Injection);

interface SentHeaders {
  requestHeaders?: { name: string; value?: string }[];
}

/**
 * A request of the tab goes without its sign-in, and the dialog of the refusal, which would hold the tab, is cancelled:
 * Firefox then forgets the sign-in. What the next request is sent with shows whether it did; its answer does not always,
 * because a cancelled one may be an error to the page.
 */
async function dropInPage(tabId: number, address: string): Promise<boolean> {
  const { onBeforeSendHeaders, onSendHeaders, onAuthRequired } = browser.webRequest;
  const filter = { urls: ['http://*/*', 'https://*/*'], tabId };
  const isAuthorization = ({ name }: { name: string }) => name.toLowerCase() === 'authorization';
  const strip = ({ requestHeaders = [] }: SentHeaders) => ({
    requestHeaders: requestHeaders.filter((header) => !isAuthorization(header)),
  });
  const wasSignedIn: boolean[] = [];
  const note = ({ url, requestHeaders = [] }: SentHeaders & { url: string }) => {
    if (url === address) wasSignedIn.push(requestHeaders.some(isAuthorization));
  };
  const cancel = () => ({ cancel: true });
  onBeforeSendHeaders.addListener(strip, filter, ['blocking', 'requestHeaders']);
  onAuthRequired.addListener(cancel, filter, ['blocking']);
  try {
    await statusInPage(tabId, address);
    onBeforeSendHeaders.removeListener(strip);
    onSendHeaders.addListener(note, filter, ['requestHeaders']);
    const status = await statusInPage(tabId, address);
    return (status === 401 || status === null) && wasSignedIn.length > 0 && !wasSignedIn.includes(true);
  } finally {
    onBeforeSendHeaders.removeListener(strip);
    onSendHeaders.removeListener(note);
    onAuthRequired.removeListener(cancel);
  }
}

/** Chromium forgets a sign-in when another one is refused; the background's requests share it with normal windows. */
async function dropInBackground(tabId: number, address: string): Promise<boolean> {
  const ask = (headers: Record<string, string>) => {
    const signal = AbortSignal.timeout(LIMIT_MS);
    return fetch(address, { headers, cache: 'no-store', credentials: 'include', signal }).then(
      ({ status }) => status,
      () => null,
    );
  };
  if ((await browser.tabs.get(tabId)).incognito) return false;
  await ask({ authorization: 'Basic bogus' });
  return (await ask({})) === 401;
}

/** Runs a script in a page; what it comes to there, or null where it cannot run, or not in time. */
export async function inject<T>(details: Injection, limitMs = LIMIT_MS): Promise<T | null> {
  const done = new AbortController();
  try {
    return await Promise.race([execute<T>(details), left(details.target.tabId, done.signal, limitMs)]);
  } finally {
    done.abort();
  }
}

type PageCall = 'busyWith' | 'probe' | 'press' | 'tokenValues' | 'removeTokens';
/** What a function is told: where it is at home, what to press there, or what to remove. */
type Told = Home | PressTask | RemoveTask;
/** What the page answers when our functions are not there, or those of another version. */
type Absent = { isAbsent: true };
const isAbsent = (answer: unknown): answer is Absent => (answer as Partial<Absent> | null)?.isAbsent === true;

/** Calls one of our functions where they already are. Runs in the page, so it can use nothing from here. */
function call(name: PageCall, version: string, told?: Told): unknown {
  const page = globalThis.walkawayPage;
  if (!page || (page.version ?? version) !== version) return { isAbsent: true };
  page.version = version;
  return (page[name] as (told?: Told) => unknown)(told);
}

/** Loads our functions into the page when they are not there yet: the second call in a page costs nothing. */
async function callInPage<T>(tabId: number, name: PageCall, told?: Told): Promise<T | Absent | null> {
  const target = { tabId, frameIds: [0] };
  const version = browser.runtime.getManifest().version;
  const args = [name, version, ...(told ? [told] : [])];
  const details = { target, func: call, args } as Injection;
  const answer = await inject<T | Absent>(details);
  if (!isAbsent(answer)) return answer;
  const isLoaded = await inject<boolean>({ target, files: [PAGE_FUNCTIONS_FILE] });
  return isLoaded ? inject<T | Absent>(details) : answer;
}

/** Calls one of our functions in a tab; null where it cannot be called. */
async function askPage<T>(tabId: number, name: PageCall, told?: Told): Promise<T | null> {
  const answer = await callInPage<T>(tabId, name, told);
  return isAbsent(answer) ? null : answer;
}

/** The page's own boxes are out of the way, and its question is answered, while something is pressed. */
async function pressUnasked(tabId: number, { sites }: Home, selector?: string): Promise<PressResult | Absent | null> {
  const question = crypto.randomUUID();
  const own = { world: 'MAIN' as never, injectImmediately: true, args: [question] };
  await inject({ ...own, target: { tabId, allFrames: true }, func: takeQuestions } as Injection);
  try {
    return await callInPage<PressResult>(tabId, 'press', { sites, question, ...(selector ? { selector } : {}) });
  } finally {
    // Not awaited: a page that was left by the press has nothing to be given back.
    void inject({ ...own, target: { tabId }, func: giveQuestionsBack } as Injection);
  }
}

export const pageScripts: PageScripts = {
  probe: (tabId, home) => askPage<PageReading>(tabId, 'probe', home),
  busyWith: (tabId) => askPage<Busy>(tabId, 'busyWith'),
  async press(tabId, home, selector) {
    const isReachable = await inject<boolean>({ target: { tabId }, func: () => true });
    if (!isReachable) return null;
    const result = await pressUnasked(tabId, home, selector);
    if (isAbsent(result)) return null;
    // A press that leads to another page takes the script's answer with it.
    return result ?? { pressed: true, kind: 'link', menusOpened: 0, confirmed: false };
  },
  tokenValues: (tabId, home) => askPage<string[]>(tabId, 'tokenValues', home),
  async removeTokens(tabId, task) {
    return (await callInPage<boolean>(tabId, 'removeTokens', task)) === true;
  },
  dropHttpSignIn: (tabId, address) => (import.meta.env.FIREFOX ? dropInPage : dropInBackground)(tabId, address),
  async emptyFromInside(tabId, origin) {
    if (!import.meta.env.FIREFOX) return false; // browsingData reaches all of it in Chromium
    const isEmptied = await inject<boolean>({
      target: { tabId, allFrames: true },
      // Private files can be listed only from the page's own world (platform.md B5).
      world: 'MAIN' as never,
      func: emptyOrigin,
      args: [origin],
    } as Injection);
    return isEmptied === true;
  },
  async prepareClosing(tabId) {
    const own = { world: 'MAIN' as never, injectImmediately: true, func: prepareClosing };
    await inject({ ...own, target: { tabId, allFrames: true } } as Injection, SHORT_LIMIT_MS);
  },
};
