import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { SiteData } from '../browser/site-data';
import { cookieLabel } from '../session/candidates';
import { cookieHost, partitionSite } from '../session/site-cookies';
import { isNormalStore } from '../session/store';
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
}

export interface WipePorts {
  jar: CookieJar;
  siteData: SiteData;
  onFailure(error: unknown): void;
}

/** A site may set a cookie again with an answer that was on its way; three rounds outlast that. */
const ROUNDS = 3;

/** A cookie belongs to a target by its own site, or by the site in whose pages it is partitioned. */
function belongsTo(cookie: SiteCookie, { domains, storeId }: WipeTarget): boolean {
  if (cookie.storeId !== storeId) return false;
  const top = partitionSite(cookie);
  return domains.includes(siteOf(cookieHost(cookie))) || (top !== null && domains.includes(top));
}

/** With `remember`, only what may let somebody in goes; what the recipe knows to be remembered data stays. */
export function mustGo(cookie: SiteCookie, target: WipeTarget): boolean {
  if (!belongsTo(cookie, target)) return false;
  if (target.depth === 'forget') return true;
  if (target.recipe && isRememberedCookie(target.recipe, cookie.name)) return false;
  const isCarrier = target.recipe !== null && isSessionCookie(target.recipe, cookie.name);
  return isCarrier || target.cookieNames.includes(cookieLabel(cookie));
}

/** Every origin that may hold data: those the person was on, and those that the cookies name. */
export function originsOf(target: WipeTarget, cookies: SiteCookie[]): string[] {
  const hosts = [...target.domains, ...target.domains.map((domain) => `www.${domain}`)];
  const named = cookies.filter((cookie) => belongsTo(cookie, target)).map(cookieHost);
  const guessed = [...hosts, ...named].filter((host) => target.domains.includes(siteOf(host)));
  const bracketed = guessed.map((host) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host));
  const all = [...target.origins, ...bracketed.flatMap((host) => [`https://${host}`, `http://${host}`])];
  return [...new Set(all)].filter((origin) => URL.canParse(origin));
}

async function leftOver(targets: WipeTarget[], jar: CookieJar): Promise<SiteCookie[]> {
  const all = await jar.all();
  return all.filter((cookie) => targets.some((target) => mustGo(cookie, target)));
}

/** One call for all origins; site by site where that fails, so that one bad name does not save the others. */
async function eraseAll(
  lists: string[][],
  options: { keepCookies?: boolean },
  { siteData, onFailure }: WipePorts,
): Promise<string[]> {
  try {
    return await siteData.erase([...new Set(lists.flat())], options);
  } catch (error) {
    onFailure(error);
  }
  const left: string[] = [];
  for (const origins of lists)
    left.push(
      ...(await siteData.erase(origins, options).catch((error: unknown) => {
        onFailure(error);
        return origins;
      })),
    );
  return left;
}

/**
 * Erases what the targets name, everything in one call, then removes what is still found. Never touches another store.
 * Gives the origins of which a part could not be reached.
 */
export async function wipe(targets: WipeTarget[], ports: WipePorts): Promise<string[]> {
  const { jar } = ports;
  const cookies = await jar.all();
  const normal = targets.filter(({ storeId }) => isNormalStore(storeId));
  const whole = normal.filter(({ depth }) => depth === 'forget').map((target) => originsOf(target, cookies));
  const unreached = await eraseAll(whole, {}, ports);
  const tokens = normal.filter(({ depth }) => depth === 'remember').map(({ tokenOrigins }) => tokenOrigins);
  unreached.push(...(await eraseAll(tokens, { keepCookies: true }, ports)));
  for (let round = 0; round < ROUNDS; round++) {
    const left = await leftOver(targets, jar);
    if (left.length === 0) break;
    await Promise.allSettled(left.map((cookie) => jar.remove(cookie)));
  }
  return unreached;
}

/**
 * What is still found after the wipe, by site and store; re-read, never believed (platform.md B1). A visited origin of
 * which a part could not be reached counts as one: something may be left there.
 */
export async function countSurvivors(targets: WipeTarget[], unreached: string[], jar: CookieJar): Promise<number[]> {
  const all = await jar.all();
  return targets.map(
    (target) =>
      all.filter((cookie) => mustGo(cookie, target)).length +
      target.origins.filter((origin) => unreached.includes(origin)).length,
  );
}
