import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { RequestCookies } from '../browser/site-requests';
import type { Catalogue } from '../site/catalogue';
import { siteOf } from '../site/site';

/** Host of a cookie without the dot that means "and below". */
export const cookieHost = (cookie: SiteCookie): string => cookie.domain.replace(/^\./, '');

/** Registrable domains of a site: one, or several that share one login. */
export async function domainsOf(site: string, catalogue: Catalogue): Promise<string[]> {
  const recipe = await catalogue.recipeFor(site);
  return recipe && recipe.site === site ? [...new Set(recipe.domains.map(siteOf))] : [site];
}

/** Site in whose pages a partitioned cookie is used; null for one that is not partitioned. */
export function partitionSite(cookie: SiteCookie): string | null {
  const top = cookie.partitionKey?.topLevelSite;
  return top ? siteOf(top) : null;
}

/** A cookie that another site's page holds in its partition belongs to that page's visit, not to this site's session. */
const isOwn = (cookie: SiteCookie, domains: string[]): boolean => {
  const top = partitionSite(cookie);
  return top === null || domains.includes(top);
};

/** Cookies that make up a site's session in one store: all hosts, its own partition, no other site's. */
export async function sessionCookies(
  jar: CookieJar,
  catalogue: Catalogue,
  site: string,
  storeId: string,
): Promise<SiteCookie[]> {
  const domains = await domainsOf(site, catalogue);
  const found = await Promise.all(domains.map((domain) => jar.ofDomain(domain, storeId)));
  return found.flat().filter((cookie) => siteOf(cookieHost(cookie)) !== '' && isOwn(cookie, domains));
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

/** The `Cookie` header that these cookies make for an address; longer paths come first (RFC 6265). A cookie may have no name. */
export function cookieHeader(cookies: SiteCookie[], url: string): string {
  return cookies
    .filter((cookie) => reaches(cookie, url))
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
    .join('; ');
}

/** These cookies for a request, as the browser would send them to an address. */
export const exactCookies = (cookies: SiteCookie[], url: string): Extract<RequestCookies, { kind: 'exact' }> => ({
  kind: 'exact',
  header: cookieHeader(cookies, url),
  madeFor: url,
});
