import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../utils/message/messages';
import type { Mode } from '../../../utils/policy/setting-table';
import type { Job } from '../../../utils/visit/job';
import { logIn } from '../fakes/life';
import { startDay } from '../fakes/visit-day';

/** A visit that is over: the server of one site did not end its session, that of another did. */
async function endVisit(mode: Mode, cause: Cause) {
  const day = await startDay(mode);
  const left = logIn(day.world, 'www.left.test', { ends: 'browser-only' });
  const ended = logIn(day.world, 'www.ended.test');
  await day.course.tell({ kind: 'gone', cause });
  await day.reaches(cause === 'start' ? 'idle' : 'done');
  await day.settle();
  return { day, left, ended };
}

/** A visit that began, by its times, after a log-out that its server did not follow. */
async function beginAfter(scope: Job['scope']) {
  const day = await startDay('shared');
  const left = logIn(day.world, 'www.left.test', { ends: 'browser-only' });
  await day.life.jobs.end(scope, [left.key]);
  await day.life.done();
  day.clock.pass(1_000);
  await day.course.tell({ kind: 'begin' });
  return { day, left };
}

/** Somebody logs in at another site, and leaves. */
async function useAndLeave({ world, course, reaches }: Awaited<ReturnType<typeof startDay>>) {
  const next = logIn(world, 'www.next.test');
  await course.tell({ kind: 'gone', cause: 'lock' });
  await reaches('done');
  return next;
}

describe('what a visit left to do', () => {
  test('stays listed when the page that does not list it goes; what is over does not', async () => {
    const { day, left, ended } = await endVisit('shared', 'lock');
    expect(day.life.outcomes()).toContainEqual([ended.key, 'ended']);
    await day.course.tell({ kind: 'begin' });
    await day.settle();
    expect(day.life.outcomes()).toEqual([[left.key, 'still-valid']]);
  });

  test('is listed after a start of the browser as well, though no page has covered the screen', async () => {
    const { day, left } = await endVisit('shared', 'start');
    expect(day.life.outcomes()).toEqual([[left.key, 'still-valid']]);
  });

  test('is not told the person who leaves after the next visit', async () => {
    const { day } = await endVisit('shared', 'lock');
    day.clock.pass(1_000);
    await day.course.tell({ kind: 'begin' });
    const next = await useAndLeave(day);
    expect(day.life.outcomes()).toEqual([[next.key, 'ended']]);
  });

  test('is listed after the start that went on with an interrupted log-out, however fast that was', async () => {
    const { day, left } = await beginAfter('all'); // as memory that is empty begins a visit
    await day.course.tell({ kind: 'gone', cause: 'start' });
    await day.reaches('idle');
    expect(day.life.outcomes()).toEqual([[left.key, 'still-valid']]);
  });

  test('is told who logged out of one site, was away and leaves later', async () => {
    const { day, left } = await beginAfter('one'); // as when somebody is back at a computer on which nothing is open
    const next = await useAndLeave(day);
    expect(day.life.outcomes()).toEqual([
      [left.key, 'still-valid'],
      [next.key, 'ended'],
    ]);
  });

  test('goes with the visit in a kiosk, which has no place where it could be read', async () => {
    const { day } = await endVisit('kiosk', 'lock');
    await day.course.tell({ kind: 'begin' });
    await day.settle();
    expect(day.life.outcomes()).toEqual([]);
  });
});
