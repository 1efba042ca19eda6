import { expect, test, vi } from 'vitest';
import { createPageCheck } from '../../../utils/session/page-check';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { createTracker } from '../../../utils/session/tracker';
import { FakeClock } from '../fakes/fake-clock';
import { makeCookie } from '../fakes/fake-cookie-jar';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { LoginSite } from '../fakes/login-site';
import { makeReading } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const KEY = '1|shop.test';

/** Somebody is logged in to one site in a normal and in a private window, and to another in a normal one. */
async function setUp() {
  const world = createWorld();
  const [network, clock] = [new FakeNetworkWatch(), new FakeClock()];
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const tracker = createTracker({ ...world.ports, check, network, clock, nowMs: clock.nowMs });
  world.jar.withTab = ['0', '1'];
  const site = world.addSite(new LoginSite('www.shop.test'));
  site.login(world.jar, '1');
  world.ledger.setTrace('0|news.test', { ...EMPTY_TRACE, origins: ['https://news.test'] });
  const tab = world.tabs.add('https://www.shop.test/', { storeId: '1', isPrivate: true });
  tracker.listen();
  await tracker.lookAtAll();
  const known = () => [...world.ledger.sessions().map(({ key }) => key), ...world.ledger.traceKeys()];
  /** What the browser has done when it tells that the last private tab was closed. */
  const closePrivate = () => {
    world.jar.withTab = ['0'];
    return world.tabs.close([tab.id]);
  };
  return { world, network, clock, tracker, tab, known, closePrivate };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a private session is forgotten with the last private tab, and so is every trace of it', async () => {
  const { world, known, closePrivate } = await setUp();
  world.ledger.setTrace('1|news.test', { ...EMPTY_TRACE, account: 'Ada' });
  const others = known().filter((key) => !key.startsWith('1|'));
  expect(known()).toContain(KEY);
  let isTold = false;
  world.ledger.onChange(() => {
    isTold = true;
  });
  await closePrivate();
  await vi.waitUntil(() => known().every((key) => !key.startsWith('1|')), { interval: 2 });
  expect(known()).toEqual(others);
  expect([isTold, world.failures]).toEqual([true, []]);
});

test('what is left of other windows stays, and so do private sessions while a private tab is open', async () => {
  const { world, known } = await setUp();
  const before = known();
  const more = world.tabs.add('about:blank', { storeId: '1', isPrivate: true });
  await world.tabs.close([more.id]);
  await settled();
  expect(known()).toEqual(before);
});

test('credentials that were heard or left in a private window are dropped from memory with it', async () => {
  const { world, network, tracker, tab, closePrivate } = await setUp();
  const headers = [{ name: 'authorization', scheme: 'Bearer', value: 'Bearer abcdefghijklmnop0123456789' }];
  network.happen(networkEvent({ kind: 'sent', tabId: tab.id, url: 'https://www.shop.test/api', headers }));
  await vi.waitUntil(() => tracker.heardTokens(KEY).length > 0, { interval: 2 });
  for (const account of ['Ada', 'Bob']) {
    const carriers = [makeCookie({ name: 'sid', value: account, domain: 'www.shop.test', storeId: '1' })];
    world.otherAccounts.note(KEY, { account, cookies: carriers, carriers });
  }
  expect(world.otherAccounts.of(KEY)).toHaveLength(1);
  await closePrivate();
  await vi.waitUntil(() => tracker.heardTokens(KEY).length === 0, { interval: 2 });
  expect(world.otherAccounts.of(KEY)).toEqual([]);
});

test('a private window whose end nobody heard of is forgotten at the next look, which is no failure', async () => {
  const { world, tracker, known } = await setUp();
  world.jar.withTab = ['0'];
  await tracker.lookAtAll();
  expect([known().includes(KEY), world.failures]).toEqual([false, []]);
});

test('a private window that is closed while its site is looked at is not listed again by that look', async () => {
  const { world, tracker, known, closePrivate } = await setUp();
  let isForgotten = false;
  world.scripts.probe = async () => {
    await closePrivate();
    await vi.waitUntil(() => !known().includes(KEY), { interval: 2 });
    isForgotten = true;
    return makeReading({ verdict: 'in', address: 'https://www.shop.test/' });
  };
  await tracker.lookAtAll();
  expect([isForgotten, known().includes(KEY), world.failures]).toEqual([true, false, []]);
});
