import { describe, expect, test } from 'vitest';
import { WEEKDAYS } from '../../../utils/policy/setting-table';
import { startDay } from '../fakes/visit-day';

const MINUTE_MS = 60_000;

describe('a visit ends by itself', () => {
  test('after the idle time: countdown, cover, log-out, clean screen, and a new visit at a press', async () => {
    const day = await startDay('kiosk', { startPage: 'https://library.test/' });
    const { site } = day.logIn();
    expect(day.idle.seconds).toBe(180);
    day.idle.become('idle');
    expect((await day.reaches('counting')).cause).toBe('idle');
    expect(day.screen.shown).toEqual(['cover']);
    expect(site.isAnyoneIn).toBe(true);
    day.clock.pass(20_000);
    await day.reaches('done');
    expect(site.isAnyoneIn).toBe(false);
    expect(day.screen.clears).toBe(1);
    await day.course.tell({ kind: 'begin' });
    await day.settle();
    expect(day.screen.shown).toEqual(['cover', 'start https://library.test/']);
    expect(day.screen.isUp).toBe(false);
    expect(day.life.jobs.list()).toEqual([]);
    expect(day.failures).toEqual([]);
  });

  test('not when somebody comes back in time: the cover goes, and nobody is logged out', async () => {
    const day = await startDay('shared');
    const { site } = day.logIn();
    day.idle.become('idle');
    await day.reaches('counting');
    day.idle.become('active');
    await day.reaches('idle');
    day.clock.pass(MINUTE_MS);
    await day.settle();
    expect(day.course.now().phase).toBe('idle');
    expect([day.screen.isUp, site.isAnyoneIn]).toEqual([false, true]);
  });

  test('not where nobody wants it, and not on a machine that nobody used', async () => {
    const mine = await startDay('only-me');
    mine.logIn();
    for (const presence of ['idle', 'locked'] as const) mine.idle.become(presence);
    mine.screen.closeLastWindow();
    const unused = await startDay('kiosk');
    for (const presence of ['idle', 'locked'] as const) unused.idle.become(presence);
    await Promise.all([mine.settle(), unused.settle()]);
    expect([mine.course.now().phase, unused.course.now().phase]).toEqual(['idle', 'idle']);
    expect([...mine.life.wakeUps.set, ...mine.life.wakeUps.due.keys()]).toEqual([]);
  });

  test.each(['lock', 'shortcut', 'last-window'] as const)('at once: %s', async (cause) => {
    const day = await startDay('shared');
    const { site } = day.logIn();
    if (cause === 'lock') day.idle.become('locked');
    if (cause === 'shortcut') day.pressShortcut();
    if (cause === 'last-window') day.screen.closeLastWindow();
    expect((await day.reaches('done')).cause).toBe(cause);
    expect(site.isAnyoneIn).toBe(false);
  });

  test('when the screen stays locked for the idle time, where a lock alone does not end it', async () => {
    const day = await startDay('shared', { endOnLock: false });
    day.logIn();
    day.idle.become('locked');
    await day.settle();
    expect(day.life.wakeUps.due.get('visit-idle')).toBe(day.clock.nowMs() + 10 * MINUTE_MS);
    day.life.wakeUps.ring('visit-idle');
    expect((await day.reaches('counting')).cause).toBe('idle');
  });

  test('at its longest length, which no input stops', async () => {
    const day = await startDay('only-me', { longestVisitMinutes: 30, countdownSeconds: 60 });
    const { site } = day.logIn();
    expect(day.life.wakeUps.due.get('visit-limit')).toBe(day.clock.nowMs() + 29 * MINUTE_MS);
    day.clock.pass(29 * MINUTE_MS);
    day.life.wakeUps.ring('visit-limit');
    expect((await day.reaches('counting')).cause).toBe('longest');
    day.idle.become('active');
    day.screen.closeCover();
    await day.settle();
    expect([day.course.now().phase, day.screen.isUp]).toEqual(['counting', true]);
    day.clock.pass(MINUTE_MS);
    await day.reaches('done');
    expect([site.isAnyoneIn, day.screen.clears]).toEqual([false, 0]);
  });

  test('at its longest length also when that came near while a countdown ran that somebody stopped', async () => {
    const day = await startDay('shared', { longestVisitMinutes: 30, idleMinutes: 10, countdownSeconds: 60 });
    day.logIn();
    day.clock.pass(28.5 * MINUTE_MS);
    day.idle.become('idle');
    await day.reaches('counting');
    day.clock.pass(MINUTE_MS / 2);
    day.life.wakeUps.ring('visit-limit');
    await day.settle();
    day.idle.become('active');
    await day.reaches('idle');
    await day.settle();
    expect(day.life.wakeUps.due.get('visit-limit')).toBe(day.clock.nowMs());
    day.life.wakeUps.ring('visit-limit');
    expect((await day.reaches('counting')).cause).toBe('longest');
  });

  test('its cover comes back when somebody closes it while the sessions are ended', async () => {
    const day = await startDay('shared');
    day.logIn();
    day.pressShortcut();
    await day.reaches('working');
    day.screen.closeCover();
    await day.reaches('done');
    expect([day.screen.isUp, day.screen.shown]).toEqual([true, ['cover', 'cover']]);
  });

  test('a machine on which nothing is open has no visit that could be too long', async () => {
    const day = await startDay('only-me', { longestVisitMinutes: 30 });
    day.clock.pass(29 * MINUTE_MS);
    day.life.wakeUps.ring('visit-limit');
    await day.settle();
    expect(day.course.now()).toMatchObject({ phase: 'idle', beganMs: day.clock.nowMs() });
  });

  test('a machine on which nothing is open is not woken again and again while its closing time is near, and the next day has one, too', async () => {
    const closingTimes = Object.fromEntries(WEEKDAYS.map((day) => [day, '18:00']));
    const day = await startDay('kiosk', { closingTimes, countdownSeconds: 20 });
    const closingMs = day.course.now().limit?.atMs ?? 0;
    day.clock.pass(closingMs - day.clock.nowMs() - 20_000);
    const ringIn = async (ms: number) => {
      day.clock.pass(ms);
      day.life.wakeUps.ring('visit-limit');
      await day.settle();
      return day.life.wakeUps.due.get('visit-limit');
    };
    expect(await ringIn(0)).toBe(closingMs);
    expect(await ringIn(20_000)).toBeGreaterThan(closingMs + 20 * 3_600_000);
    await day.settings.set('countdownSeconds', 600);
    const nextMs = day.course.now().limit?.atMs ?? 0;
    expect(await ringIn(nextMs - day.clock.nowMs() - 600_000)).toBe(nextMs - 540_000);
    day.logIn();
    day.clock.pass(MINUTE_MS);
    day.life.wakeUps.ring('visit-limit');
    expect(await day.reaches('counting')).toMatchObject({ cause: 'closing-time', endsAtMs: nextMs });
  });
});

