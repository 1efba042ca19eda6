import { describe, expect, test } from 'vitest';
import { advance, beginCourse } from '../../../utils/visit/course';
import { logIn, startLife } from '../fakes/life';
import type { LoginSite } from '../fakes/login-site';
import { settingsOf } from '../fakes/settings';
import { createWorld, type World } from '../fakes/world';
import { eachIsAFaultPoint } from './fault-point';

eachIsAFaultPoint();

const HOST = 'www.shop.test';

/** Ends one session at a site that goes wrong from its `nth` request on. */
async function endWhere(nth: number, goesWrong: (world: World, site: LoginSite) => void) {
  const world = createWorld();
  const { key, site } = logIn(world, HOST, { control: 'confirmation' });
  world.siteData.origins.add(`https://${HOST}`);
  let asked = 0;
  world.requests.serve(HOST, (ask) => {
    asked++;
    if (asked === nth) goesWrong(world, site);
    return site.server(ask);
  });
  const life = startLife(world);
  await life.jobs.end('all', [key]);
  await life.jobs.settled();
  const [[, outcome] = []] = life.outcomes();
  return { world, site, outcome, reason: life.jobs.list()[0]?.items[0]?.result?.reason, asked };
}

/** How many requests a log-out without a fault makes: each of them is a moment at which something can go wrong. */
const { asked: REQUESTS } = await endWhere(0, () => undefined);
const MOMENTS = Array.from({ length: REQUESTS }, (_, at) => at + 1);

function expectTrueAndWiped({ world, site, outcome }: Awaited<ReturnType<typeof endWhere>>): void {
  expect([outcome, site.isAnyoneIn]).not.toEqual(['ended', true]);
  expect(outcome).toMatch(/^(?:ended|logged-out|still-valid|wiped-only)$/);
  expect([world.jar.now, [...world.siteData.origins]]).toEqual([[], []]);
}

describe.each(MOMENTS)('at request %i of a log-out', (nth) => {
  test('the network goes: everything is wiped, and nothing is claimed that the server was not asked', async () => {
    expectTrueAndWiped(await endWhere(nth, (world) => world.requests.serve(HOST, () => null)));
  });

  test.each([429, 500, 503, 403])('the server answers %i from then on', async (status) => {
    expectTrueAndWiped(await endWhere(nth, (world) => world.requests.serve(HOST, () => ({ status, text: 'Sorry' }))));
  });

  test('it leads in circles', async () => {
    expectTrueAndWiped(await endWhere(nth, (world) => world.requests.serve(HOST, () => ({ redirectTo: '/' }))));
  });

  test('it answers with nothing but links out', async () => {
    const text = '<a href="/logout">Log out</a>'.repeat(100);
    expectTrueAndWiped(await endWhere(nth, (world) => world.requests.serve(HOST, () => ({ text }))));
  });

  test('the access to sites is withdrawn: nobody says that nothing is left', async () => {
    const { outcome, reason } = await endWhere(nth, (world) => {
      world.requests.serve(HOST, () => null);
      world.jar.all = async () => [];
      world.jar.ofDomain = async () => [];
      world.access.isGiven = false;
    });
    expect([outcome, reason]).toEqual(['failed', 'no-access']);
  });
});

test('two ends at once, of one and of all, end each session once', async () => {
  const world = createWorld();
  const [one, two] = [logIn(world, 'www.one.test'), logIn(world, 'www.two.test')];
  const life = startLife(world);
  await Promise.all([
    life.jobs.end('all', [one.key, two.key]),
    life.jobs.end('all', [one.key, two.key]),
    life.jobs.end('one', [two.key]),
    life.jobs.resume(),
  ]);
  await life.jobs.settled();
  expect(life.outcomes().sort()).toEqual([
    [one.key, 'ended'],
    [two.key, 'ended'],
  ]);
  const pressed = world.requests.seen.filter(({ url }) => url.endsWith('/logout')).map(({ url }) => new URL(url).host);
  expect(pressed.sort()).toEqual(['www.one.test', 'www.two.test']);
});

test('a page that wants to ask whether to leave loses the power to, and its tab is closed', async () => {
  const world = createWorld();
  const { key } = logIn(world, HOST);
  const tab = world.tabs.add(`https://${HOST}/form`);
  const order: string[] = [];
  world.scripts.prepareClosing = async (id) => void order.push(`silenced ${id}`);
  world.tabs.close = async (ids) => void order.push(...ids.map((id) => `closed ${id}`));
  const life = startLife(world);
  await life.jobs.end('all', [key]);
  await life.jobs.settled();
  expect(order).toEqual([`silenced ${tab.id}`, `closed ${tab.id}`]);
});

test.each(['where somebody was logged in', 'that was only visited'])(
  'a tab %s that does not close is said to be left',
  async (what) => {
    const world = createWorld();
    const { key } = logIn(world, HOST);
    if (what === 'that was only visited') world.ledger.remove(key);
    world.tabs.add(`https://${HOST}/form`);
    world.tabs.close = async () => undefined;
    const life = startLife(world);
    await life.jobs.end('all', [key]);
    await life.jobs.settled();
    expect(
      life.jobs.list().flatMap(({ items }) => items.map(({ result }) => [result?.outcome, result?.reason])),
    ).toEqual([['failed', 'survivors']]);
  },
);

describe('a clock that jumps', () => {
  const NOW_MS = Date.UTC(2026, 10, 1);
  const HOUR_MS = 3_600_000;

  test('back in a countdown makes nobody wait an hour; forward ends it', async () => {
    const settings = (await settingsOf('shared')).values();
    const counting = advance(beginCourse(settings, NOW_MS), { kind: 'gone', cause: 'idle' }, settings, NOW_MS);
    expect(counting.phase).toBe('counting');
    for (const jumpMs of [-HOUR_MS, HOUR_MS, -24 * HOUR_MS])
      expect(advance(counting, { kind: 'time' }, settings, NOW_MS + jumpMs).phase).toBe('working');
  });

  test('back does not make the longest visit longer', async () => {
    const settings = (await settingsOf('shared', { longestVisitMinutes: 30 })).values();
    const course = beginCourse(settings, NOW_MS);
    const later = advance(course, { kind: 'back' }, settings, NOW_MS - 10 * HOUR_MS);
    expect(later.limit?.atMs).toBe(NOW_MS - 10 * HOUR_MS + HOUR_MS / 2);
  });
});
