import { type Settings, WEEKDAYS, type Week } from '../policy/setting-table';

/** When a visit has to end although somebody is there; milliseconds since the epoch. */
export interface Limit {
  atMs: number;
  cause: 'longest' | 'closing-time';
}

const DAYS_AHEAD = 7;
const MINUTE_MS = 60_000;

/** The first closing time after a moment, in the computer's own time zone; null where no day has one. */
export function nextClosing(week: Week, afterMs: number): number | null {
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    const day = new Date(afterMs);
    day.setDate(day.getDate() + days);
    const time = week[WEEKDAYS[day.getDay()] ?? 'sun'];
    if (!time) continue;
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const closingMs = day.setHours(hours, minutes, 0, 0);
    if (closingMs > afterMs) return closingMs;
  }
  return null;
}

/** What comes first of the longest length and the closing time; null where neither is set. */
export function nextLimit(
  { longestVisitMinutes, closingTimes }: Settings,
  beganMs: number,
  nowMs: number,
): Limit | null {
  const closingMs = nextClosing(closingTimes, nowMs);
  const longestMs = longestVisitMinutes > 0 ? beganMs + longestVisitMinutes * MINUTE_MS : null;
  if (longestMs !== null && (closingMs === null || longestMs <= closingMs))
    return { atMs: longestMs, cause: 'longest' };
  return closingMs === null ? null : { atMs: closingMs, cause: 'closing-time' };
}
