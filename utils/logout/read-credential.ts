import type { SiteCookie } from '../browser/cookie-jar';
import { cookieLabel } from '../session/candidates';
import type { Credential } from './credential';
import type { Ending } from './ending';

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

/** Token values out of pages of the site that may let somebody in. */
export async function tokensIn(ending: Ending, tabIds: number[]): Promise<string[]> {
  if (ending.session.tokens.length === 0) return [];
  const values = await Promise.all(tabIds.map((id) => ending.ports.scripts.tokenValues(id)));
  return values.flatMap((tokens) => tokens ?? []).filter(mayLetIn(ending));
}

/** The credential as it is now. `held` are tokens that were read elsewhere already. */
export async function readCredential(
  ending: Ending,
  isLikely: (cookie: SiteCookie) => boolean,
  held: string[] = [],
): Promise<Credential> {
  const cookies = await ending.cookiesNow();
  const inPages = await tokensIn(
    ending,
    ending.tabs.map(({ id }) => id),
  );
  const stored = [...held.filter(mayLetIn(ending)), ...inPages];
  const tokens = [...new Set([...stored, ...ending.heardTokens().filter(mayLetIn(ending))])];
  const { carriesToken } = ending.traceNow();
  const marked = ending.session.tokens.filter(({ kind }) => kind === 'jwt' || counts(ending));
  // What calls carried says nothing of what a page keeps beside it, such as a token that renews others.
  const areRead = marked.length > 0 ? stored.length > 0 : !carriesToken || tokens.length > 0;
  return {
    cookies,
    likely: likelyOf(ending, cookies, isLikely),
    tokens: tokens.slice(0, MOST_TOKENS),
    inPages,
    isWhole: tokens.length <= MOST_TOKENS && areRead,
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
