import type { SiteCookie } from '../browser/cookie-jar';
import { reaches } from '../session/site-cookies';

/** The old credential of one session: what a thief could have copied. In memory, never stored, never logged. */
export interface Credential {
  cookies: SiteCookie[];
  /** Those that may carry the login, most likely first. */
  likely: SiteCookie[];
  /** Token values out of the site's own storage. */
  tokens: string[];
  /** False when the page holds a token whose value could not be read: nothing can be proven of that. */
  isWhole: boolean;
}

/** The `Cookie` header that these cookies make for an address; longer paths come first (RFC 6265). A cookie may have no name. */
export function cookieHeader(cookies: SiteCookie[], url: string): string {
  return cookies
    .filter((cookie) => reaches(cookie, url))
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
    .join('; ');
}

/** Parts tried alone; the remaining ones are tried together. */
const MOST_PARTS = 4;

/**
 * The parts of a credential that are tried by themselves as well: a site that refuses the whole may still let a
 * remember-me cookie in. One likely cookie is tried without the rest only where there is a rest.
 */
export function cookieParts({ cookies, likely }: Credential): SiteCookie[][] {
  if (likely.length < 2) return likely.length === cookies.length ? [] : likely.map((cookie) => [cookie]);
  const rest = likely.slice(MOST_PARTS);
  const alone = likely.slice(0, MOST_PARTS).map((cookie) => [cookie]);
  return rest.length > 0 ? [...alone, rest] : alone;
}

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

/** Whether two credentials differ in what may let somebody in. */
export function isSameCredential(one: Credential, other: Credential): boolean {
  const valuesOf = ({ likely }: Credential) =>
    likely
      .map(({ name, value }) => `${name}=${value}`)
      .sort()
      .join('\n');
  return valuesOf(one) === valuesOf(other);
}
