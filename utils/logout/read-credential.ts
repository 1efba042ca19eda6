import type { SiteCookie } from '../browser/cookie-jar';
import { cookieLabel } from '../session/candidates';
import type { Credential, PageTokens } from './credential';
import { type Ending, homeOf } from './ending';
import type { HeldTokens } from './rehearse';

/** More tokens than that are not proven one by one. */
const MOST_TOKENS = 5;

const isJwt = (token: string) => /^ey[\w-]+\.[\w-]+\./.test(token);

/**
 * Pages also keep tokens against forgery. An opaque one counts only where requests carry a token, or where nothing
 * else lets in.
 */
function counts(ending: Ending): boolean {
  return ending.traceNow().carriesToken || ending.session.cookieNames.length === 0;
}

const mayLetIn = (ending: Ending) => (token: string) => counts(ending) || isJwt(token);

/** Token values out of pages of the site that may let somebody in; of pages that can be read, and hold any. */
export async function tokensIn(ending: Ending, tabIds: number[]): Promise<PageTokens[]> {
  if (ending.session.tokens.length === 0) return [];
  const pages = await Promise.all(
    tabIds.map(async (tabId) => {
      const values = (await ending.ports.scripts.tokenValues(tabId, homeOf(ending))) ?? [];
      return { tabId, tokens: values.filter(mayLetIn(ending)) };
    }),
  );
  return pages.filter(({ tokens }) => tokens.length > 0);
}

/**
 * Whether the tokens of every origin where some lie were read. What calls carried says nothing of what a page keeps beside
 * it, such as a token that renews others.
 */
function areRead(ending: Ending, held: HeldTokens[], inPages: PageTokens[]): boolean {
  const { session, tabs } = ending;
  const open = tabs.filter(({ id }) => inPages.some(({ tabId }) => tabId === id)).map(({ url }) => new URL(url).origin);
  const read = [...open, ...held.filter(({ tokens }) => tokens.length > 0).map(({ origin }) => origin)];
  const marked = session.tokens.filter(({ kind }) => kind === 'jwt' || counts(ending));
  return marked.every(({ origin }) => read.includes(origin));
}

/** The credential as it is now. `held` is what pages held that were loaded for it. */
export async function readCredential(
  ending: Ending,
  isLikely: (cookie: SiteCookie) => boolean,
  held: HeldTokens[] = [],
): Promise<Credential> {
  const cookies = await ending.cookiesNow();
  const inPages = await tokensIn(
    ending,
    ending.tabs.map(({ id }) => id),
  );
  const rehearsed = held.map(({ origin, tokens }) => ({ origin, tokens: tokens.filter(mayLetIn(ending)) }));
  const stored = [...rehearsed, ...inPages].flatMap(({ tokens }) => tokens);
  const tokens = [...new Set([...stored, ...ending.heardTokens().filter(mayLetIn(ending))])];
  const isTokenKnown = !ending.traceNow().carriesToken || tokens.length > 0;
  return {
    cookies,
    likely: likelyOf(ending, cookies, isLikely),
    tokens: tokens.slice(0, MOST_TOKENS),
    inPages,
    isWhole: tokens.length <= MOST_TOKENS && isTokenKnown && areRead(ending, rehearsed, inPages),
  };
}

/** Likeliest first, as the session has them. */
function likelyOf({ session }: Ending, cookies: SiteCookie[], isLikely: (cookie: SiteCookie) => boolean): SiteCookie[] {
  const rank = (cookie: SiteCookie) => (session.cookieNames.indexOf(cookieLabel(cookie)) + 1_000) % 1_000;
  return cookies.filter(isLikely).sort((a, b) => rank(a) - rank(b));
}

/** The same tokens with the cookies of another moment. */
export const atMoment = (
  ending: Ending,
  credential: Credential,
  cookies: SiteCookie[],
  isLikely: (cookie: SiteCookie) => boolean,
): Credential => ({ ...credential, cookies, likely: likelyOf(ending, cookies, isLikely) });
