import type { EndResult } from '../logout/outcome-of';
import { STAGES } from '../message/messages';
import { PREFERENCES } from '../preference/preference';
import { fieldsOf, isSessionKey, readSession, readTrace } from '../session/read-ledger';
import { bareSession } from '../session/session';
import { EMPTY_TRACE } from '../session/site-trace';
import type { Job, JobItem, VisitedSite } from './job';
import type { Journal } from './journal';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const oneOf = <T>(list: readonly T[], value: unknown): T | undefined => list.find((one) => one === value);
const numberOr = (value: unknown, instead: number): number => (Number.isFinite(value) ? Number(value) : instead);

function isResult(value: unknown): value is EndResult | null {
  const { outcome, way, reason } = fieldsOf(value);
  const isWord = (word: unknown) => word === null || typeof word === 'string';
  return value === null || (typeof outcome === 'string' && isWord(way) && isWord(reason));
}

/**
 * What is to be done about a session is never dropped as long as it is known which one. Where something of it is not
 * understood, nobody knows how far it had come: it is logged out once more, and what is left of its credential proves nothing.
 */
function readItem(value: unknown): JobItem[] {
  const item = fieldsOf(value);
  const { key, result = null } = item;
  if (!isSessionKey(key)) return [];
  const [session, trace] = [readSession(key, item.session), readTrace(item.trace)];
  const [stage, preference] = [oneOf(STAGES, item.stage), oneOf(PREFERENCES, item.preference)];
  const isWhole = session && trace && stage && preference && isResult(result) && (stage !== 'finished' || result);
  return [
    {
      ...{ key, preference: preference ?? 'forget', survivorCount: numberOr(item.survivorCount, 0) },
      ...(item.letsInKept === true ? { letsInKept: true as const } : {}),
      ...{ session: session ?? bareSession(key), trace: trace ?? EMPTY_TRACE },
      ...{ stage: isWhole ? stage : 'logging-out', result: isWhole ? result : null },
      wasInterrupted: item.wasInterrupted === true || !isWhole,
      ...(item.wasRestarted === true ? { wasRestarted: true as const } : {}),
      ...(item.wasLeftOpen === true ? { wasLeftOpen: true as const } : {}),
    },
  ];
}

function readVisited(value: unknown): VisitedSite[] {
  const { key, origins } = fieldsOf(value);
  const known = listOf(origins).filter((one): one is string => typeof one === 'string' && URL.canParse(one));
  return isSessionKey(key) ? [{ key, origins: known }] : [];
}

/** A job as it was written down, by this version or an older one; null where nothing of it says what is to be done. */
export function readJob(value: unknown): Job | null {
  const job = fieldsOf(value);
  const [items, visited] = [listOf(job.items).flatMap(readItem), listOf(job.visited).flatMap(readVisited)];
  if (typeof job.id !== 'string' || items.length + visited.length === 0) return null;
  const startedMs = numberOr(job.startedMs, 0);
  return {
    ...{ id: job.id, startedMs, visitSinceMs: numberOr(job.visitSinceMs, startedMs), items, visited },
    framed: listOf(job.framed).flatMap(readVisited),
    scope: job.scope === 'one' ? 'one' : 'all',
    isWiped: job.isWiped === true,
    ...(job.isOfEarlierVisit === true ? { isOfEarlierVisit: true as const } : {}),
  };
}

/**
 * What the journal holds, as far as it is understood; a job of which nothing is understood can never be finished. Null where
 * it cannot be read.
 */
export async function readUnfinished(journal: Journal, onFailure: (error: unknown) => void): Promise<Job[] | null> {
  try {
    const written = await journal.unfinished();
    const unknown = written.filter((one) => readJob(one) === null);
    await Promise.all(unknown.map(({ id }) => journal.remove(id)));
    return written.flatMap((one) => readJob(one) ?? []);
  } catch (error) {
    // A journal that cannot be read must not keep this visit, or the next one, from being ended.
    onFailure(error);
    return null;
  }
}
