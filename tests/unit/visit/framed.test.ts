import { expect, test } from 'vitest';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

const FRAMES = ['https://ads.frames.test', 'https://kept.test'];

/** Somebody logged in at a site whose pages showed others in frames. */
async function arrange() {
  const world = createWorld();
  const { key } = logIn(world, 'www.shop.test');
  world.ledger.setTrace(key, { ...world.ledger.trace(key), frames: FRAMES });
  const { jobs, preferences } = startLife(world);
  await preferences.set('kept.test', 'keep');
  const end = async (scope: 'all' | 'one') => {
    await jobs.end(scope, [key]);
    await jobs.settled();
    return world.siteData.callsButCookies;
  };
  return { world, preferences, end };
}

test('what was shown in frames goes too when everything does, but for what is to be kept; nobody is asked for anything', async () => {
  const { world, end } = await arrange();
  expect(await end('all')).toEqual([['https://ads.frames.test']]);
  expect(world.requests.seen.map(({ url }) => new URL(url).hostname)).not.toContain('ads.frames.test');
  expect(world.failures).toEqual([]);
});

test('not with one site only, nor where another site stays: it may have shown the same', async () => {
  expect(await (await arrange()).end('one')).toEqual([]);
  const { world, preferences, end } = await arrange();
  logIn(world, 'www.bank.test');
  await preferences.set('bank.test', 'keep');
  expect(await end('all')).toEqual([]);
});
