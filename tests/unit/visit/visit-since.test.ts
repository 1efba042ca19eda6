import { expect, test } from 'vitest';
import { FakeStore } from '../fakes/fake-store';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

/** A visit began and the browser was closed an hour ago; `next` is the new life, which knows only what is on disk. */
async function closedAnHourAgo() {
  const world = createWorld();
  const { key } = logIn(world, 'www.shop.test');
  const beganMs = world.clock.nowMs();
  const { jobs, kept } = startLife(world);
  await jobs.resume();
  world.clock.pass(3_600_000);
  return { world, key, beganMs, kept, next: startLife(world, { ...kept, memory: new FakeStore() }) };
}

test('what was typed is erased back to the beginning of the visit, also when the browser was closed meanwhile', async () => {
  const { world, key, beganMs, next } = await closedAnHourAgo();
  await next.jobs.resume();
  await next.jobs.end('all', [key]);
  await next.jobs.settled();
  expect(world.traces.ends.map(({ sinceMs }) => sinceMs)).toEqual([beganMs]);
  await next.jobs.end('all', [logIn(world, 'www.bank.test').key]);
  await next.jobs.settled();
  expect(world.traces.ends[1]?.sinceMs).toBeGreaterThan(beganMs);
});

test('also where something ends the visit before the new background has looked at what is left', async () => {
  const { world, key, beganMs, kept, next } = await closedAnHourAgo();
  await Promise.all([next.jobs.end('all', [key]), next.jobs.end('all', [key])]);
  await next.jobs.settled();
  expect(world.traces.ends.map(({ sinceMs }) => sinceMs)).toEqual([beganMs]);
  await next.jobs.resume();
  expect(await kept.settings.get('visit-since')).toBeGreaterThan(beganMs);
});

test('a disk that cannot be read does not keep the visit from ending', async () => {
  const world = createWorld();
  const { key, site } = logIn(world, 'www.shop.test');
  const { kept } = startLife(world);
  const settings = new FakeStore();
  settings.get = () => Promise.reject(new Error('no'));
  const startedMs = world.clock.nowMs();
  const next = startLife(world, { ...kept, settings });
  await next.jobs.end('all', [key]);
  await next.jobs.settled();
  expect([site.isAnyoneIn, world.traces.ends.map(({ sinceMs }) => sinceMs)]).toEqual([false, [startedMs]]);
});
