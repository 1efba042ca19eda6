import { describe, expect, test } from 'vitest';
import { end, startLogOut } from '../fakes/ending';
import { LoginSite, type Manners } from '../fakes/login-site';
import { callTo, setUp } from '../fakes/one-host';
import { createWorld } from '../fakes/world';

/** Logs the person in to a site of these manners, ends the session, and tells what the server knows afterwards. */
async function endAt(manners: Partial<Manners>) {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test', manners));
  const session = world.enter(site);
  const result = await end(world, session);
  return { ...result, isAnyoneIn: site.isAnyoneIn, world };
}

describe('the end of a session, against servers of many manners', () => {
  test.each<[string, Partial<Manners>, string, string | null, string | null]>([
    ['a plain link', {}, 'ended', 'fetched-page', null],
    ['a form with a token', { control: 'form' }, 'ended', 'fetched-page', null],
    ['a page that asks whether one is sure', { control: 'confirmation' }, 'ended', 'fetched-page', null],
    ['a remembered login that ends as well', { remembers: true }, 'ended', 'fetched-page', null],
    ['a session under a path', { path: '/app/' }, 'ended', 'fetched-page', null],
    [
      'a log-out that only clears the cookie',
      { ends: 'browser-only' },
      'still-valid',
      'fetched-page',
      'old-credential-works',
    ],
    [
      'a remembered login that stays',
      { remembers: true, ends: 'all-but-remembered' },
      'still-valid',
      'fetched-page',
      'old-credential-works',
    ],
    ['a log-out without effect', { ends: 'nothing' }, 'wiped-only', 'fetched-page', 'no-effect'],
    [
      'a log-out without effect, with ids that change with every page and stay in force',
      { ends: 'nothing', rotates: 'and keeps' },
      'wiped-only',
      'fetched-page',
      'no-effect',
    ],
    ['no control at all', { control: 'none' }, 'wiped-only', null, 'no-way'],
    ['a server that breaks at the log-out', { breaksWith: 500 }, 'logged-out', 'fetched-page', 'no-proof-page'],
    ['a server that has had enough', { breaksWith: 429 }, 'logged-out', 'fetched-page', 'no-proof-page'],
    ['a server that is gone after the log-out', { breaksWith: 'silence' }, 'wiped-only', null, 'offline'],
  ])('%s', async (_, manners, outcome, way, reason) => {
    expect(await endAt(manners)).toMatchObject({ outcome, way, reason });
  });

  test.each(['link', 'form', 'confirmation'] as const)(
    'with ids that change with every page, logs out by a %s although nothing can be proven',
    async (control) => {
      const { outcome, reason, isAnyoneIn } = await endAt({ control, rotates: true });
      expect({ outcome, reason, isAnyoneIn }).toEqual({
        outcome: 'logged-out',
        reason: 'no-proof-page',
        isAnyoneIn: false,
      });
    },
  );

  const controls = ['link', 'form', 'confirmation'] as const;
  test.each(controls)(
    'with a %s, says "ended" only where the server lets nobody in any more',
    async (control) => {
      const endings = ['all', 'browser-only', 'all-but-remembered', 'nothing'] as const;
      for (const ends of endings)
        for (const remembers of [true, false])
          for (const breaksWith of [null, 429, 'silence'] as const) {
            const { outcome, isAnyoneIn } = await endAt({ control, ends, remembers, breaksWith });
            const isFalse = outcome === 'ended' && isAnyoneIn;
            expect({ ends, remembers, breaksWith, isFalse }).toEqual({ ends, remembers, breaksWith, isFalse: false });
          }
    },
    30_000,
  );
});

describe('a site that is so slow that the time for learning what to ask is over before everything is asked', () => {
  /** The time that runs is over with the `nth` answer; what is begun later has time anew. */
  function cutAt(nth: number) {
    const running: AbortController[] = [];
    let asked = 0;
    const count = () => {
      if (++asked === nth) for (const one of running) one.abort();
    };
    const limit = () => {
      const begun = new AbortController();
      running.push(begun);
      return begun.signal;
    };
    return { count, limit };
  }

  async function endWhereCut(nth: number) {
    const world = createWorld();
    const site = world.addSite(new LoginSite('www.shop.test', { control: 'form' }));
    const { count, limit } = cutAt(nth);
    world.requests.serve(site.host, (ask) => {
      count();
      return site.server(ask);
    });
    const result = await end(world, world.enter(site), { limit });
    return { ...result, isAnyoneIn: site.isAnyoneIn, paths: world.requests.paths() };
  }

  test('is told all the same, and nothing is proven: what was not asked may let in', async () => {
    const { outcome, paths } = await endWhereCut(0);
    expect(outcome).toBe('ended');
    const questions = paths.slice(0, paths.indexOf('POST /logout') - 1); // before the page with the control is fetched
    expect(questions.length).toBeGreaterThan(2);
    for (const nth of questions.keys())
      expect(await endWhereCut(nth + 1)).toMatchObject({
        ...{ outcome: 'logged-out', way: 'fetched-page', isAnyoneIn: false },
        paths: expect.arrayContaining(['POST /logout']),
      });
  });

  test('has what is left of its time for the log-out, so that nobody waits twice as long', async () => {
    const world = createWorld();
    const session = world.enter(world.addSite(new LoginSite('www.shop.test')));
    let nowMs = world.ports.clock.nowMs();
    const clock = Object.create(world.ports.clock, { nowMs: { value: () => (nowMs += 1_000) } });
    const used: number[] = [];
    const limit = (usedMs = 0) => {
      used.push(usedMs);
      return new AbortController().signal;
    };
    await end(world, session, { limit, ports: { ...world.ports, clock } });
    expect(used.at(-1)).toBeGreaterThan(0);
  });

  test('is asked once more before the log-out, where that was ahead of it', async () => {
    const world = createWorld();
    const site = world.addSite(new LoginSite('www.shop.test', { control: 'form' }));
    const { count, limit } = cutAt(2);
    world.requests.serve(site.host, (ask) => {
      count();
      return site.server(ask);
    });
    const logOut = await startLogOut(world, world.enter(site), { limit });
    await logOut.prepare();
    expect((await logOut.end()).outcome).toBe('ended');
  });

  test('is told where only a token was asked with by then, too', async () => {
    const { count, limit } = cutAt(1);
    const { world, enter, isOpen } = setUp([], ({ url, headers }, isOpen) => {
      count();
      return isOpen && (url.pathname === '/' || headers.authorization === 'Bearer access-k3m9x2v7c1b8n4z6q0');
    });
    const session = enter({ carriesToken: true, calls: [callTo('/me', { name: 'authorization', scheme: 'Bearer' })] });
    const heardTokens = () => ['access-k3m9x2v7c1b8n4z6q0'];
    expect((await end(world, session, { limit, heardTokens })).way).toBe('fetched-page');
    expect(isOpen()).toBe(false);
  });

  test('or that answers nothing in that time is not led to an error page', async () => {
    const world = createWorld();
    const session = world.enter(new LoginSite('www.shop.test'));
    const late = AbortSignal.abort();
    expect(await end(world, session, { limit: () => late })).toMatchObject({
      outcome: 'wiped-only',
      reason: 'time-limit',
    });
    expect(world.requests.seen).toEqual([]);
  });
});
