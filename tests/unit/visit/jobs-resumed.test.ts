import { describe, expect, test, vi } from 'vitest';
import { logIn, startLife } from '../fakes/life';
import { createWorld, type World } from '../fakes/world';

describe('a background that died', () => {
  /** Ends a session in a life that stops for good at the given write to the journal. */
  async function dieAtWrite(world: World, key: string, write: number) {
    const life = startLife(world);
    const put = life.journal.put.bind(life.journal);
    let writes = 0;
    const dead = new Promise<void>((died) => {
      life.journal.put = async (job) => {
        await put(job);
        if (++writes < write) return;
        died();
        await new Promise(() => undefined);
      };
    });
    await Promise.race([dead, life.jobs.end('all', [key])]);
    await dead;
    return life.kept;
  }

  test.each([
    ['directly after the press', 1, 'ended'],
    ['while it logged out', 2, 'logged-out'],
    ['while it proved', 3, 'logged-out'],
    ['while it wiped', 4, 'ended'],
    ['while it checked', 5, 'ended'],
  ])('%s: the next life finishes the job', async (_, write, outcome) => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    const next = startLife(world, await dieAtWrite(world, key, write));
    await next.jobs.resume();
    await next.done();
    expect(next.outcomes()).toEqual([[key, outcome]]);
    expect(site.isAnyoneIn).toBe(false);
    expect(world.jar.now).toEqual([]);
    expect(await next.journal.unfinished()).toEqual([]);
  });

  test('with its browser: a remembered login that brings another session in says nothing of the lost one', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test', { remembers: true });
    const kept = await dieAtWrite(world, key, 1);
    site.login(world.jar);
    expect(world.jar.now.map(({ session }) => session).sort()).toEqual([false, true]);
    const next = startLife(world, kept);
    // Chromium rings what its last run left behind before the start has come that far.
    next.wakeUps.ring('resume-job');
    await next.jobs.resume(true);
    await next.done();
    expect(site.isAnyoneIn).toBe(true);
    expect(next.outcomes()).toEqual([[key, 'logged-out']]);
  });

  /** Its cookies outlive a browser. */
  function keepCookies({ jar }: World): void {
    for (const cookie of jar.now) jar.put({ ...cookie, session: false, expirationDate: 2_000_000_000 });
  }

  test('with its browser: so it is where the journal can be read only later, in a later life too', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test', { remembers: true });
    const kept = await dieAtWrite(world, key, 1);
    site.login(world.jar);
    const deaf = startLife(world, kept);
    deaf.journal.unfinished = () => Promise.reject(new Error('no answer'));
    await deaf.jobs.resume(true);
    const next = startLife(world, kept);
    await next.jobs.resume();
    await next.done();
    expect(site.isAnyoneIn).toBe(true);
    expect(next.outcomes()).toEqual([[key, 'logged-out']]);
  });

  test('with its browser: what a page held beside a lasting cookie is gone, and nothing is proven without it', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    keepCookies(world);
    const token = {
      kind: 'opaque',
      area: 'session',
      key: 'access',
      expiresAtMs: null,
      origin: site.home.slice(0, -1),
    } as const;
    const session = world.ledger.get(key);
    if (session) world.ledger.put({ ...session, tokens: [token] });
    const next = startLife(world, await dieAtWrite(world, key, 1));
    await next.jobs.resume(true);
    await next.done();
    expect(next.outcomes()).toEqual([[key, 'logged-out']]);
  });

  test('while it proved that a log-out had no effect: it is said that only this browser has forgotten', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test', { ends: 'nothing' });
    const next = startLife(world, await dieAtWrite(world, key, 3));
    await next.jobs.resume();
    await next.done();
    expect(site.isAnyoneIn).toBe(true);
    expect(next.outcomes()).toEqual([[key, 'wiped-only']]);
  });

  test('with its browser: another account that was left without a log-out is not forgotten, only its name', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    site.login(world.jar);
    keepCookies(world);
    world.ledger.setTrace(key, { ...world.ledger.trace(key), otherAccounts: ['alice'] });
    const kept = await dieAtWrite(world, key, 1);
    world.ledger.forget(key);
    const next = startLife(world, kept);
    expect(JSON.stringify(await next.journal.unfinished())).not.toContain('alice');
    await next.jobs.resume(true);
    await next.done();
    expect(site.isAnyoneIn).toBe(true);
    expect(next.outcomes()).toEqual([[key, 'logged-out']]);
  });

  test('has its alarm again where the browser forgot it, until the job is finished', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const next = startLife(world, await dieAtWrite(world, key, 1));
    await next.jobs.resume();
    expect([...next.wakeUps.set]).toEqual(['resume-job']);
    await next.done();
    expect([...next.wakeUps.set]).toEqual([]);
  });

  test('after its last step: the alarm that it left behind rings once', async () => {
    const life = startLife(createWorld());
    await life.jobs.resume();
    await life.wakeUps.every('resume-job', 0.5);
    life.wakeUps.ring('resume-job');
    await vi.waitUntil(() => life.wakeUps.set.size === 0);
  });

  test('and whose journal cannot be read now: its alarm goes on ringing', async () => {
    const life = startLife(createWorld());
    life.journal.unfinished = () => Promise.reject(new Error('no answer'));
    await life.wakeUps.every('resume-job', 0.5);
    await life.jobs.resume();
    expect([...life.wakeUps.set]).toEqual(['resume-job']);
  });

  test('whose journal could be read only later is woken by its alarm, and begins no job twice', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const next = startLife(world, await dieAtWrite(world, key, 1));
    const unfinished = next.journal.unfinished.bind(next.journal);
    next.journal.unfinished = () => Promise.reject(new Error('no answer'));
    await next.jobs.resume();
    next.journal.unfinished = unfinished;
    next.wakeUps.ring('somebody else’s alarm');
    expect(next.jobs.list()).toEqual([]);
    next.wakeUps.ring('resume-job');
    next.wakeUps.ring('resume-job');
    await vi.waitUntil(() => next.jobs.list().length > 0);
    await next.done();
    expect(next.jobs.list()).toHaveLength(1);
    expect(world.requests.paths().filter((path) => path === 'GET /logout')).toHaveLength(1);
  });
});
