import type { EndResult } from '../logout/outcome-of';
import type { Stage } from '../message/messages';
import type { Preference } from '../preference/preference';
import { type Session, sessionKey, splitKey } from '../session/session';
import type { SiteTrace } from '../session/site-trace';

/** The end of one or all sessions. In the journal until it is finished, in memory afterwards until it is dismissed. */
export interface Job {
  id: string;
  startedMs: number;
  scope: 'one' | 'all';
  /** When the visit began: what cannot be told apart by site is erased back to then. Older journals do not have it. */
  visitSinceMs?: number;
  items: JobItem[];
  /** What it left to do is of a visit before this one. */
  isOfEarlierVisit?: true;
  /** Everything is erased that was to be erased. */
  isWiped: boolean;
  /** Sites that were visited without a login: there is nobody to log out, but what they left here goes too. */
  visited: VisitedSite[];
  /** Sites to be forgotten that were shown in frames only. Older journals do not have them. */
  framed?: VisitedSite[];
}

export interface VisitedSite {
  key: string;
  origins: string[];
}

export interface JobItem {
  key: string;
  preference: Preference;
  /** It is kept because its login lets a kept site in, though something else was wanted of it. */
  letsInKept?: true;
  stage: Stage;
  /** What is needed to go on after the browser was restarted; without the account's name. */
  session: Session;
  trace: SiteTrace;
  result: EndResult | null;
  /** The background died while this was going on: what was in force then may be gone from here, not from the server. */
  wasInterrupted: boolean;
  /** So did the browser, and what it keeps only while it runs: under the same name may lie what a remembered login opened since. */
  wasRestarted?: true;
  /** It was pressed, and somebody was still logged in afterwards: whether the server lets them in was being proven. */
  wasLeftOpen?: true;
  survivorCount: number;
}

export const isFinished = (job: Job): boolean => job.isWiped && job.items.every((item) => item.stage === 'finished');

/** Key of the session that this one was entered through, in the same store; null when it was entered by itself. */
export function providerKeyOf({ key, trace }: JobItem): string | null {
  return trace.enteredThrough === null ? null : sessionKey(splitKey(key).storeId, trace.enteredThrough);
}
