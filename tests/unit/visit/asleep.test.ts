import { describe, expect, test } from 'vitest';
import { startDay } from '../fakes/visit-day';

const MINUTE_MS = 60_000;

/** Somebody is logged in on a shared computer whose browser does not tell that it was locked. */
async function startUntold() {
  const day = await startDay('shared');
  day.idle.tellsLock = false;
  await day.triggers.arrange();
  day.logIn();
  const pass = async (ms: number) => {
    day.clock.pass(ms);
    day.life.wakeUps.pass(ms);
    await day.settle();
  };
  return { ...day, pass };
}

describe('a computer that was asleep, where the browser tells no lock', () => {
  test('ends the visit, and one that was awake does not', async () => {
    const day = await startUntold();
    for (const ms of [MINUTE_MS, MINUTE_MS]) await day.pass(ms);
    expect(day.course.now().phase).toBe('idle');
    await day.pass(10 * MINUTE_MS);
    expect((await day.reaches('done')).cause).toBe('lock');
  });

  test('is told from a background that is woken and stopped all the time', async () => {
    const day = await startUntold();
    await day.pass(MINUTE_MS);
    for (let seconds = 0; seconds < 300; seconds += 45) {
      await day.triggers.arrange();
      await day.pass(45_000);
    }
    day.life.wakeUps.ring('visit-pulse');
    await day.settle();
    expect(day.course.now().phase).toBe('idle');
  });

  test('is told from a setting that was off for a while', async () => {
    const day = await startUntold();
    await day.pass(MINUTE_MS);
    await day.settings.set('endOnLock', false);
    await day.settle();
    await day.pass(60 * MINUTE_MS);
    await day.settings.set('endOnLock', true);
    await day.settle();
    await day.pass(MINUTE_MS);
    expect(day.course.now().phase).toBe('idle');
  });
});
