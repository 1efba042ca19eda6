import { expect, test } from 'vitest';
import { createGathering } from '../../../utils/session/gathering';
import { createLateCookies } from '../../../utils/wipe/late-cookies';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeNetworkWatch } from '../fakes/fake-network-watch';
import { FakeTabList } from '../fakes/fake-tab-list';
import { logIn, startLife } from '../fakes/life';
import { makeTarget } from '../fakes/make-target';
import { createWorld } from '../fakes/world';

const YEAR_MS = 365 * 86_400_000;

function watching() {
  const [jar, tabs, clock, network] = [new FakeCookieJar(), new FakeTabList(), new FakeClock(), new FakeNetworkWatch()];
  const late = createLateCookies({ jar, tabs, network, clock, onFailure: () => undefined });
  late.listen();
  late.watch([makeTarget()]);
  const settled = () => {
    clock.pass(300);
    return new Promise((resolve) => setImmediate(resolve));
  };
  return { jar, clock, settled };
}

test('a sign is handed over in its time where the clock jumps back meanwhile', () => {
  const clock = new FakeClock();
  const handed: string[][] = [];
  const sign = createGathering(clock, (keys) => handed.push(keys));
  sign('shop');
  clock.jump(-YEAR_MS);
  clock.pass(1_000);
  sign('shop');
  sign('news');
  clock.pass(60_000);
  expect(handed.flat()).toEqual(expect.arrayContaining(['shop', 'news']));
});

test('a cookie that comes after a wipe is removed where the clock has jumped on', async () => {
  const { jar, clock, settled } = watching();
  clock.jump(10 * YEAR_MS);
  jar.put({ name: 'late', domain: '.shop.test' });
  await settled();
  expect(jar.names()).toEqual([]);
});

test('a clock that jumps back does not make the watch over late cookies longer', async () => {
  const { jar, clock, settled } = watching();
  clock.jump(-10 * YEAR_MS);
  clock.pass(21_000);
  jar.put({ name: 'much-later', domain: '.shop.test' });
  await settled();
  expect(jar.names()).toEqual(['much-later']);
});

test('what was typed in a visit is erased where the clock has jumped back in it', async () => {
  const world = createWorld();
  const { key } = logIn(world, 'www.shop.test');
  const life = startLife(world);
  await life.jobs.resume();
  world.clock.jump(-10 * YEAR_MS);
  const typedMs = world.clock.nowMs();
  await life.jobs.end('all', [key]);
  await life.jobs.settled();
  expect(world.traces.ends.map(({ sinceMs }) => sinceMs <= typedMs)).toEqual([true]);
});
