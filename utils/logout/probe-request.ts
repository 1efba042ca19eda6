import type { SiteCookie } from '../browser/cookie-jar';
import type { SiteAnswer } from '../browser/site-requests';
import { exactCookies } from '../session/site-cookies';
import { siteOf } from '../site/site';
import { type Ending, homeOf, limited, sendAsPerson } from './ending';
import { afterAnswer } from './private-jar';
import { isChallengeText, type Sample, wordsOf } from './sample';

/** A question that the site answers differently to the person and to a stranger. */
export interface Question {
  method: 'GET' | 'POST';
  address: string;
  /** Header that carries a token, when it is not cookies that do. */
  header: { name: string; scheme: string } | null;
  /** A call of the page's scripts, not a page: it is asked as scripts ask. */
  isCall: boolean;
  /** A page in another part of the site, which may be an application with a login of its own: always asked. */
  isPlaceOfOwn?: true;
  /** Where the answer would send the asker back to. It says enough by sending there, and nothing is asked there. */
  returnsTo?: string;
}

/** Who asks: nobody, somebody with these cookies, somebody with this token. */
export interface Asker {
  cookies: SiteCookie[];
  token?: string;
  /** The person asks with the jar itself, so that cookies which the site renews on the way are kept. */
  isPerson?: true;
}

const CALL_ACCEPT = 'application/json, text/plain, */*';

export const STRANGER: Asker = { cookies: [] };

function tokenHeader({ header }: Question, token: string | undefined): Record<string, string> {
  if (!header || token === undefined) return {};
  return { [header.name]: header.scheme ? `${header.scheme} ${token}` : token };
}

/** A question may be passed on this often before an answer is given up. */
const MOST_HOPS = 6;

async function send(
  ending: Ending,
  request: { url: string; method: 'GET' | 'POST'; headers: Record<string, string> },
  cookies: SiteCookie[] | 'jar',
  signal: AbortSignal,
): Promise<SiteAnswer> {
  if (cookies === 'jar') return sendAsPerson(ending, { ...request, redirects: 'stop' });
  const exact = exactCookies(cookies, request.url);
  const answer = await ending.ports.requests.send({
    ...request,
    redirects: 'stop',
    site: siteOf(request.url),
    cookies: exact.header ? exact : { kind: 'none' },
    signal: limited(signal),
  });
  if (answer.ok) ending.contact.isMade = true;
  return answer;
}

interface Arrival {
  answer: Extract<SiteAnswer, { ok: true }>;
  /** Where the last redirect led, when it led to another site and was not followed there. */
  address: string;
}

function isReturn(address: string, { returnsTo }: Question): boolean {
  if (!returnsTo) return false;
  const [here, there] = [new URL(address), new URL(returnsTo)];
  return here.origin === there.origin && here.pathname === there.pathname;
}

/**
 * Follows redirects as the asker's own browser would, with a private jar for everybody but the person, and never to
 * another site: a provider must not bring a session back, and no other site is to see the old credential. A token goes to
 * no other origin (Fetch, HTTP-redirect fetch, step 13), so that none goes through a line without encryption.
 */
async function walk(ending: Ending, question: Question, asker: Asker, signal: AbortSignal): Promise<Arrival | null> {
  const { origin } = new URL(question.address);
  let token = asker.token;
  let cookies: SiteCookie[] | 'jar' = asker.isPerson ? 'jar' : asker.cookies;
  let url = question.address;
  let method = question.method;
  for (let hop = 0; ; hop++) {
    const headers = { ...tokenHeader(question, token), ...(question.isCall ? { accept: CALL_ACCEPT } : {}) };
    const answer = await send(ending, { url, method, headers }, cookies, signal);
    if (!answer.ok) return null;
    if (!answer.redirect?.location) return { answer, address: answer.address };
    if (hop >= MOST_HOPS || !URL.canParse(answer.redirect.location, url)) return null;
    const next = new URL(answer.redirect.location, url).href;
    if (siteOf(next) !== siteOf(url) || isReturn(next, question)) return { answer, address: next };
    if (cookies !== 'jar') cookies = afterAnswer(cookies, answer.redirect.setCookies, url, ending.ports.clock.nowMs());
    if (new URL(next).origin !== origin) token = undefined;
    url = next;
    method = 'GET';
  }
}

/**
 * Origin, path and names of the parameters: `?error=` and `?code=` are different places, and so is each error, for
 * `consent_required` is said to somebody who is logged in (OpenID Connect Core, section 3.1.2.6).
 */
function placeOf(address: string): string {
  const { origin, pathname, searchParams } = new URL(address);
  const names = [...searchParams].map(([name, value]) => (name === 'error' ? `error=${value}` : name));
  return `${origin}${pathname}?${[...new Set(names)].sort().join('&')}`;
}

/**
 * Asks with exactly this credential. Unless the person asks, nothing is taken from the jar and nothing is stored in
 * it. Null when there is no answer.
 */
export async function ask(
  ending: Ending,
  question: Question,
  asker: Asker,
  signal: AbortSignal,
): Promise<Sample | null> {
  const arrival = await walk(ending, question, asker, signal);
  if (!arrival) return null;
  const { answer, address } = arrival;
  if (answer.status === 0) return null; // a redirect of which the browser did not tell where it leads
  const isPage = /<html|<body|<form|<a\s/i.test(answer.text);
  const { parser } = ending.ports;
  const page = isPage ? await parser.parse(answer.text, address, answer.status, homeOf(ending)) : null;
  if (isPage && !page) {
    ending.contact.isUnread = true; // a service that was not understood may let in, whatever the others say
    return null;
  }
  return {
    status: answer.status,
    address: placeOf(address),
    verdict: page?.reading.verdict ?? 'unknown',
    words: wordsOf(answer.text),
    asksPassword: page?.reading.hasPasswordField ?? false,
    isChallenge: isChallengeText(answer.text, page?.reading.hasPasswordField ?? false),
  };
}
