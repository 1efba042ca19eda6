import { expect, test } from 'vitest';
import type { View } from '../../../utils/message/messages';
import { startDesk } from '../fakes/desk';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

test('an icon that cannot be drawn is told of, and keeps nothing from the pages', async () => {
  const { desk, failures } = await startDesk({ toolbar: { show: () => Promise.reject(new Error('no such icon')) } });
  const seen: unknown[] = [];
  desk.addListener(
    (view) => void seen.push(view),
    () => undefined,
  );
  await expect.poll(() => seen.length).toBe(1);
  await desk.answer({ kind: 'set-preference', site: 'shop.test', preference: 'keep' });
  await expect.poll(() => seen.length).toBeGreaterThan(1);
  expect(String(failures[0])).toContain('no such icon');
});

test('an icon that is never drawn is told of, and keeps nothing from a page that comes later', async () => {
  const { desk, clock, failures } = await startDesk({ toolbar: { show: () => new Promise(() => undefined) } });
  const pages: unknown[] = [];
  const add = (name: string) =>
    desk.addListener(
      () => void pages.push(name),
      () => undefined,
    );
  add('first');
  await expect.poll(() => pages).toContain('first');
  add('second');
  const told = () => {
    clock.pass(1_000); // views have a rest between them
    return pages;
  };
  await expect.poll(told, { timeout: 10_000 }).toContain('second');
  expect(String(failures[0])).toContain('toolbar icon: no answer');
});

test('a page that was told that sites are looked at is told when they are not, though all is as it was', async () => {
  let isLooking = true;
  const atRest: (() => void)[] = [];
  const tracker = { isLooking: () => isLooking, onRest: (listener: () => void) => void atRest.push(listener) };
  const { desk } = await startDesk({ tracker });
  const seen: boolean[] = [];
  desk.addListener(
    (view) => void seen.push((view as View).isLooking),
    () => undefined,
  );
  await expect.poll(() => seen).toEqual([true]);
  isLooking = false;
  for (const listener of atRest) listener();
  await expect.poll(() => seen).toEqual([true, false]);
});

/** A background that died after a log-out that its server did not follow. */
async function dieWithLeft() {
  const world = createWorld();
  const left = logIn(world, 'www.left.test', { ends: 'browser-only' });
  const { jobs, done, kept } = startLife(world);
  await jobs.end('all', [left.key]);
  await done();
  return { world, left, kept };
}

test('a page that outlives the background is not told meanwhile that nothing is left to do', async () => {
  const { world, left, kept } = await dieWithLeft();
  const { answer } = await startDesk({}, world, startLife(world, kept));
  const told = await answer({ kind: 'view' });
  const outcomes = told.ok ? told.view.sessions.map(({ key, outcome }) => [key, outcome]) : [];
  expect(outcomes).toContainEqual([left.key, 'still-valid']);
});

test('what is put away before it is read does not come back', async () => {
  const { world, kept } = await dieWithLeft();
  const life = startLife(world, kept);
  await life.jobs.dismiss();
  await life.jobs.resume();
  expect([life.outcomes(), kept.memory.values.get('jobs-over')]).toEqual([[], []]);
});
