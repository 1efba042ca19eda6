import { describe, expect, test } from 'vitest';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

const broken = (): Promise<never> => Promise.reject(new Error('quota'));

describe('the end of a visit where something is wrong with the computer', () => {
  test('a journal that cannot be written keeps nobody logged in', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    const life = startLife(world, undefined, { put: broken, remove: broken, unfinished: async () => [] });
    await life.jobs.end('all', [key]);
    await life.done();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
    expect([site.isAnyoneIn, world.jar.now, world.failures.length > 0]).toEqual([false, [], true]);
  });

  test('what is stored and cannot be erased at first is erased site by site', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    world.siteData.origins.add('https://www.shop.test');
    let isFirst = true;
    world.siteData.refuses = () => {
      const was = isFirst;
      isFirst = false;
      return was;
    };
    const life = startLife(world);
    await life.jobs.end('all', [key]);
    await life.done();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
    expect([world.jar.now, [...world.siteData.origins]]).toEqual([[], []]);
    expect(world.failures).toHaveLength(1);
  });

  test('a wipe that fails altogether is said, and can be pressed again', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    const all = world.ports.jar.all;
    world.ports.jar.all = broken;
    await life.jobs.end('all', [key]);
    await life.done();
    expect(life.outcomes()).toEqual([[key, 'failed']]);
    expect(world.jar.now).not.toEqual([]);
    world.ports.jar.all = all;
    await life.jobs.end('all', [key]);
    await life.done();
    expect(world.jar.now).toEqual([]);
    expect(life.jobs.list()).toHaveLength(1);
  });
});

test('a site that an address only named, where nobody was, is not wiped', async () => {
  const world = createWorld();
  const { key } = logIn(world, 'www.shop.test');
  world.ledger.setTrace('0|bank.test', { ...EMPTY_TRACE, enteredThrough: 'evil.test' });
  world.jar.put({ name: 'device', domain: 'bank.test' });
  const life = startLife(world);
  await life.jobs.end('all', [key]);
  await life.done();
  expect(world.jar.names()).toEqual(['device']);
});
