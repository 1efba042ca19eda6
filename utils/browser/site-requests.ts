import browser from './api';
import { expectRedirect, forgetRedirect, listenToRedirects, type Redirect, redirectOf } from './redirect-watch';
import { inTurn } from './request-turns';
import { OPEN_ID } from './start-gate';

/** Which cookies go with a request: the person's own, none, or exactly the `Cookie` header that an address is sent. */
export type RequestCookies = { kind: 'jar' } | { kind: 'none' } | { kind: 'exact'; header: string; madeFor: string };

export interface SiteRequest {
  /** Registrable domain; the request must stay on it. */
  site: string;
  url: string;
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT';
  headers?: Record<string, string>;
  body?: string;
  cookies: RequestCookies;
  /** Page that the request claims to come from; the address itself when absent. */
  from?: string;
  /** `stop` answers with the redirect itself instead of following it. */
  redirects?: 'follow' | 'stop';
  signal: AbortSignal;
}

export type SiteAnswer =
  | {
      ok: true;
      status: number;
      /** Final address after redirects. */
      address: string;
      text: string;
      header(name: string): string | null;
      /** Where a redirect that was not followed leads, and the cookies it sets. */
      redirect: Redirect | null;
    }
  | { ok: false; reason: 'offline' | 'stopped' };

/** Requests in the person's name from the background, which look to the site as those of its own pages do. */
export interface SiteRequests {
  send(request: SiteRequest): Promise<SiteAnswer>;
  /** Registers what has to listen; call it in the first tick. */
  listen(): void;
  /** Removes header rules that a killed background left behind. */
  reset(): Promise<void>;
}

/** Longest text of an answer that is read, in characters: enough for any page, a bound for hostile ones. */
const MAX_TEXT = 1_000_000;
/** As a browser asks for a page: applications answer a request that takes JSON differently. */
const PAGE_ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let nextRuleId = 1;
/** Longest address that a rule is made for alone. */
const LONGEST_ADDRESS = 1_000;

/**
 * The address that a rule for this request can be limited to; null where redirects are followed, because the rule has
 * to hold for wherever they lead, or where the address has signs that a filter reads otherwise.
 */
function ownAddress({ url, redirects }: SiteRequest): string | null {
  const address = url.replace(/#.*$/, '');
  const isPlain = !/[*^|]/.test(address) && address.length <= LONGEST_ADDRESS;
  return redirects === 'stop' && isPlain ? address.toLowerCase() : null;
}

/** What addresses a rule is for: that one, or any; but what was to go through an encrypted line goes through no other. */
function filterOf(request: SiteRequest): string | null {
  const address = ownAddress(request);
  if (address !== null) return `|${address}|`;
  // Of the site, for the request itself may be one to another site that leads back here.
  const { cookies, url } = request;
  return (cookies.kind === 'exact' ? cookies.madeFor : url).startsWith('https:') ? '|https:' : null;
}

/** `Sec-Fetch-Site` as a browser says it of a request from one page (Fetch Metadata Request Headers, section 2.3). */
function fetchSiteOf(from: URL, { url, site }: SiteRequest): 'same-origin' | 'same-site' | 'cross-site' {
  const to = new URL(url);
  if (from.origin === to.origin) return 'same-origin';
  const isOfSite = from.hostname === site || from.hostname.endsWith(`.${site}`);
  return isOfSite && from.protocol === to.protocol ? 'same-site' : 'cross-site';
}

/** The header rule of platform.md B3: limited to our own requests and to one site or address; sets what fetch may not. */
function headerRule(id: number, request: SiteRequest) {
  const from = new URL(request.from ?? request.url);
  const filter = filterOf(request);
  const isGet = (request.method ?? 'GET') === 'GET';
  const set = (header: string, value: string) => ({ header, operation: 'set' as const, value });
  const requestHeaders = [
    set('referer', from.origin + from.pathname),
    set('sec-fetch-site', fetchSiteOf(from, request)),
    ...(isGet ? [{ header: 'origin', operation: 'remove' as const }] : [set('origin', from.origin)]),
    ...(request.cookies.kind === 'exact' ? [set('cookie', request.cookies.header)] : []),
  ];
  return {
    id,
    priority: 1,
    condition: {
      initiatorDomains: [new URL(browser.runtime.getURL('')).host],
      requestDomains: [request.site],
      ...(filter === null ? {} : { urlFilter: filter, isUrlFilterCaseSensitive: false }),
      resourceTypes: ['xmlhttprequest' as const],
    },
    action: { type: 'modifyHeaders' as const, requestHeaders },
  };
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < MAX_TEXT) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text;
}

async function fetchAnswer(request: SiteRequest): Promise<SiteAnswer> {
  try {
    if (request.redirects === 'stop') expectRedirect(request.url);
    const response = await fetch(request.url, {
      method: request.method ?? 'GET',
      headers: { accept: PAGE_ACCEPT, ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: request.cookies.kind === 'jar' ? 'include' : 'omit',
      cache: 'no-store',
      redirect: request.redirects === 'stop' ? 'manual' : 'follow',
      signal: request.signal,
    });
    const redirect = response.type === 'opaqueredirect' ? await redirectOf(request.url) : null;
    return {
      ok: true,
      redirect,
      status: redirect?.status ?? response.status,
      address: response.url || request.url,
      text: await readText(response),
      header: (name) => response.headers.get(name),
    };
  } catch {
    // fetch rejects alike for no network, refused certificate, redirect loop and abort; none is a fault of ours.
    return { ok: false, reason: request.signal.aborted ? 'stopped' : 'offline' };
  } finally {
    forgetRedirect(request.url);
  }
}

async function sendWithRule(request: SiteRequest): Promise<SiteAnswer> {
  const id = nextRuleId++;
  const rules = browser.declarativeNetRequest;
  await rules.updateSessionRules({ removeRuleIds: [id], addRules: [headerRule(id, request)] as never });
  try {
    return await fetchAnswer(request);
  } finally {
    await rules.updateSessionRules({ removeRuleIds: [id] });
  }
}

export const siteRequests: SiteRequests = {
  listen: listenToRedirects,
  send: (request) => inTurn(request.site, ownAddress(request), () => sendWithRule(request)),
  async reset() {
    const left = await browser.declarativeNetRequest.getSessionRules();
    const ids = left.map(({ id }) => id).filter((id) => id !== OPEN_ID);
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: ids });
  },
};
