import { describe, expect, test } from 'vitest';
import type { StoredToken } from '../../../utils/session/session';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import type { JobItem } from '../../../utils/visit/job';
import { makeRecipe } from '../fakes/fake-catalogue';
import { LoginSite, type Manners } from '../fakes/login-site';
import { makeItem, makeJob, run } from '../fakes/make-job';
import { createWorld, type World } from '../fakes/world';

function logIn(world: World, host: string, manners: Partial<Manners> = {}, rest: Partial<JobItem> = {}) {
  const site = world.addSite(new LoginSite(host, manners));
  const session = world.enter(site);
  return { site, session, item: makeItem(session, { trace: world.ledger.trace(session.key), ...rest }) };
}

const TOKEN: StoredToken = {
  ...{ area: 'local', key: 'access', kind: 'jwt', expiresAtMs: null, origin: 'https://app.shop.test' },
};

const outcomes = (items: JobItem[]) => items.map(({ result }) => result?.outcome);

describe('a job', () => {
  test('logs out on the server, proves it, closes the tabs, wipes, and forgets what it knew', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test');
    const tab = world.tabs.add('https://www.shop.test/cart');
    world.tabs.add('https://news.test/');
    const steps = await run(world, makeJob([shop.item]));
    expect(shop.item).toMatchObject({
      stage: 'finished',
      survivorCount: 0,
      result: { outcome: 'ended', reason: null },
    });
    expect(shop.site.isAnyoneIn).toBe(false);
    expect(world.jar.now).toEqual([]);
    expect(world.tabs.closed).toContain(tab.id);
    expect((await world.tabs.all()).map(({ url }) => url)).toEqual(['https://news.test/']);
    expect(world.ledger.sessions()).toEqual([]);
    expect(steps).toEqual(['logging-out', 'proving', 'wiping', 'checking', 'finished']);
  });

  test('leaves a site alone that is kept', async () => {
    const world = createWorld();
    const kept = logIn(world, 'www.kept.test', {}, { preference: 'keep' });
    const shop = logIn(world, 'www.shop.test');
    const tab = world.tabs.add('https://www.kept.test/');
    await run(world, makeJob([kept.item, shop.item]));
    expect(outcomes([kept.item, shop.item])).toEqual(['kept', 'ended']);
    expect(kept.site.isAnyoneIn).toBe(true);
    expect(world.jar.now.map(({ domain }) => domain)).toEqual(['www.kept.test']);
    expect(world.tabs.closed).not.toContain(tab.id);
    expect(world.requests.seen.filter(({ url }) => url.includes('kept.test'))).toEqual([]);
    expect(world.ledger.get(kept.session.key)).toBeDefined();
  });

  test('keeps what a site leaves for the next login where it is to be remembered', async () => {
    const recipe = makeRecipe({
      site: 'shop.test',
      session: { cookies: ['session_id'] },
      remembered: { cookies: ['device'] },
    });
    const world = createWorld({ recipes: [recipe] });
    world.jar.put({ name: 'device', domain: 'www.shop.test' });
    const shop = logIn(world, 'www.shop.test', {}, { preference: 'remember' });
    await run(world, makeJob([shop.item]));
    expect(shop.item.result?.outcome).toBe('ended');
    expect(world.jar.names()).toEqual(['device']);
    expect(world.siteData.calls.flat()).toEqual([]);
  });

  test('erases what is stored at the origin whose token lets in, of a site that is remembered, and no other', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', {}, { preference: 'remember' });
    const news = logIn(world, 'www.news.test', {}, { preference: 'remember' });
    for (const host of ['www.shop.test', 'app.shop.test', 'www.news.test']) {
      world.jar.put({ name: 'theme', value: 'dark', domain: host });
      world.siteData.origins.add(`https://${host}`);
    }
    await run(world, makeJob([{ ...shop.item, session: { ...shop.session, tokens: [TOKEN] } }, news.item]));
    expect(world.siteData.callsButCookies).toEqual([['https://app.shop.test']]);
    expect(world.siteData.calls).toEqual([]);
    expect([...world.siteData.origins]).toEqual(['https://www.shop.test', 'https://www.news.test']);
    expect(world.jar.names()).toEqual(['theme', 'theme', 'theme']);
  });

  test('ends relying parties before their provider', async () => {
    const world = createWorld();
    const provider = logIn(world, 'login.provider.test');
    const trace = { ...EMPTY_TRACE, enteredThrough: 'provider.test' };
    const one = logIn(world, 'www.one.test', {}, { trace });
    const two = logIn(world, 'www.two.test', {}, { trace });
    await run(world, makeJob([provider.item, one.item, two.item]));
    const logOuts = world.requests.seen
      .filter(({ url }) => url.endsWith('/logout'))
      .map(({ url }) => new URL(url).host);
    expect(logOuts).toHaveLength(3);
    expect(logOuts.at(-1)).toBe('login.provider.test');
  });

  test('is not stopped by one site that fails in a way nobody expected', async () => {
    const world = createWorld();
    const bad = logIn(world, 'www.bad.test');
    const good = logIn(world, 'www.good.test');
    world.requests.serve('www.bad.test', () => {
      throw new TypeError('nobody expected this');
    });
    await run(world, makeJob([bad.item, good.item]));
    expect(outcomes([bad.item, good.item])).toEqual(['wiped-only', 'ended']);
    expect(world.failures).toHaveLength(1);
    expect(world.jar.now).toEqual([]);
  });

  test('does not call it ended where a token of it may live on that no open page tells', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', {}, { preference: 'remember' });
    const item = { ...shop.item, session: { ...shop.session, tokens: [TOKEN] } };
    await run(world, makeJob([item]));
    expect(item.result?.outcome).not.toBe('ended');
  });

  test('never says that it proves where no way was found', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', { control: 'none' });
    expect(await run(world, makeJob([shop.item]))).not.toContain('proving');
    expect(shop.item.result).toMatchObject({ outcome: 'wiped-only', reason: 'no-way' });
  });

  test('wipes although no server can be reached, and does not call it more than that', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test');
    world.requests.serve('www.shop.test', () => null);
    await run(world, makeJob([shop.item]));
    expect(shop.item.result).toMatchObject({ outcome: 'wiped-only', way: null });
    expect(world.jar.now).toEqual([]);
  });

  test('removes what an answer sets that was on its way, before it says that something is left', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test');
    await run(world, makeJob([shop.item]), (stages) => {
      if (stages === 'checking') world.jar.put({ name: 'late', domain: 'www.shop.test' });
    });
    expect(shop.item).toMatchObject({ survivorCount: 0, result: { outcome: 'ended' } });
    expect(world.jar.now).toEqual([]);
  });

  test('says that it failed where something is left, and goes on knowing the session', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test');
    const valid = logIn(world, 'www.valid.test', { ends: 'browser-only' });
    world.jar.put({ name: 'stuck', domain: 'www.shop.test' });
    world.jar.put({ name: 'stuck', domain: 'www.valid.test' });
    world.jar.isStubborn = ({ name }) => name === 'stuck';
    await run(world, makeJob([shop.item, valid.item]));
    expect(shop.item).toMatchObject({ survivorCount: 1, result: { outcome: 'failed', reason: 'survivors' } });
    // That the old login still works on the server is worse, and stays said.
    expect(valid.item).toMatchObject({ survivorCount: 1, result: { outcome: 'still-valid' } });
    expect(world.ledger.get(shop.session.key)).toBeDefined();
  });

  test('says of a site that was only visited that something of it does not go', async () => {
    const world = createWorld();
    world.jar.put({ name: 'seen', domain: 'www.news.test' });
    world.jar.isStubborn = ({ domain }) => domain === 'www.news.test';
    const visited = [
      { key: '0|news.test', origins: ['https://www.news.test'] },
      { key: '0|club.test', origins: ['https://club.test'] },
    ];
    const job = makeJob([], { visited });
    await run(world, job);
    expect(job.items.map(({ key, result, survivorCount }) => [key, result?.outcome, survivorCount])).toEqual([
      ['0|news.test', 'failed', 1],
    ]);
    expect(job.visited.map(({ key }) => key)).toEqual(['0|club.test']);
  });

  test('erases what was visited without a login, without a word to its server', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test');
    world.jar.put({ name: 'seen', domain: 'news.test' });
    world.jar.put({ name: 'seen', domain: 'other.test' });
    const visited = [{ key: '0|news.test', origins: ['https://news.test'] }];
    await run(world, makeJob([shop.item], { visited }));
    expect(world.jar.now.map(({ domain }) => domain)).toEqual(['other.test']);
    expect(world.siteData.calls.flat()).toContain('https://news.test');
    expect(world.requests.seen.filter(({ url }) => url.includes('news.test'))).toEqual([]);
  });

  test('ends a session in another store without touching the same site in this one', async () => {
    const world = createWorld();
    const normal = logIn(world, 'www.shop.test');
    const site = world.addSite(new LoginSite('www.shop.test'), 'firefox-container-2');
    const session = world.enter(site, {}, 'firefox-container-2');
    const item = makeItem(session, { trace: world.ledger.trace(session.key) });
    await run(world, makeJob([item]));
    expect(item.result?.outcome).toBe('ended');
    expect(world.jar.now.map(({ storeId }) => storeId)).toEqual(['0']);
    expect(world.ledger.get(normal.session.key)).toBeDefined();
    expect([...world.siteData.byStore.keys()]).toEqual([session.storeId]);
  });
});

