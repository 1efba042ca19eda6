import { expect, test, vi } from 'vitest';
import { createPageCheck } from '../../../utils/session/page-check';
import { createTracker } from '../../../utils/session/tracker';
import { FakeClock } from '../fakes/fake-clock';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { LoginSite } from '../fakes/login-site';
import { createWorld } from '../fakes/world';
import { count } from './hostile';

const MANY = 10_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A computer on which somebody is logged in to one site, and everything has come to rest. */
async function atRest() {
  const world = createWorld();
  const [network, clock] = [new FakeNetworkWatch(), new FakeClock()];
  const tracker = createTracker({
    ...{ ...world.ports, network, clock, nowMs: clock.nowMs },
    check: createPageCheck(world.scripts, world.requests, world.parser),
  });
  tracker.listen();
  world.addSite(new LoginSite('www.shop.test'));
  await world.ledger.ready;
  await tracker.lookAtAll();
  await settled();
  clock.pass(10_000);
  await vi.waitUntil(() => !tracker.isLooking(), { interval: 2 });
  const keys = () => world.ledger.sessions().map(({ key, state }) => `${key} ${state}`);
  expect(keys()).toEqual(['0|shop.test open']);
  world.memory.writes = 0;
  world.requests.seen.length = 0;
  const pass = async (ms: number) => {
    await settled();
    clock.pass(ms);
    await settled();
    await vi.waitUntil(() => !tracker.isLooking(), { interval: 2 });
    await settled();
  };
  return { world, network, clock, tracker, keys, pass };
}

test('10,000 changes of a site’s cookies: it is looked at once, written down once, and no session is dropped', async (context) => {
  const { world, keys, pass } = await atRest();
  for (let at = 0; at < MANY; at++) world.jar.put({ name: `n${at % 200}`, value: `${at}`, domain: 'www.shop.test' });
  count(context, MANY);
  await pass(120);
  expect(keys()).toEqual(['0|shop.test open']);
  expect(world.memory.writes).toBeLessThanOrEqual(1);
  expect(world.requests.seen.length).toBeLessThanOrEqual(2);
});

test('10,000 changes by another site, in all of its names: this one is neither asked nor dropped', async (context) => {
  const { world, keys, pass } = await atRest();
  for (let at = 0; at < MANY; at++)
    world.jar.put({ name: 'session_id', value: `${at}`, domain: `h${at % 500}.storm.test` });
  count(context, MANY);
  await pass(120);
  expect(keys()).toContain('0|shop.test open');
  expect(world.requests.seen.filter(({ url }) => !url.includes('storm.test'))).toEqual([]);
  // 500 names are one site: one look, and a stranger's beside it.
  expect(world.requests.seen.length).toBeLessThanOrEqual(4);
});

test('cookies that come and go 10,000 times keep nobody from being seen', async (context) => {
  const { world, keys, pass } = await atRest();
  for (let at = 0; at < MANY / 2; at++)
    await world.jar.remove(world.jar.put({ name: 'blink', domain: 'www.shop.test' }));
  count(context, MANY);
  world.addSite(new LoginSite('www.news.test'));
  await pass(120);
  expect(keys().sort()).toEqual(['0|news.test open', '0|shop.test open']);
});

test('10,000 requests of a page leave a trace as short as a hundred do', async (context) => {
  const { world, network, keys, pass } = await atRest();
  const tab = world.tabs.add('https://www.shop.test/');
  for (let at = 0; at < MANY; at++) {
    const url = `https://h${at % 1_000}.shop.test/api/v${at}/me`;
    const type = at % 2 === 0 ? ('xmlhttprequest' as const) : ('main_frame' as const);
    const headers = [{ name: 'authorization', scheme: 'Bearer', value: `Bearer t${at}` }];
    network.happen(networkEvent({ tabId: tab.id, type, kind: 'sent', url, headers }));
  }
  count(context, MANY);
  await vi.waitUntil(() => world.ledger.trace('0|shop.test').origins.length >= 64, { interval: 2, timeout: 30_000 });
  await pass(10_000);
  const trace = world.ledger.trace('0|shop.test');
  expect(trace.origins.length).toBeLessThanOrEqual(64);
  expect(trace.calls.length).toBeLessThanOrEqual(8);
  expect(JSON.stringify(trace).length).toBeLessThan(10_000);
  expect(keys()).toContain('0|shop.test open');
});
