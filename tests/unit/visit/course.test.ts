import { describe, expect, test } from 'vitest';
import { CAUSES } from '../../../utils/message/messages';
import type { Settings } from '../../../utils/policy/setting-table';
import { advance, beginCourse, type Course, type CourseEvent, canStay } from '../../../utils/visit/course';
import { Random } from '../fakes/random';

const SETTINGS = { countdownSeconds: 20, longestVisitMinutes: 0, closingTimes: {} } as Settings;
const NOW_MS = Date.UTC(2026, 10, 1);

/** The course after several events, a second apart. */
const courseAfter = (events: CourseEvent[], settings = SETTINGS): Course =>
  events.reduce<Course>(
    (course, event, index) => advance(course, event, settings, NOW_MS + index * 1000),
    beginCourse(settings, NOW_MS),
  );
const gone = (cause: (typeof CAUSES)[number]): CourseEvent => ({ kind: 'gone', cause });
const phaseAfter = (...events: CourseEvent[]) => courseAfter(events).phase;

describe('the course of a visit', () => {
  test('counts before it ends where nobody is there or a limit is reached, and ends at once otherwise', () => {
    const counted = CAUSES.filter((cause) => phaseAfter(gone(cause)) === 'counting');
    expect(counted).toEqual(['idle', 'closing-time', 'longest']);
    expect(CAUSES.filter((cause) => phaseAfter(gone(cause)) === 'working')).toHaveLength(CAUSES.length - 3);
  });

  test('any input stops the countdown of an idle time, and of nothing else', () => {
    expect(phaseAfter(gone('idle'), { kind: 'back' })).toBe('idle');
    expect(phaseAfter(gone('longest'), { kind: 'back' })).toBe('counting');
    expect(phaseAfter(gone('closing-time'), { kind: 'back' })).toBe('counting');
    expect(phaseAfter(gone('lock'), { kind: 'back' })).toBe('working');
    expect(canStay(courseAfter([gone('idle')]))).toBe(true);
    expect(canStay(courseAfter([gone('longest')]))).toBe(false);
  });

  test('ends when the countdown is over, not before, and a second reason does not start it anew', () => {
    const counting = courseAfter([gone('idle')]);
    expect(counting.endsAtMs).toBe(NOW_MS + 20_000);
    expect(advance(counting, gone('longest'), SETTINGS, NOW_MS + 5_000)).toEqual(counting);
    expect(advance(counting, { kind: 'time' }, SETTINGS, NOW_MS + 19_999).phase).toBe('counting');
    expect(advance(counting, { kind: 'time' }, SETTINGS, NOW_MS + 20_000).phase).toBe('working');
    expect(advance(counting, gone('lock'), SETTINGS, NOW_MS + 5_000)).toMatchObject({
      phase: 'working',
      cause: 'lock',
    });
  });

  test('a limit is counted down to, so that it is kept', () => {
    const settings = { ...SETTINGS, longestVisitMinutes: 5 };
    const course = beginCourse(settings, NOW_MS);
    const at = (ms: number) => advance(course, { kind: 'time' }, settings, NOW_MS + ms);
    expect(at(279_000).phase).toBe('idle');
    expect(at(280_000)).toMatchObject({ phase: 'counting', cause: 'longest', endsAtMs: NOW_MS + 300_000 });
  });

  test('a closing time that the computer slept over is kept, whatever wakes the background first', () => {
    const at = (hours: number) => new Date(2026, 2, 18, hours).getTime(); // a Wednesday, in the computer's own time
    const settings = { ...SETTINGS, closingTimes: { wed: '18:00' } };
    const woken = advance(beginCourse(settings, at(10)), { kind: 'settings' }, settings, at(19));
    const counting = { phase: 'counting', cause: 'closing-time', endsAtMs: at(19) };
    expect(advance(woken, { kind: 'time' }, settings, at(19))).toMatchObject(counting);
  });

  test('a limit that is still to come goes by the settings that are in force', () => {
    const settings = { ...SETTINGS, longestVisitMinutes: 5 };
    const changed = { ...SETTINGS, longestVisitMinutes: 10 };
    const course = advance(beginCourse(settings, NOW_MS), { kind: 'settings' }, changed, NOW_MS + 60_000);
    expect(course.limit).toEqual({ atMs: NOW_MS + 600_000, cause: 'longest' });
  });

  test('is over, and the next one begins with a time of its own', () => {
    const settings = { ...SETTINGS, longestVisitMinutes: 5 };
    const done = courseAfter([gone('button'), { kind: 'ended' }], settings);
    expect(done).toMatchObject({ phase: 'done', limit: null });
    const next = advance(done, { kind: 'begin' }, settings, NOW_MS + 3_600_000);
    expect(next).toEqual(beginCourse(settings, NOW_MS + 3_600_000));
  });

  test('whatever comes: work that has begun is done before anything else is', () => {
    const random = new Random(6);
    const kinds = ['waiting', 'back', 'time', 'begin', 'settings'] as const;
    const anything = (): CourseEvent => (random.isTrue() ? { kind: random.pick(kinds) } : gone(random.pick(CAUSES)));
    for (let run = 0; run < 300; run++) {
      let course = courseAfter([gone('shortcut')]);
      for (let turn = 0; turn < 12; turn++) course = advance(course, anything(), SETTINGS, NOW_MS + turn * 60_000);
      expect(course.phase).toBe('working');
      expect(advance(course, { kind: 'ended' }, SETTINGS, NOW_MS).phase).toBe('done');
    }
  });
});
