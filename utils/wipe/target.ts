import type { SiteCookie } from '../browser/cookie-jar';
import type { Remembered } from '../browser/remembered-list';
import { cookieLabel } from '../session/candidates';
import { cookieHost, partitionSite } from '../session/site-cookies';
import type { Recipe } from '../site/recipe';
import { isRememberedCookie, isSessionCookie } from '../site/recipe-request';
import { siteOf } from '../site/site';

/** What is to be erased of one site in one store. */
export interface WipeTarget {
  site: string;
  storeId: string;
  /** Registrable domains of the site. */
  domains: string[];
  /** Origins the person was on. */
  origins: string[];
  /** `forget` erases everything; `remember` only what lets somebody in. */
  depth: 'forget' | 'remember';
  recipe: Recipe | null;
  /** With `remember`: origins whose storage holds a token that lets somebody in, and nothing known to be kept. */
  tokenOrigins: string[];
  /** Labels of the cookies that may carry the login. */
  cookieNames: string[];
  /** No other store keeps a session of the site: what all stores share, such as the history, goes as well. */
  isAlone: boolean;
}

/** A cookie belongs to a target by its own site, or by the site in whose pages it is partitioned. */
function sitesOf(cookie: SiteCookie): string[] {
  const top = partitionSite(cookie);
  return top === null ? [siteOf(cookieHost(cookie))] : [siteOf(cookieHost(cookie)), top];
}

const belongsTo = (cookie: SiteCookie, { domains, storeId }: WipeTarget): boolean =>
  cookie.storeId === storeId && sitesOf(cookie).some((site) => domains.includes(site));

/** With `remember`, only what may let somebody in goes; what the recipe knows to be remembered data stays. */
export function mustGo(cookie: SiteCookie, target: WipeTarget): boolean {
  if (!belongsTo(cookie, target)) return false;
  if (target.depth === 'forget') return true;
  if (target.recipe && isRememberedCookie(target.recipe, cookie.name)) return false;
  const isCarrier = target.recipe !== null && isSessionCookie(target.recipe, cookie.name);
  return isCarrier || target.cookieNames.includes(cookieLabel(cookie));
}

/** What the browser remembers of a site goes with a site that is forgotten, and from no other store. */
export function mustBeForgotten({ urls, storeId }: Remembered, target: WipeTarget): boolean {
  if (target.depth !== 'forget') return false;
  const isStore = storeId === null ? target.isAlone : storeId === target.storeId;
  return isStore && urls.some((url) => target.domains.includes(siteOf(url)));
}

/** Targets by their domains. To ask each target about each cookie took longer than the browser's own removal of 200 sites. */
export interface TargetIndex {
  /** Those that a cookie belongs to. */
  ofCookie(cookie: SiteCookie): WipeTarget[];
  /** Those whose pages a list of the browser remembers, whatever their store. */
  ofEntry(entry: Remembered): WipeTarget[];
}

export function indexTargets(targets: WipeTarget[]): TargetIndex {
  const pairs = targets.flatMap((target) => target.domains.map((domain) => ({ domain, target })));
  const byDomain = Map.groupBy(pairs, ({ domain }) => domain);
  const at = (sites: string[]) =>
    new Set(sites.flatMap((site) => (byDomain.get(site) ?? []).map(({ target }) => target)));
  return {
    ofCookie: (cookie) => [...at(sitesOf(cookie))].filter(({ storeId }) => storeId === cookie.storeId),
    ofEntry: ({ urls }) => [...at(urls.map(siteOf))],
  };
}

/** Every origin that may hold data: those the person was on, and those that the target's own cookies name. */
export function originsOf(target: WipeTarget, cookies: SiteCookie[]): string[] {
  const hosts = [...target.domains, ...target.domains.map((domain) => `www.${domain}`)];
  const named = cookies.map(cookieHost);
  const guessed = [...hosts, ...named].filter((host) => target.domains.includes(siteOf(host)));
  const bracketed = guessed.map((host) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host));
  const all = [...target.origins, ...bracketed.flatMap((host) => [`https://${host}`, `http://${host}`])];
  return [...new Set(all)].filter((origin) => URL.canParse(origin));
}
