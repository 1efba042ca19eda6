import type { SiteCookie } from '../browser/cookie-jar';
import { cookieLabel } from '../session/candidates';
import { accountFromCookies } from '../site/account-from-cookies';
import type { Framework, Recipe } from '../site/recipe';
import { isSessionCookie } from '../site/recipe-request';
import { type Baseline, isOfToken } from './baselines';
import { type Ending, pause } from './ending';
import type { Reason, Way } from './outcome';
import { lookNow } from './proof';
import type { Look } from './sample';
import { fetchedPageWay } from './ways/fetched-page';
import { hiddenTabWay } from './ways/hidden-tab';
import { frameworkWay, recipeWay } from './ways/known-steps';
import { openTabWay } from './ways/open-tab';
import { openidWay } from './ways/openid';
import type { WayOfLogout, WayResult } from './ways/way';

/** How the site treats the person after everything that was tried. */
export interface Tried {
  /** The last way that reached the site; null when none did. */
  way: Way | null;
  look: Look;
  reason: Extract<Reason, 'no-way' | 'offline' | 'time-limit'> | null;
}

/** A person may have logged in with several accounts; more than that are not asked for one by one. */
const MOST_ACCOUNTS = 6;

const SOON_MS = [150, 250, 400, 700, 1_000];

/**
 * Requests first where the control was seen to be a plain link or form: they are quick and nobody sees them. Scripts
 * of the page are used where they are needed.
 */
export function waysFor({ session, tabs, isLeftAccount }: Ending): WayOfLogout[] {
  if (isLeftAccount) return [recipeWay, fetchedPageWay, frameworkWay];
  const isPlain = session.control !== null && session.control.kind !== 'button';
  const tabWays = tabs.length > 0 ? [openTabWay] : [];
  const own = isPlain ? [fetchedPageWay, ...tabWays] : [...tabWays, fetchedPageWay];
  return [recipeWay, ...own, frameworkWay, openidWay, hiddenTabWay];
}

/** Asks how the site treats the person now; what scripts do shows a moment later. */
async function lookAfter(ending: Ending, way: WayOfLogout, baselines: Baseline[]): Promise<Look> {
  let look = await lookNow(ending, baselines);
  if (way.settles === 'at-once') return look;
  for (const ms of SOON_MS) {
    if (look === 'out' || ending.signal.aborted) break;
    await pause(ending, ms);
    look = await lookNow(ending, baselines);
  }
  return look;
}

/** Whether the site's log-out ends one account of several, and the press has just let another one be the present one. */
async function isAnotherNow(ending: Ending): Promise<boolean> {
  const { recipe, presses } = ending;
  const known = recipe ?? ending.frameworks[0];
  const before = presses.at(-1);
  if (!known || !before) return false;
  const now = await ending.cookiesNow();
  const [was, is] = [before, now].map((cookies) => accountFromCookies(known, cookies));
  if (was && is && was !== is) return true;
  return known.reach === 'one-account' && carriers(known, before) !== carriers(known, now);
}

const carriers = (known: Recipe | Framework, cookies: SiteCookie[]): string =>
  cookies
    .filter(({ name, value }) => isSessionCookie(known, name, value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('\n');

/** Presses, and again as long as each press brings another account of the person to light. */
async function pressOften(
  ending: Ending,
  attempt: () => Promise<WayResult>,
  look: () => Promise<Look>,
): Promise<{ result: WayResult; look: Look }> {
  let done: { result: WayResult; look: Look } | null = null;
  for (let turn = 1; ; turn++) {
    const result = await attempt();
    if (!result.pressed) return done ?? { result, look: 'unknown' };
    done = { result, look: await look() };
    const isOver = done.look !== 'in' || turn >= MOST_ACCOUNTS || ending.signal.aborted;
    if (isOver || !(await isAnotherNow(ending))) return done;
  }
}

/** Whether a login of the session has another value than when something was pressed last: the press worked, and it came back. */
async function isBack({ presses, session, cookiesNow, mayComeBack }: Ending): Promise<boolean> {
  const before = presses.at(-1);
  if (!mayComeBack || !before) return false;
  const valuesOf = (cookies: SiteCookie[]) => cookies.filter((one) => session.cookieNames.includes(cookieLabel(one)));
  return valuesOf(await cookiesNow()).some(({ name, value }) =>
    valuesOf(before).some((old) => old.name === name && old.value !== value),
  );
}

/** Tries the ways in order until the site treats the person as logged out, or nothing is left to try. */
export async function tryWays(ending: Ending, baselines: Baseline[]): Promise<Tried> {
  const tried: Tried = { way: null, look: 'unknown', reason: 'no-way' };
  for (const way of waysFor(ending)) {
    for (const attempt of await way.attempts(ending)) {
      if (ending.signal.aborted) return { ...tried, reason: tried.way ? null : 'time-limit' };
      const { result, look } = await pressOften(ending, attempt, () => lookAfter(ending, way, baselines));
      if (!result.pressed) {
        if (tried.way === null && result.reason === 'offline') tried.reason = 'offline';
        continue;
      }
      tried.way = way.name;
      tried.reason = null;
      tried.look = look;
      // Without an answer that tells, a press that reached the site is believed, and reported as unproven. A token
      // that still works tells nothing of the press: the page may only have dropped it.
      if (tried.look === 'in' && (await isBack(ending))) return tried;
      if (tried.look === 'out' || baselines.every(isOfToken)) return tried;
    }
  }
  return ending.signal.aborted && tried.way === null ? { ...tried, reason: 'time-limit' } : tried;
}
