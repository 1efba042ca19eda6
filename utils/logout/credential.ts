import type { SiteCookie } from '../browser/cookie-jar';
import { cookieHost } from '../session/site-cookies';

/** The old credential of one session: what a thief could have copied. In memory, never stored, never logged. */
export interface Credential {
  cookies: SiteCookie[];
  /** Those that may carry the login, most likely first. */
  likely: SiteCookie[];
  /** Token values out of the site's own storage. */
  tokens: string[];
}

/** Whether the browser would send a cookie to an address (RFC 6265 section 5.4; ports do not count). */
export function reaches(cookie: SiteCookie, url: string): boolean {
  const { hostname, pathname, protocol } = new URL(url);
  const host = cookieHost(cookie);
  const isHost = hostname === host || (!cookie.hostOnly && hostname.endsWith(`.${host}`));
  const prefix = cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`;
  const isPath = pathname === cookie.path || pathname.startsWith(prefix);
  return isHost && isPath && (!cookie.secure || protocol === 'https:');
}

/** The `Cookie` header that these cookies make for an address; longer paths come first (RFC 6265). */
export function cookieHeader(cookies: SiteCookie[], url: string): string {
  return cookies
    .filter((cookie) => reaches(cookie, url))
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

/**
 * The parts of a credential that are tried one by one as well: a site that refuses the whole may still let a
 * remember-me cookie in by itself. Bounded, the likeliest first.
 */
export function singleParts({ likely }: Credential, most = 4): SiteCookie[] {
  return likely.length < 2 ? [] : likely.slice(0, most);
}

/**
 * Cookies of the credential that no asked address received: nothing can be said of them. The same name and value at
 * another path is the same credential.
 */
export function untested(cookies: SiteCookie[], addresses: string[]): SiteCookie[] {
  const isAsked = (cookie: SiteCookie) => addresses.some((url) => reaches(cookie, url));
  const asked = cookies.filter(isAsked);
  return cookies.filter(
    (cookie) =>
      !asked.some((other) => other === cookie || (other.name === cookie.name && other.value === cookie.value)),
  );
}
