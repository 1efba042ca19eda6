import type { SiteCookie } from '../browser/cookie-jar';
import { cookieLabel } from '../session/candidates';
import { reaches } from '../session/site-cookies';
import type { Baseline } from './baselines';
import { type Credential, isRenewing, mustBeTried, withSignature } from './credential';
import type { Ending } from './ending';
import { ask, type Question } from './probe-request';
import { type Contrast, lookAt } from './sample';

/** A cookie that most pages, or calls, of an origin refuse is not tried at all of them. */
const MOST_REFUSALS = 4;

/** What has to be tried alone, and what came of it so far. */
export interface Trial {
  isDue(cookie: SiteCookie, question: Question): boolean;
  isLikely(cookie: SiteCookie): boolean;
  noteRefusal(cookie: SiteCookie, question: Question): void;
}

/** Keeps what came of trying while questions are taken; `found` grows meanwhile. */
export function startTrial(ending: Ending, { likely }: Credential, found: Baseline[]): Trial {
  const labels = new Set(likely.map(cookieLabel));
  const refusals = new Map<string, number>();
  const placeOf = (cookie: SiteCookie, { address, isCall }: Question) =>
    `${cookieLabel(cookie)} ${new URL(address).origin} ${isCall}`;
  const isLikely = (cookie: SiteCookie) => labels.has(cookieLabel(cookie));
  return {
    isLikely,
    isDue: (cookie, question) =>
      isLikely(cookie) &&
      reaches(cookie, question.address) &&
      mustBeTried(cookie, ending.ports.clock.nowMs()) &&
      !found.some(({ letsIn }) => letsIn.includes(cookieLabel(cookie))) &&
      // A call that renews is asked once whatever is tried by it.
      (question.method === 'POST' || (refusals.get(placeOf(cookie, question)) ?? 0) < MOST_REFUSALS),
    noteRefusal(cookie, question) {
      const place = placeOf(cookie, question);
      refusals.set(place, (refusals.get(place) ?? 0) + 1);
    },
  };
}

/**
 * Which of the cookies that must be tried let in here, as they are after the question: it may have renewed them. A call
 * that renews needs the one that renews, where it is one only; elsewhere each is tried alone, with its signature.
 */
export async function tryAlone(ending: Ending, question: Question, known: Contrast, trial: Trial): Promise<string[]> {
  const cookies = await ending.cookiesNow();
  const due = cookies.filter((one) => trial.isDue(one, question));
  if (question.method === 'POST') {
    const all = cookies.filter((one) => trial.isLikely(one) && isRenewing(one) && reaches(one, question.address));
    const isOne = new Set(all.map(({ name, value }) => `${name}=${value}`)).size === 1;
    return isOne ? due.filter(isRenewing).map(cookieLabel) : [];
  }
  const found: string[] = [];
  for (const cookie of due) {
    const sample = await ask(ending, question, { cookies: withSignature(cookie, cookies) }, ending.signal);
    if (sample && lookAt(sample, known) === 'in') found.push(cookieLabel(cookie));
    else trial.noteRefusal(cookie, question);
  }
  return found;
}

/** Likely cookies that must be tried, and of which no question so far can tell. */
export const untried = ({ likely }: Credential, found: Baseline[], nowMs: number): SiteCookie[] =>
  likely.filter((one) => mustBeTried(one, nowMs) && !found.some(({ letsIn }) => letsIn.includes(cookieLabel(one))));