/** Somebody is logged in, has filled in half of a form in the tab that is in front, and has gone away. */
async function leaveHalfFilledForm() {
  const day = await startDay('shared');
  day.logIn();
  const form = day.world.tabs.add('https://forms.test/', { isActive: true });
  day.world.scripts.pages.set(form.id, { busy: 'form' });
  day.idle.become('idle');
  await day.settle();
  return day;
}

describe('patience', () => {
  test('waits while a film plays, then counts', async () => {
    const day = await startDay('shared');
    day.logIn();
    const film = day.world.tabs.add('https://films.test/', { isAudible: true });
    day.idle.become('idle');
    await day.settle();
    expect(day.course.now().phase).toBe('idle');
    await day.world.tabs.close([film.id]);
    day.clock.pass(MINUTE_MS);
    day.life.wakeUps.ring('visit-idle');
    await day.reaches('counting');
  });

  test('waits for a half-filled form in the tab that is in front, and not for ever', async () => {
    const day = await leaveHalfFilledForm();
    expect(day.course.now().phase).toBe('idle');
    day.clock.pass(20 * MINUTE_MS);
    day.life.wakeUps.ring('visit-idle');
    await day.reaches('counting');
  });

  test('begins anew when somebody was there again', async () => {
    const day = await leaveHalfFilledForm();
    day.clock.pass(20 * MINUTE_MS);
    day.idle.become('active');
    await day.settle();
    day.idle.become('idle');
    await day.settle();
    expect(day.course.now().phase).toBe('idle');
  });

  test('is not had at all on a computer where anyone may sit', async () => {
    const day = await startDay('kiosk');
    day.logIn();
    day.world.tabs.add('https://films.test/', { isAudible: true });
    day.idle.become('idle');
    await day.reaches('counting');
  });
});

describe('a background that died', () => {
  test('while it counted goes on counting', async () => {
    const day = await startDay('shared');
    const { site } = day.logIn();
    day.idle.become('idle');
    await day.reaches('counting');
    day.clock.pass(10_000);
    const next = await startDay('shared', {}, day.kept);
    await next.handover.resume();
    next.clock.pass(20_000);
    await next.reaches('done');
    expect(site.isAnyoneIn).toBe(false);
  });

  test('while it worked goes on working, and no limit that is over wakes it meanwhile', async () => {
    const kept = (await startDay('shared')).kept;
    const limit = { atMs: 1, cause: 'longest' };
    const saved = { phase: 'working', cause: 'longest', beganMs: 0, endsAtMs: 1, limit, waitingSinceMs: null };
    await kept.memory.set('course', saved);
    const next = await startDay('shared', {}, kept);
    expect(next.life.wakeUps.due.has('visit-limit')).toBe(false);
    const { site } = next.logIn();
    await next.handover.resume();
    await next.reaches('done');
    expect(site.isAnyoneIn).toBe(false);
  });
});
