import type { SiteCookie } from '../browser/cookie-jar';
import { cookieHost } from '../session/site-cookies';
import { isActing, partOf } from '../session/site-trace';
import { addressIn } from '../site/recipe-request';
import { type Credential, thoseThatMatter, untested } from './credential';
import { type Ending, isOnSite } from './ending';
import type { Question } from './probe-request';

/** Any challenge will do: the code that it guards is never redeemed (RFC 7636, appendix B). */
const PKCE = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };

/**
 * A provider is asked as a relying party asks it, silently (`prompt=none`, OpenID Connect Core, section 3.1.2.1): it
 * sends whom it knows back with a code, and a stranger with an error. The code is never brought to where it leads, which
 * may be the provider's own site: it would open one more session, which no log-out ends. SAML's answer to whom it knows is a
 * form, which is never sent.
 */
function signInQuestion(ending: Ending): Question[] {
  const { signIn } = ending.traceNow();
  if (!signIn) return [];
  const { redirect_uri: returnsTo } = signIn.parameters;
  const silently = signIn.parameters.SAMLRequest === undefined ? { ...PKCE, prompt: 'none' } : {};
  const parameters = new URLSearchParams({ ...signIn.parameters, ...silently });
  const question = page(`${signIn.address}?${parameters}`);
  return [returnsTo && URL.canParse(returnsTo) ? { ...question, returnsTo } : question];
}

/** What makes two questions the same. */
export const questionId = ({ method, address, header }: Question): string =>
  `${method} ${address} ${header?.name ?? ''}`;

const page = (address: string): Question => ({ method: 'GET', address, header: null, isCall: false });

const isOwn = (ending: Ending, address: string | undefined | null): address is string =>
  typeof address === 'string' && URL.canParse(address) && isOnSite(ending, address);

/** A place inside the reach of a cookie that no other question is in, e.g. its own host or path. Cookies know no port. */
function placesFor(cookies: SiteCookie[], addresses: string[], origins: string[]): string[] {
  return untested(cookies, addresses).map((cookie) => {
    const host = cookieHost(cookie);
    const known = origins.find((origin) => new URL(origin).hostname === host);
    return `${known ?? `${cookie.secure ? 'https' : 'http'}://${host}`}${cookie.path}`;
  });
}

const MOST_OTHER_HOSTS = 3;

/** Hosts that a cookie of the site is for by itself: a login for the whole domain may be taken there alone. */
function otherHosts(cookies: SiteCookie[], origins: string[]): string[] {
  const known = new Set(origins.map((origin) => new URL(origin).hostname));
  const hosts = cookies.filter((cookie) => cookie.hostOnly && cookie.secure).map(cookieHost);
  return [...new Set(hosts)]
    .filter((host) => !known.has(host))
    .slice(0, MOST_OTHER_HOSTS)
    .map((host) => `https://${host}/`);
}

/** Where an application's proof page may be: in the folder of the page where the person was seen, or at the root. */
function proofPages(proof: string | undefined, seenAt: string | null): string[] {
  if (!proof || !seenAt) return [];
  return ['/', '.'].map((folder) => addressIn(proof, new URL(folder, seenAt).href));
}

/**
 * Pages in other parts of the site where somebody was seen to be logged in: with several likely cookies, each part may
 * be an application of its own, with one of them. What is kept of such a page may not be there without its query: the
 * part's own first page is.
 */
function otherParts(insidePages: string[], pages: string[], likely: SiteCookie[]): string[] {
  const [main] = pages;
  if (likely.length < 2 || !main) return [];
  const others = insidePages.filter((address) => partOf(address) !== partOf(main));
  return others.flatMap((address) => [address, `${partOf(address)}/`]).filter((address) => !isActing(address));
}

/**
 * What to ask for the proof, the most telling first: the recipe's proof page, pages where the person was seen to be
 * logged in, an application's proof page, calls of the site's own scripts, its home pages, and a place for every likely
 * cookie.
 */
export function proofQuestions(
  ending: Ending,
  { cookies, likely }: Pick<Credential, 'cookies' | 'likely'>,
): Question[] {
  const { recipe, frameworks, session, tabs } = ending;
  const trace = ending.traceNow();
  const pages = [
    recipe?.proof,
    session.seenAt,
    session.control?.address,
    ...tabs.map((tab) => tab.url.replace(/#.*$/, '')),
    ...frameworks.flatMap(({ proof }) => proofPages(proof, session.seenAt)),
    ...trace.origins.map((origin) => `${origin}/`),
  ]
    .filter((address) => isOwn(ending, address))
    .filter((address) => !isActing(address));
  const calls = trace.calls
    .filter((call) => isOwn(ending, call.address))
    .map(({ method, address, header }): Question => ({ method, address, header, isCall: true }));
  const places = [
    ...placesFor(thoseThatMatter({ cookies, likely }), [...pages, ...calls.map((call) => call.address)], trace.origins),
    ...otherHosts(cookies, trace.origins),
  ].filter((address) => !isActing(address));
  const ordered = [
    ...signInQuestion(ending),
    ...calls.filter((call) => call.header),
    ...otherParts(trace.insidePages, pages, likely).map((address) => ({
      ...page(address),
      isPlaceOfOwn: true as const,
    })),
    ...[...pages, ...places].map(page),
    ...calls,
  ];
  const known = new Set<string>();
  return ordered.filter((question) => {
    const id = questionId(question);
    return !known.has(id) && known.add(id);
  });
}
