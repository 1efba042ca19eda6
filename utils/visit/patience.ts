import type { Busy } from '../page/busy';

const MINUTE_MS = 60_000;
/** A film may be long; one that nobody stops is not watched either. */
const LONGEST_FILM_MS = 180 * MINUTE_MS;
/** A form that nobody has touched for so many idle times is left. */
const IDLE_TIMES_FOR_FORM = 2;

/** Whether what is open is worth more time, though nobody has touched anything since `sinceMs`. */
export function isWorthWaiting(busy: Busy | null, sinceMs: number, nowMs: number, idleMinutes: number): boolean {
  if (busy === null) return false;
  const longestMs = busy === 'media' ? LONGEST_FILM_MS : IDLE_TIMES_FOR_FORM * idleMinutes * MINUTE_MS;
  return nowMs - sinceMs < longestMs;
}
