import type { Clock } from '../browser/clock';
import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { PageParser } from '../browser/page-parser';
import type { PageScripts } from '../browser/page-scripts';
import type { Redirect } from '../browser/redirect-watch';
import type { RequestCookies, SiteAnswer, SiteRequest, SiteRequests } from '../browser/site-requests';
import type { SiteTab, TabList } from '../browser/tab-list';
import type { FetchedPage } from '../page/fetched-page';
import type { Home } from '../page/home';
import type { Session } from '../session/session';
import { exactCookies } from '../session/site-cookies';
import type { SiteTrace } from '../session/site-trace';
import { isNormalStore } from '../session/store';
import type { Framework, Recipe } from '../site/recipe';
import { siteOf } from '../site/site';

/** What the log-out of any session needs from the browser. */
export interface LogoutPorts {
  jar: CookieJar;
  tabs: TabList;
  scripts: PageScripts;
  requests: SiteRequests;
  parser: PageParser;
  clock: Clock;
}

/** The log-out of one session while it goes on. */
export interface Ending {
  ports: LogoutPorts;
  session: Session;
  /** What is known of the site at this moment: a page that loads meanwhile adds to it. */
  traceNow(): SiteTrace;
  recipe: Recipe | null;
  /** Those that its cookies speak for. */
  frameworks: Framework[];
  allFrameworks(): Promise<Framework[]>;
  /** Tokens that calls of the site's pages were heard to carry. */
  heardTokens(): string[];
  /** Open tabs of the site in the session's store. */
  tabs: SiteTab[];
  /** The site's cookies in this store as they are now. */
  cookiesNow(): Promise<SiteCookie[]>;
  /** The cookies as they were whenever something was asked or pressed: the site may have renewed them on the way. */
  presses: SiteCookie[][];
  /** True for an account that was left for another one: its cookies are held here, the jar and the tabs are the other's. */
  isLeftAccount: boolean;
  /** Sites that were entered through this one and are being ended as well. */
  parties: string[];
  /** Its provider is ended later in the same job: until then, a silent login may bring the session back after any press. */
  mayComeBack: boolean;
  /** Whether a page of our own, which is closed since, showed that a press in it did something. */
  hidden: { showedEffect: boolean };
  /** Whether the site has answered anything at all, and something that nobody could read. */
  contact: { isMade: boolean; isUnread?: boolean };
  /** Over when the session's time limit is. */
  signal: AbortSignal;
  /** A time limit that begins now, for a session that has used so much of its time already, in milliseconds. */
  limit(usedMs?: number): AbortSignal;
}

/** One request may take this long: a site that hangs must not use up the session's whole time. */
const REQUEST_LIMIT_MS = 6_000;

/** The background's own requests carry the normal jar, without partitioned cookies (platform.md B3). */
const canUseJar = (storeId: string, cookies: SiteCookie[]) =>
  isNormalStore(storeId) && cookies.every((cookie) => !cookie.partitionKey?.topLevelSite);

export const limited = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]);

type PersonsRequest = Omit<SiteRequest, 'site' | 'cookies' | 'signal'>;

/** `own` is an address of the site whose cookies go with it, to that site's hosts only. */
async function sendOnce(ending: Ending, request: PersonsRequest, own: string): Promise<SiteAnswer> {
  const { session, ports, signal } = ending;
  const cookies = await ending.cookiesNow();
  const with_: RequestCookies =
    !ending.isLeftAccount && canUseJar(session.storeId, cookies) ? { kind: 'jar' } : exactCookies(cookies, own);
  const answer = await ports.requests.send({ ...request, site: siteOf(own), cookies: with_, signal: limited(signal) });
  if (answer.ok) ending.contact.isMade = true;
  return answer;
}

/** What acts may be passed on this often. */
const MOST_HOPS = 6;

/** The name of a host, which many sites have twice. */
const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');

/**
 * How what acts goes on after a redirect; null where it must not. 307 and 308 repeat it, body and all (RFC 9110, section
 * 15.4): at another host that would do something in the person's name which its own pages never asked for.
 */
function further(request: PersonsRequest, { status, location }: Redirect): PersonsRequest | null {
  if (!location || !URL.canParse(location, request.url)) return null;
  const { href: url, protocol } = new URL(location, request.url);
  if (!/^https?:$/.test(protocol)) return null;
  if (status !== 307 && status !== 308) return request.from === undefined ? { url } : { url, from: request.from };
  return hostOf(url) === hostOf(request.url) ? { ...request, url } : null;
}

/**
 * Sends a request as the person who is logged in: the site stores its answer's cookies where the browser can. Redirects
 * of what acts are followed here, because the browser would repeat it wherever they lead. Every request remains one of the
 * first one's site: at another one it must not look like that one's own.
 */
export async function sendAsPerson(ending: Ending, request: PersonsRequest): Promise<SiteAnswer> {
  let own = request.url;
  let next = request;
  for (let hop = 0; ; hop++) {
    const isLeftToBrowser = (next.method ?? 'GET') === 'GET' || request.redirects === 'stop';
    if (isLeftToBrowser) return sendOnce(ending, next, own);
    const url = new URL(next.url).href.replace(/#.*$/, ''); // as the browser names it when it tells of a redirect
    const answer = await sendOnce(ending, { ...next, url, redirects: 'stop' }, own);
    const onward = answer.ok && answer.redirect && hop < MOST_HOPS ? further(next, answer.redirect) : null;
    if (!onward) return answer;
    next = onward;
    // A provider sends the person back to the site, which must know them then.
    if (siteOf(next.url) === siteOf(own)) own = next.url;
  }
}

/** Fetches a page as the person and reads it; null when the site does not answer, or with nothing that can be read. */
export async function readAsPerson(
  ending: Ending,
  url: string,
): Promise<{ page: FetchedPage; address: string } | null> {
  const answer = await sendAsPerson(ending, { url });
  if (!answer.ok) return null;
  const { text, address, status } = answer;
  const page = await ending.ports.parser.parse(text, address, status, homeOf(ending));
  return page && { page, address };
}

/** Where the session is at home: its site's domain, and those that share its login. */
export const homeOf = ({ session, recipe }: Ending): Home => ({
  sites: [session.site, ...(recipe?.domains ?? [])].map(siteOf),
});

/** Whether an address belongs to the session's site. */
export const isOnSite = (ending: Ending, address: string): boolean => homeOf(ending).sites.includes(siteOf(address));

/** Whether a tab shows the session's site at this moment: a page may have gone on to another one, and is pressed nowhere else. */
export async function isAtHome(ending: Ending, tabId: number): Promise<boolean> {
  return (await ending.ports.tabs.all()).some(({ id, url }) => id === tabId && isOnSite(ending, url));
}

/** Notes the credential that is in force at a press. */
export async function notePress(ending: Ending): Promise<void> {
  ending.presses.push(await ending.cookiesNow());
}

/** Waits some milliseconds, or until the time limit. */
export function pause(ending: Ending, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ending.signal.aborted) return resolve();
    ending.signal.addEventListener('abort', () => resolve(), { once: true });
    ending.ports.clock.after(ms, resolve);
  });
}
