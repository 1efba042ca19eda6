import { expect, test } from 'vitest';
import type { Settings, Week } from '../../../utils/policy/setting-table';
import { nextClosing, nextLimit } from '../../../utils/visit/limits';
import { isWorthWaiting } from '../../../utils/visit/patience';

/** A Wednesday, in the computer's own time. */
const at = (hours: number, minutes = 0, day = 18) => new Date(2026, 2, day, hours, minutes).getTime();
const MINUTE_MS = 60_000;

test.each<[string, Week, number, number | null]>([
  ['later today', { wed: '18:00' }, at(10), at(18)],
  ['not again in the same minute', { wed: '18:00' }, at(18), at(18, 0, 25)],
  ['tomorrow', { thu: '17:30' }, at(23, 59), at(17, 30, 19)],
  ['in a week, when it is over for today', { wed: '09:00' }, at(10), at(9, 0, 25)],
  ['the first of several', { fri: '20:00', sat: '12:00', thu: '18:00' }, at(19), at(18, 0, 19)],
  ['never', {}, at(10), null],
])('the next closing time: %s', (_, week, afterMs, expected) => {
  expect(nextClosing(week, afterMs)).toBe(expected);
});

const settings = (longestVisitMinutes: number, closingTimes: Week) =>
  ({ longestVisitMinutes, closingTimes }) as Settings;

test('a visit ends by what comes first: its longest length or the closing time', () => {
  expect(nextLimit(settings(0, {}), at(10), at(10))).toBeNull();
  expect(nextLimit(settings(60, {}), at(10), at(10))).toEqual({ atMs: at(11), cause: 'longest' });
  expect(nextLimit(settings(60, { wed: '10:30' }), at(10), at(10))).toEqual({
    atMs: at(10, 30),
    cause: 'closing-time',
  });
  expect(nextLimit(settings(60, { wed: '18:00' }), at(10), at(10))).toEqual({ atMs: at(11), cause: 'longest' });
});

test('a film is waited for as long as films are, a form two idle times, nothing not at all', () => {
  expect(isWorthWaiting(null, at(10), at(10), 10)).toBe(false);
  expect(isWorthWaiting('form', at(10), at(10) + 19 * MINUTE_MS, 10)).toBe(true);
  expect(isWorthWaiting('form', at(10), at(10) + 20 * MINUTE_MS, 10)).toBe(false);
  expect(isWorthWaiting('media', at(10), at(12), 10)).toBe(true);
  expect(isWorthWaiting('media', at(10), at(13), 10)).toBe(false);
});
