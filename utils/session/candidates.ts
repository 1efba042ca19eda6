import type { SiteCookie } from '../browser/cookie-jar';
import { detectFrameworks } from '../site/detect-frameworks';
import type { Framework, Recipe } from '../site/recipe';
import { isSessionCookie } from '../site/recipe-request';
import { NOMINATION_THRESHOLD, nominationScore, STRONG_THRESHOLD, shapeOf } from './nominate';
import { isOneTimePath } from './site-trace';

/** What the cookies of a site say by themselves. */
export interface Nomination {
  /** Cookies that may carry a login, most likely first. */
  cookies: SiteCookie[];
  /** Likely enough to be worth one request to the site when no page of it is open. */
  isStrong: boolean;
  /** A recipe or framework whose session cookies visitors do not get: their presence is a login. */
  isConfirmed: boolean;
  frameworks: Framework[];
}

export const cookieLabel = ({ name, domain, path }: SiteCookie): string => `${name}|${domain}|${path}`;

/** Cookies nominate by recipe, by framework, or by their shape; never by their name alone. */
export function nominate(
  cookies: SiteCookie[],
  recipe: Recipe | null,
  allFrameworks: Framework[],
  nowMs: number,
): Nomination {
  const frameworks = recipe ? [] : detectFrameworks(allFrameworks, { cookieNames: cookies.map((one) => one.name) });
  const experts = recipe ? [recipe] : frameworks;
  const known = (cookie: SiteCookie, only: (expert: Recipe | Framework) => boolean) =>
    experts.some((expert) => only(expert) && isSessionCookie(expert, cookie.name, cookie.value));
  const scored = cookies
    .filter((cookie) => known(cookie, () => true) || !isOneTimePath(cookie.path)) // no session lives in one step of a flow
    .map((cookie) => ({ cookie, score: known(cookie, () => true) ? 1 : nominationScore(shapeOf(cookie, nowMs)) }))
    .filter(({ score }) => score >= NOMINATION_THRESHOLD)
    // Chromium lists cookies by when they were set: where all are as likely, a page that sets them anew is no news.
    .sort((a, b) => b.score - a.score || (cookieLabel(a.cookie) < cookieLabel(b.cookie) ? -1 : 1));
  return {
    cookies: scored.map(({ cookie }) => cookie),
    isStrong: scored.some(({ score }) => score >= STRONG_THRESHOLD),
    isConfirmed: cookies.some((cookie) => known(cookie, (expert) => expert.guestsHaveSessionCookie !== true)),
    frameworks,
  };
}
