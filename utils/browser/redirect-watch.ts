import type { WebRequest } from 'webextension-polyfill';
import browser from './api';

/** What a redirect says, which `fetch` keeps to itself. */
export interface Redirect {
  status: number;
  /** As the server wrote it: may be relative. */
  location: string | null;
  /** `Set-Cookie` lines of the answer. */
  setCookies: string[];
}

/** The event may come a little after `fetch` has its answer (measured in both browsers). */
const LATE_MS = 1_000;

/** Addresses that a request of ours is under way to: nothing else is kept. */
const expected = new Set<string>();
const early = new Map<string, Redirect>();
const waiting = new Map<string, (redirect: Redirect) => void>();

const valuesOf = (headers: WebRequest.HttpHeaders | undefined, name: string): string[] =>
  (headers ?? []).flatMap((header) =>
    // Firefox puts several lines into one value.
    header.name.toLowerCase() === name && header.value ? header.value.split('\n') : [],
  );

function onHeaders(details: WebRequest.OnHeadersReceivedDetailsType): void {
  if (details.statusCode < 300 || details.statusCode >= 400 || !expected.has(details.url)) return;
  const redirect = {
    status: details.statusCode,
    location: valuesOf(details.responseHeaders, 'location')[0] ?? null,
    setCookies: valuesOf(details.responseHeaders, 'set-cookie'),
  };
  const listener = waiting.get(details.url);
  if (listener) listener(redirect);
  else early.set(details.url, redirect);
}

/** Watches redirects of our own requests; call it in the first tick. */
export function listenToRedirects(): void {
  const filter = { urls: ['http://*/*', 'https://*/*'], types: ['xmlhttprequest' as const], tabId: -1 };
  const extra = import.meta.env.FIREFOX ? [] : ['extraHeaders' as never];
  browser.webRequest.onHeadersReceived.addListener(onHeaders, filter, ['responseHeaders', ...extra]);
}

/** Listens for the redirect of a request to this address, until `forgetRedirect`. */
export const expectRedirect = (url: string): void => void expected.add(url);

export function forgetRedirect(url: string): void {
  expected.delete(url);
  early.delete(url);
}

/** The redirect that our request to this address was answered with; null when the browser does not tell in time. */
export function redirectOf(url: string): Promise<Redirect | null> {
  const known = early.get(url);
  early.delete(url);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = (redirect: Redirect | null) => {
      clearTimeout(limit);
      waiting.delete(url);
      resolve(redirect);
    };
    const limit = setTimeout(() => finish(null), LATE_MS);
    waiting.set(url, finish);
  });
}
