import { parseSetCookie } from 'set-cookie-parser';
import type { SiteCookie } from '../browser/cookie-jar';

/** Directory of an address: where a cookie without a path belongs (RFC 6265, section 5.1.4). */
const defaultPath = ({ pathname }: URL) => pathname.slice(0, Math.max(1, pathname.lastIndexOf('/')));

const isSame = (one: SiteCookie, other: SiteCookie) =>
  one.name === other.name && one.path === other.path && one.domain === other.domain;

/** A server may set cookies for its own host and what is above it, not beside or below (RFC 6265, section 5.3). */
const maySet = ({ hostname }: URL, domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);

/**
 * Cookies as they are after an answer, for a visitor who is not this browser: the old credential is replayed as a
 * thief's own browser would use it, and nothing of it comes near the person's jar.
 */
export function afterAnswer(cookies: SiteCookie[], setCookies: string[], address: string, nowMs: number): SiteCookie[] {
  const url = new URL(address);
  let jar = cookies;
  for (const line of setCookies) {
    const [set] = parseSetCookie(line, { decodeValues: false, silent: true });
    if (!set) continue;
    const domain = set.domain?.replace(/^\./, '').toLowerCase();
    if (domain && !maySet(url, domain)) continue;
    const cookie: SiteCookie = {
      name: set.name,
      value: set.value,
      domain: domain ? `.${domain}` : url.hostname,
      hostOnly: !domain,
      path: set.path?.startsWith('/') ? set.path : defaultPath(url),
      secure: set.secure ?? false,
      httpOnly: set.httpOnly ?? false,
      sameSite: 'unspecified',
      session: true,
      storeId: '',
    };
    const ends = set.maxAge !== undefined ? nowMs + set.maxAge * 1000 : (set.expires?.getTime() ?? Infinity);
    jar = jar.filter((one) => !isSame(one, cookie));
    if (ends > nowMs) jar = [...jar, cookie];
  }
  return jar;
}
