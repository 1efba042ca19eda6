import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { createSettings } from '../../../utils/policy/settings';
import { createLedger } from '../../../utils/session/ledger';
import { createCatalogue } from '../../../utils/site/catalogue';
import { siteOf } from '../../../utils/site/site';
import { openJournal } from '../../../utils/visit/journal';
import { fakePolicy } from '../fakes/fake-policy';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { logIn, startLife } from '../fakes/life';
import { makeItem, makeJob } from '../fakes/make-job';
import { makeSession } from '../fakes/make-session';
import { startDay } from '../fakes/visit-day';
import { createWorld } from '../fakes/world';
import { eachIsAFaultPoint } from './fault-point';

eachIsAFaultPoint();

const broken = (): Promise<never> => Promise.reject(new Error('quota exceeded'));

/** A store to which nothing can be written any more. */
function full(): FakeStore {
  const store = new FakeStore();
  store.set = broken;
  return store;
}

/** A store of which nothing can be read. */
function unreadable(): FakeStore {
  const store = full();
  store.get = broken;
  return store;
}

/** A database that is held by somebody else: to open it is never answered. */
const silence = () =>
  vi
    .spyOn(indexedDB, 'open')
    .mockImplementation(
      () =>
        Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value: () => undefined } }) as IDBOpenDBRequest,
    );

describe('storage that is full', () => {
  test('keeps nobody logged in: the job is done, and its outcome is true', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    const first = startLife(world);
    const life = startLife(
      world,
      { ...first.kept, memory: full() },
      { put: broken, remove: broken, unfinished: async () => [] },
    );
    await life.jobs.end('all', [key]);
    await life.done();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
    expect([site.isAnyoneIn, world.jar.now]).toEqual([false, []]);
  });

  test('keeps no visit from ending', async () => {
    const world = createWorld();
    const day = await startDay('shared', {}, { memory: new FakeStore(), world, clock: world.clock });
    const { site } = day.logIn();
    day.kept.memory.set = broken;
    day.pressShortcut();
    await day.reaches('done');
    expect([site.isAnyoneIn, world.jar.now]).toEqual([false, []]);
    expect(day.failures.length).toBeGreaterThan(0);
  });

  test.each<[string, () => FakeStore]>([
    ['full', full],
    ['unreadable', unreadable],
  ])('from the start of the background on keeps no visit from ending: %s', async (_, memory) => {
    const world = createWorld();
    const day = await startDay('shared', {}, { memory: memory(), world, clock: world.clock });
    const { site } = day.logIn();
    day.pressShortcut();
    await day.reaches('done');
    expect([site.isAnyoneIn, world.jar.now]).toEqual([false, []]);
    expect(day.failures.length).toBeGreaterThan(0);
  });

  test('and cannot be read either keeps no journal from being worked off', async () => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    const session = makeSession({ ...world.ledger.get(key), site: 'shop.test' });
    const job = makeJob([makeItem(session, { stage: 'logging-out', trace: world.ledger.trace(key) })]);
    const first = startLife(world);
    const life = startLife(
      world,
      { ...first.kept, memory: unreadable() },
      { put: async () => undefined, remove: async () => undefined, unfinished: async () => [job] },
    );
    await life.jobs.resume();
    await life.done();
    expect([site.isAnyoneIn, world.jar.now]).toEqual([false, []]);
  });

  test('a preference or setting that cannot be written is refused, and does not hold; the next one may', async () => {
    const store = new FakeStore();
    const preferences = fakePreferences(store);
    const settings = createSettings({ store, policy: fakePolicy({}), onFailure: () => undefined });
    await Promise.all([preferences.ready, settings.ready]);
    const { idleMinutes } = settings.values();
    const set = store.set.bind(store);
    store.set = broken;
    await expect(preferences.set('shop.test', 'keep')).rejects.toThrow('quota');
    await expect(settings.set('idleMinutes', idleMinutes + 1)).rejects.toThrow('quota');
    expect(preferences.of('shop.test', 'normal', ['shop.test']).preference).toBe('forget');
    expect(settings.values().idleMinutes).toBe(idleMinutes);
    store.set = set;
    let writes = 0;
    store.set = (key, value) => (writes++ === 0 ? broken() : set(key, value));
    const both = [preferences.set('shop.test', 'keep'), preferences.set('news.test', 'keep')];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const rules = preferences.view().rules.map(({ pattern }) => pattern);
    expect(rules).toEqual(['news.test']);
  });

  test('rules of an older form that cannot be written anew are obeyed', async () => {
    const store = new FakeStore();
    store.values.set('preferences', { sites: { 'shop.test': 'keep' } });
    store.set = broken;
    const preferences = fakePreferences(store);
    await preferences.ready;
    expect(preferences.of('shop.test', 'normal', ['shop.test']).preference).toBe('keep');
  });

  test('alarms that cannot be set keep no job from running', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    life.wakeUps.every = broken;
    life.wakeUps.stop = broken;
    await life.jobs.end('all', [key]);
    await life.jobs.settled();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
  });
});

