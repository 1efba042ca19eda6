import { describe, expect, test } from 'vitest';
import { createKeptSteps } from '../../../utils/elsewhere/kept-steps.ts';
import { FakeStore } from '../fakes/fake-store.ts';
import { logIn, startLife } from '../fakes/life.ts';
import { createWorld } from '../fakes/world.ts';

const OTHER = 'elsewhere.test';

test('nothing is kept once all is forgotten, not even by a panel that has not heard of it yet', async () => {
  const store = new FakeStore();
  const kept = createKeptSteps(store);
  await kept.choose(OTHER);
  await kept.mark(OTHER, 'password', 'said');
  await kept.forgetAll();
  await kept.mark(OTHER, 'sessions', 'seen');
  expect(JSON.stringify([...store.values])).not.toContain(OTHER);
});

describe('the end of a visit', () => {
  /** A visit in which the panel was used for one site, and another is logged in. */
  async function visitWithPanel() {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    await life.preferences.ready;
    await life.preferences.set('shop.test', 'forget');
    const usePanel = async () => {
      await life.keptSteps.choose(OTHER);
      await life.keptSteps.mark(OTHER, 'password', 'seen');
    };
    await usePanel();
    const isKept = () => JSON.stringify([...life.kept.memory.values]).includes(OTHER);
    expect(isKept()).toBe(true);
    return { life, key, usePanel, isKept };
  }

  test('takes with it what the panel keeps', async () => {
    const { life, key, isKept } = await visitWithPanel();
    await life.jobs.end('all', [key]);
    await life.done();
    expect(isKept()).toBe(false);
  });

  test('leaves no site’s name in memory, once its outcomes are put away: neither those nor the panel’s', async () => {
    const { life, key, usePanel, isKept } = await visitWithPanel();
    await life.jobs.end('all', [key]);
    await life.done();
    await usePanel();
    await life.jobs.dismiss();
    await expect.poll(isKept).toBe(false);
    expect(JSON.stringify([...life.kept.memory.values])).not.toContain('.test');
  });

  test('is not the log-out of one site: the panel goes on', async () => {
    const { life, key, isKept } = await visitWithPanel();
    await life.jobs.end('one', [key]);
    await life.done();
    await life.jobs.dismiss();
    await life.jobs.settled();
    expect(isKept()).toBe(true);
  });
});
