import { describe, expect, test } from 'vitest';
import { createLateCookies } from '../../../utils/wipe/late-cookies';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { FakeTabList } from '../fakes/fake-tab-list';
import { startLife } from '../fakes/life';
import { LoginSite, type Manners } from '../fakes/login-site';
import { makeTarget } from '../fakes/make-target';
import { createWorld } from '../fakes/world';
import { dyingAt } from './dying';
import { eachIsAFaultPoint } from './fault-point';

const HOST = 'www.shop.test';
const YEAR_MS = 365 * 86_400_000;
/** A battery that is empty sets a clock back to its first day; a network or a person sets it to any other. */
const JUMPS = [
  { word: 'ten years on', ms: 10 * YEAR_MS },
  { word: 'sixty years back, to before what clocks count from', ms: -60 * YEAR_MS },
];
const ENDS: Manners['ends'][] = ['all', 'browser-only', 'all-but-remembered'];

eachIsAFaultPoint();

/** Somebody logged in to a site that lets in by one cookie and by another, with something stored. */
function arrange(ends: Manners['ends']) {
  const world = createWorld();
  const site = world.addSite(new LoginSite(HOST, { control: 'confirmation', remembers: true, ends }));
  const { key } = world.enter(site);
  world.tabs.add(site.home);
  world.siteData.origins.add(`https://${HOST}`);
  return { world, site, key };
}

/** What has to hold of every end: all is gone from here, all is finished, and `ended` is said of what is ended. */
async function expectTrueAndGone({ world, site }: ReturnType<typeof arrange>, life: ReturnType<typeof startLife>) {
  const [[, outcome] = []] = life.outcomes();
  expect(outcome).toMatch(/^(?:ended|logged-out|still-valid|wiped-only)$/);
  expect([outcome, site.isAnyoneIn]).not.toEqual(['ended', true]);
  expect([world.jar.now, [...world.siteData.origins], await world.tabs.all()]).toEqual([[], [], []]);
  expect([await life.journal.unfinished(), [...life.wakeUps.set], world.ledger.sessions()]).toEqual([[], [], []]);
  expect(world.failures).toEqual([]);
  return outcome;
}

/** A whole job, with something done at its `nth` request or written step; 0 for nothing. */
async function runWhere(ends: Manners['ends'], nth: number, strike: (clock: FakeClock) => void) {
  const arranged = arrange(ends);
  const { world, site, key } = arranged;
  let moments = 0;
  const moment = () => {
    moments++;
    if (moments === nth) strike(world.clock);
  };
  world.requests.serve(HOST, (ask) => {
    moment();
    return site.server(ask);
  });
  const life = startLife(world);
  const put = life.journal.put.bind(life.journal);
  life.journal.put = async (job) => {
    moment();
    await put(job);
  };
  await life.jobs.end('all', [key]);
  await life.jobs.settled();
  return { outcome: await expectTrueAndGone(arranged, life), moments };
}

const COURSES = await Promise.all(ENDS.map(async (ends) => ({ ends, ...(await runWhere(ends, 0, () => undefined)) })));
const MOMENTS = COURSES.flatMap(({ ends, outcome, moments }) =>
  Array.from({ length: moments }, (_, at) => ({ ends, outcome, nth: at + 1 })),
);

describe.each(JUMPS)('the clock jumps $word', ({ ms }) => {
  test.each(MOMENTS)(
    'at moment $nth of a job (a log-out that ends $ends): it comes out as it does without, $outcome',
    async ({ ends, outcome, nth }) => {
      expect((await runWhere(ends, nth, (clock) => clock.jump(ms))).outcome).toBe(outcome);
    },
  );

  test.each(ENDS)(
    'while the background is stopped, after any step of a job (a log-out that ends %s): the next life finishes it',
    async (ends) => {
      for (let step = 1; ; step++) {
        const arranged = arrange(ends);
        const life = startLife(arranged.world);
        const { dead } = dyingAt(life, step);
        const whole = life.jobs.end('all', [arranged.key]).then(() => life.jobs.settled());
        const isOver = await Promise.race([whole.then(() => true), dead.then(() => false)]);
        arranged.world.clock.jump(ms);
        const next = startLife(arranged.world, life.kept);
        await next.jobs.resume();
        await next.jobs.settled();
        await expectTrueAndGone(arranged, next);
        if (isOver) break;
      }
    },
  );

  test('while that job is resumed: it is finished by the same life', async () => {
    for (let nth = 1; ; nth++) {
      const arranged = arrange('all');
      const { world, site, key } = arranged;
      const life = startLife(world);
      const { dead } = dyingAt(life, 2);
      void life.jobs.end('all', [key]);
      await dead;
      let asked = 0;
      world.requests.serve(HOST, (ask) => {
        if (++asked === nth) world.clock.jump(ms);
        return site.server(ask);
      });
      const next = startLife(world, life.kept);
      await next.jobs.resume();
      await next.jobs.settled();
      await expectTrueAndGone(arranged, next);
      if (asked < nth) break;
    }
  });
});

describe('cookies that come after a wipe', () => {
  function watching() {
    const [jar, tabs, clock, network] = [
      new FakeCookieJar(),
      new FakeTabList(),
      new FakeClock(),
      new FakeNetworkWatch(),
    ];
    const failures: unknown[] = [];
    const late = createLateCookies({ jar, tabs, network, clock, onFailure: (error) => void failures.push(error) });
    late.listen();
    late.watch([makeTarget()]);
    const settled = () => {
      clock.pass(300);
      return new Promise((resolve) => setImmediate(resolve));
    };
    return { jar, network, clock, failures, settled };
  }

  test.each(JUMPS)('are removed where the clock jumps $word while they are judged', async ({ ms }) => {
    const { jar, clock, failures, settled } = watching();
    jar.put({ name: 'late', domain: '.shop.test' });
    clock.jump(ms);
    await settled();
    expect([jar.names(), failures]).toEqual([[], []]);
  });

  test.each(JUMPS.filter(({ ms }) => ms < 0))('are removed after it has jumped $word', async ({ ms }) => {
    const { jar, clock, settled } = watching();
    clock.jump(ms);
    jar.put({ name: 'late', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual([]);
  });

  test.each(JUMPS)('stay where somebody opens the site again after it has jumped $word', async ({ ms }) => {
    const { jar, clock, network, settled } = watching();
    clock.jump(ms);
    network.happen(networkEvent({ type: 'main_frame', kind: 'sent', url: `https://${HOST}/` }));
    jar.put({ name: 'new', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['new']);
  });
});