describe('storage that cannot be read', () => {
  test('the policy holds, nothing is kept by mistake, and what is stored is not written over', async () => {
    const settings = createSettings({
      store: unreadable(),
      policy: fakePolicy({ idleMinutes: 4 }),
      onFailure: () => undefined,
    });
    await settings.ready;
    expect(settings.values()).toMatchObject({ idleMinutes: 4, defaultPreference: 'forget' });
    expect(await settings.set('wipeHistory', false)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^wipeHistory: /),
    });
    const preferences = fakePreferences(unreadable());
    await preferences.ready;
    expect(preferences.of('shop.test', 'normal').preference).toBe('forget');
    expect(await preferences.set('shop.test', 'keep')).toMatchObject({ ok: false });
  });

  test('sessions are found again', async () => {
    const failures: unknown[] = [];
    const ledger = createLedger(unreadable(), (error) => void failures.push(error));
    await ledger.ready;
    const session = makeSession({ site: 'shop.test' });
    ledger.put(session);
    expect(ledger.sessions()).toEqual([session]);
    await vi.waitUntil(() => failures.length > 0);
  });
});

test('a disk that cannot be read takes the person’s own recipes away, not the packaged ones', async () => {
  const readFile = async () => '{"shared":{"shop.test":"shop.test"},"alike":{},"shop.test":{"site":"shop.test"}}';
  const catalogue = createCatalogue({ readFile, siteOf, own: { all: broken } });
  expect(await catalogue.primarySite('www.shop.test')).toBe('shop.test');
  expect(await catalogue.recipeFor('shop.test')).toMatchObject({ site: 'shop.test' });
});

describe('a journal', () => {
  test('that never answers holds nobody’s log-out', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const open = silence();
    const life = startLife(world, undefined, openJournal('silent', 20));
    await life.jobs.end('all', [key]);
    await life.jobs.settled();
    open.mockRestore();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
    expect(world.failures.map(String)).toContain('Error: silent: no answer');
  });

  test('that could not be opened once is opened at the next step', async () => {
    const journal = openJournal('late');
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new Error('blocked');
    });
    const job = makeJob([makeItem(makeSession({ site: 'shop.test' }))]);
    await expect(journal.put(job)).rejects.toThrow('blocked');
    open.mockRestore();
    await journal.put(job);
    expect(await journal.unfinished()).toEqual([job]);
  });

  test('that cannot be read at a start keeps the present sessions from nothing', async () => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world, undefined, { put: broken, remove: broken, unfinished: broken });
    await life.jobs.resume();
    await life.jobs.end('all', [key]);
    await life.jobs.settled();
    expect(life.outcomes()).toEqual([[key, 'ended']]);
  });

  test('that is silent while it is read, too', async () => {
    const open = silence();
    await expect(openJournal('y', 20).unfinished()).rejects.toThrow('y: no answer');
    open.mockRestore();
  });
});