describe('a job that was interrupted', () => {
  test('while it proved: is never called ended, and is wiped', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', {}, { stage: 'proving' });
    await run(world, makeJob([shop.item]));
    expect(shop.item.result).toMatchObject({ outcome: 'logged-out', reason: 'interrupted' });
    expect(world.requests.seen).toEqual([]);
    expect(world.jar.now).toEqual([]);
  });

  test('while it logged out: begins that again', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', {}, { stage: 'logging-out' });
    await run(world, makeJob([shop.item]));
    expect(shop.item.result?.outcome).toBe('ended');
  });

  test('and whose login went with the browser: no page is opened for what nobody can end any more', async () => {
    const world = createWorld();
    const shop = logIn(world, 'www.shop.test', {}, { stage: 'logging-out', wasInterrupted: true });
    for (const cookie of world.jar.now) await world.jar.remove(cookie);
    await run(world, makeJob([shop.item]));
    expect(shop.item.result).toMatchObject({ outcome: 'wiped-only', way: null, reason: 'interrupted' });
    expect([world.tabs.opened, world.requests.seen]).toEqual([[], []]);
  });

  test.each(['wiping', 'checking'] as const)(
    'while it was %s: only wipes, and keeps what it had found',
    async (stage) => {
      const world = createWorld();
      const found = {
        outcome: 'still-valid',
        way: 'recipe',
        reason: 'old-credential-works',
        expiresAtMs: null,
      } as const;
      const shop = logIn(world, 'www.shop.test', {}, { stage, result: found });
      await run(world, makeJob([shop.item]));
      expect(shop.item).toMatchObject({ stage: 'finished', result: found });
      expect(world.requests.seen).toEqual([]);
      expect(world.jar.now).toEqual([]);
    },
  );
});
