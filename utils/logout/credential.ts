import type { SiteCookie } from '../browser/cookie-jar';
import { isLivingJwt, jwtIn } from '../page/jwt';
import { reaches } from '../session/site-cookies';
import { isOneTimePath } from '../session/site-trace';

/** Tokens that one page holds. */
export interface PageTokens {
  tabId: number;
  tokens: string[];
}

/** The old credential of one session: what a thief could have copied. In memory, never stored, never logged. */
export interface Credential {
  cookies: SiteCookie[];
  /** Those that may carry the login, most likely first. */
  likely: SiteCookie[];
  /** Token values out of the site's own storage. */
  tokens: string[];
  /** Those that the site's open pages hold. */
  inPages: PageTokens[];
  /** False when the page holds a token whose value could not be read: nothing can be proven of that. */
  isWhole: boolean;
}

/** Likely cookies that are tried alone and left out; the remaining ones are tried together. */
const MOST_PARTS = 4;

/**
 * The parts of a credential that are tried as well, because a site that refuses the whole may let a part in: each likely
 * cookie alone, as a remember-me cookie may be, and all but one, because a session id that is over may hide what
 * several others open together, and so may all likely ones together, to what nobody took for a login.
 */
export function cookieParts({ cookies, likely }: Credential): SiteCookie[][] {
  const single = likely.slice(0, MOST_PARTS).flatMap((cookie) => [[cookie], withSignature(cookie, cookies)]);
  const alone = [...single, likely.slice(MOST_PARTS)];
  const without = likely.length < 2 ? [] : alone.map((part) => cookies.filter((cookie) => !part.includes(cookie)));
  const others = cookies.filter((cookie) => !likely.includes(cookie));
  const known = new Set([idOf(cookies, cookies)]);
  return [...alone, ...without, others.some(mayBeSecret) ? others : []].filter((part) => {
    const id = idOf(part, cookies);
    return part.length > 0 && !known.has(id) && known.add(id);
  });
}

/** A cookie with the one that signs it, as several frameworks do (`name.sig`): without, it lets nobody in. */
export const withSignature = (cookie: SiteCookie, cookies: SiteCookie[]): SiteCookie[] =>
  cookies.filter((one) => one === cookie || one.name === `${cookie.name}.sig`);

/** Long enough that it cannot be guessed, or kept from scripts. */
const mayBeSecret = ({ value, httpOnly }: SiteCookie): boolean => value.length >= 16 || (httpOnly && value.length >= 8);

const idOf = (part: SiteCookie[], all: SiteCookie[]) => all.map((one) => Number(part.includes(one))).join('');

/**
 * Cookies of the credential that no asked address received: nothing can be said of them. The same name and value at
 * another path is the same credential.
 */
export function untested(cookies: SiteCookie[], addresses: string[]): SiteCookie[] {
  const asked = cookies.filter((cookie) => addresses.some((url) => reaches(cookie, url)));
  return cookies.filter(
    (cookie) =>
      !asked.some((other) => other === cookie || (other.name === cookie.name && other.value === cookie.value)),
  );
}

/**
 * Cookies of which something must be known before a site is said to let nobody in: the likely ones, and what nobody took
 * for a login but is kept from scripts, cannot be guessed, and goes to one place only, as a remembered login may.
 */
export const thoseThatMatter = ({ cookies, likely }: Pick<Credential, 'cookies' | 'likely'>): SiteCookie[] => [
  ...likely,
  ...cookies.filter(
    (cookie) =>
      !likely.includes(cookie) &&
      cookie.httpOnly &&
      cookie.value.length >= 16 &&
      cookie.path !== '/' &&
      !isOneTimePath(cookie.path),
  ),
];

/** A cookie that renews others, by its name; not the signature beside one. */
export const isRenewing = ({ name }: SiteCookie): boolean => /refresh|renew/i.test(name) && !/\.sig$/i.test(name);

/**
 * A cookie that most pages may not look at, and that lets in elsewhere: by its name one that renews others, by its own
 * word a JWT that is not over. That it is refused says nothing, unless it was let in before, alone.
 */
export const mustBeTried = (cookie: SiteCookie, nowMs: number): boolean =>
  isRenewing(cookie) || isLivingJwt(jwtIn(cookie.value), nowMs);

/** Whether two credentials are the same in what may let somebody in. */
export function isSameCredential(one: Credential, other: Credential): boolean {
  const valuesOf = ({ likely }: Credential) =>
    likely
      .map(({ name, value }) => `${name}=${value}`)
      .sort()
      .join('\n');
  return valuesOf(one) === valuesOf(other);
}
