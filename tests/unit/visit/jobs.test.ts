import { describe, expect, test, vi } from 'vitest';
import type { Preference } from '../../../utils/preference/preference';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

describe('the end of a visit', () => {
  test('is in the journal before anything is done, and out of it when all is done', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const [session] = world.ledger.sessions();
    if (session) world.ledger.put({ ...session, account: 'alice' });
    const signIn = { address: 'https://www.shop.test/authorize', parameters: { login_hint: 'alice' } };
    world.ledger.setTrace(key, { ...world.ledger.trace(key), account: 'alice', otherAccounts: ['alice'], signIn });
    const life = startLife(world);
    const writes: { stages: string[]; namesAlice: boolean; asked: number }[] = [];
    const put = life.journal.put.bind(life.journal);
    life.journal.put = async (job) => {
      await put(job);
      const [written] = await life.journal.unfinished();
      const stages = written?.items.map(({ stage }) => stage) ?? [];
      const namesAlice = JSON.stringify(written).includes('alice');
      writes.push({ stages, namesAlice, asked: world.requests.seen.length });
    };
    await life.jobs.end('all', [key]);
    expect(writes[0]).toEqual({ stages: ['waiting'], namesAlice: false, asked: 0 });
    expect([...life.wakeUps.set]).toEqual(['resume-job']);
    await life.done();
    expect(writes.filter(({ namesAlice }) => namesAlice)).toEqual([]);
    // Of the account that was left for another, nothing can be proven.
    expect(life.outcomes()).toEqual([[key, 'logged-out']]);
    expect(await life.journal.unfinished()).toEqual([]);
  });

  test('writes no cookie value down', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test', { remembers: true });
    const values = world.jar.now.map(({ value }) => value);
    const life = startLife(world);
    const written: string[] = [];
    const put = life.journal.put.bind(life.journal);
    life.journal.put = async (job) => {
      written.push(JSON.stringify(job));
      await put(job);
    };
    await life.jobs.end('all', [key]);
    await life.done();
    expect(written.length).toBeGreaterThan(2);
    expect(values.filter((value) => written.some((text) => text.includes(value)))).toEqual([]);
  });

  test.each([
    ['forget', 'all', 'ended'],
    ['remember', 'all', 'ended'],
    ['keep', 'all', 'kept'],
    ['ask', 'all', 'ended'],
    ['keep', 'one', 'ended'],
  ] as [Preference, 'one' | 'all', string][])('with "%s", of %s: %s', async (preference, scope, outcome) => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    await life.preferences.ready;
    await life.preferences.set('shop.test', preference);
    await life.jobs.end(scope, [key]);
    await life.done();
    expect(life.outcomes()).toEqual([[key, outcome]]);
  });

  test('obeys what was chosen where a site asks, and only there', async () => {
    const world = createWorld();
    const [asking, forgetting] = [logIn(world, 'www.ask.test'), logIn(world, 'www.forget.test')];
    const life = startLife(world);
    await life.preferences.ready;
    await life.preferences.set('ask.test', 'ask');
    await life.jobs.end('all', [asking.key, forgetting.key], { 'ask.test': 'remember', 'forget.test': 'remember' });
    const [items = []] = life.jobs.list().map((job) => job.items.map((item) => item.preference));
    expect(items).toEqual(['remember', 'forget']);
    await life.done();
  });

  test('also forgets what was visited without a login, but nothing that is to be kept or remembered, or asked about', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    for (const site of ['seen.test', 'kept.test', 'remembered.test', 'ask.test'])
      world.ledger.setTrace(`0|${site}`, { ...world.ledger.trace('none'), origins: [`https://${site}`] });
    const life = startLife(world);
    await life.preferences.ready;
    await life.preferences.set('kept.test', 'keep');
    await life.preferences.set('remembered.test', 'remember');
    await life.preferences.set('ask.test', 'ask');
    await life.jobs.end('all', [key]);
    expect(life.jobs.list()[0]?.visited).toEqual([{ key: '0|seen.test', origins: ['https://seen.test'] }]);
    await life.done();
  });

  test('of one session leaves what was visited alone', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    world.ledger.setTrace('0|seen.test', { ...world.ledger.trace('none'), origins: ['https://seen.test'] });
    const life = startLife(world);
    await life.jobs.end('one', [key]);
    expect(life.jobs.list()[0]?.visited).toEqual([]);
    await life.done();
  });

  test('does nothing when there is nothing to end', async () => {
    const life = startLife(createWorld());
    await life.jobs.end('all', ['0|unknown.test']);
    expect(life.jobs.list()).toEqual([]);
    expect(await life.journal.unfinished()).toEqual([]);
  });
});

describe('several jobs', () => {
  test('run one after the other, and the same session is not ended twice', async () => {
    const world = createWorld();
    const [one, two] = [logIn(world, 'www.one.test'), logIn(world, 'www.two.test')];
    const life = startLife(world);
    await Promise.all([
      life.jobs.end('one', [one.key]),
      life.jobs.end('one', [one.key]),
      life.jobs.end('all', [one.key, two.key]),
    ]);
    expect(life.jobs.list().map(({ items }) => items.map(({ key }) => key))).toEqual([[one.key], [two.key]]);
    await life.done();
    const hosts = world.requests.seen.map(({ url }) => new URL(url).host);
    expect(hosts.lastIndexOf('www.one.test')).toBeLessThan(hosts.indexOf('www.two.test'));
    expect(life.outcomes()).toEqual([
      [one.key, 'ended'],
      [two.key, 'ended'],
    ]);
  });

  test('a site that is left again takes the outcome of no other away', async () => {
    const world = createWorld();
    const [one, two] = [logIn(world, 'www.one.test'), logIn(world, 'www.two.test', { ends: 'browser-only' })];
    const life = startLife(world);
    await life.jobs.end('all', [one.key, two.key]);
    await life.done();
    one.site.login(world.jar);
    world.enter(one.site);
    await life.jobs.end('one', [one.key]);
    await life.done();
    const outcomes = [
      [two.key, 'still-valid'],
      [one.key, 'ended'],
    ];
    expect(life.outcomes()).toEqual(outcomes);
    const next = startLife(world, life.kept);
    await next.jobs.resume();
    expect(next.outcomes()).toEqual(outcomes);
  });

  test('finished ones are shown until they are dismissed', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    const heard = vi.fn();
    life.jobs.onChange(heard);
    await life.jobs.end('one', [key]);
    await life.jobs.dismiss();
    expect(life.jobs.list()).toHaveLength(1);
    await life.done();
    heard.mockClear();
    await life.jobs.dismiss();
    expect(life.jobs.list()).toEqual([]);
    expect(heard).toHaveBeenCalled();
  });
});
