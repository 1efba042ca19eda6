import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeptSteps } from '../../../utils/elsewhere/kept-steps';
import { OUTCOMES } from '../../../utils/logout/outcome';
import { createSettings } from '../../../utils/policy/settings';
import { createReceipts } from '../../../utils/receipt/receipts';
import { createLedger } from '../../../utils/session/ledger';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { createCatalogue } from '../../../utils/site/catalogue';
import { createOwnRecipes } from '../../../utils/site/own-recipes';
import { structuralProblem } from '../../../utils/site/recipe-structure';
import { siteOf } from '../../../utils/site/site';
import { createCourseKeeper } from '../../../utils/visit/course-keeper';
import { kindOfStart } from '../../../utils/visit/last-visit';
import { makeRecipe } from '../fakes/fake-catalogue';
import { FakeClock } from '../fakes/fake-clock';
import { fakePolicy } from '../fakes/fake-policy';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { logIn, startLife } from '../fakes/life';
import { makeItem, makeJob } from '../fakes/make-job';
import { makeSession } from '../fakes/make-session';
import { settingsOf } from '../fakes/settings';
import { createWorld } from '../fakes/world';
import { count, hostile, nastyJson, nastyText, spoiled } from './hostile';

/** A store that holds this under every key. */
function holding(value: unknown): FakeStore {
  const store = new FakeStore();
  const { get } = store;
  store.get = async (key) => (store.values.has(key) ? get(key) : structuredClone(value));
  return store;
}

const stored = fc.oneof(
  nastyJson,
  spoiled(fc.constant({ mode: 'shared', idleMinutes: 5, wipeHistory: true }), nastyJson),
);

hostile(
  'settings that were spoiled on the disk are read as far as they are understood, and can be set again',
  stored,
  async (value) => {
    const settings = createSettings({ store: holding(value), policy: fakePolicy({}), onFailure: () => undefined });
    await settings.ready;
    const defaults = createSettings({
      store: new FakeStore(),
      policy: fakePolicy({}),
      onFailure: () => undefined,
    });
    await defaults.ready;
    for (const [key, now] of Object.entries(settings.values()))
      expect(typeof now).toBe(typeof defaults.values()[key as 'mode']);
    expect(await settings.set('idleMinutes', 7)).toEqual({ ok: true });
    expect(settings.values().idleMinutes).toBe(7);
  },
);

hostile(
  'preferences that were spoiled are kept aside, forget nothing that was understood, and can be set again',
  fc.oneof(
    nastyJson,
    spoiled(fc.constant({ version: 2, rules: [{ pattern: 'a.test', store: null, preference: 'keep' }] }), nastyJson),
  ),
  async (value) => {
    const preferences = fakePreferences(holding(value));
    await preferences.ready;
    const { rules, isNewer } = preferences.view();
    const result = await preferences.set('shop.test', 'keep');
    expect(result.ok).toBe(!isNewer);
    if (result.ok)
      expect(preferences.view().rules).toEqual(
        expect.arrayContaining(rules.filter(({ pattern }) => pattern !== 'shop.test')),
      );
  },
);

const receipt = { startedMs: 1, endedMs: 2, cause: 'idle', lines: [{ outcome: 'ended' }], visitedCount: 0 };

hostile(
  'receipts that were spoiled are not shown, and keep no new one from being written',
  fc.oneof(nastyJson, fc.array(fc.oneof(nastyJson, spoiled(fc.constant(receipt), nastyJson)))),
  async (value) => {
    const settings = await settingsOf('shared');
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => void failures.push(error);
    const receipts = createReceipts({ settings, store: holding(value), onFailure });
    receipts.add({ ...receipt, lines: [{ outcome: 'ended', way: null, reason: null }] });
    await receipts.settled();
    const [newest, ...others] = await receipts.all();
    expect([newest?.cause, failures]).toEqual(['idle', []]);
    for (const { endedMs, lines } of others)
      expect([typeof endedMs, lines.every(({ outcome }) => OUTCOMES.includes(outcome))]).toEqual(['number', true]);
  },
);

hostile(
  'recipes that were spoiled are not used, and hold back none that is good',
  fc.array(nastyJson),
  async (list) => {
    const good = makeRecipe({ site: 'shop.com' });
    const own = createOwnRecipes({
      store: holding([...list, good]),
      problemOf: structuralProblem,
      isLocked: async () => false,
      byPolicy: () => [],
    });
    expect((await own.all()).map(({ site }) => site)).toContain('shop.com');
    expect(await own.set(makeRecipe({ site: 'news.com' }))).toEqual({ ok: true });
    expect((await own.all()).map(({ site }) => site)).toEqual(expect.arrayContaining(['shop.com', 'news.com']));
  },
);

hostile(
  'whatever memory holds of sessions, the ledger knows only whole ones, and takes new ones',
  fc.oneof(
    nastyJson,
    spoiled(
      fc.constant({ sessions: { '0|a.test': makeSession({ site: 'a.test' }) }, traces: { '0|a.test': EMPTY_TRACE } }),
      nastyJson,
    ),
  ),
  async (value) => {
    const failures: unknown[] = [];
    const ledger = createLedger(holding(value), (error) => void failures.push(error));
    await ledger.ready;
    for (const session of ledger.sessions()) expect(`${session.storeId}|${session.site}`).toBe(session.key);
    for (const key of ledger.traceKeys()) expect(Array.isArray(ledger.trace(key).origins)).toBe(true);
    const session = makeSession({ site: 'shop.test' });
    ledger.put(session);
    expect(ledger.get(session.key)).toEqual(session);
    expect(failures).toEqual([]);
  },
);

hostile('whatever memory holds of the visit, it goes on or begins anew', nastyJson, async (value) => {
  const settings = await settingsOf('shared');
  const course = createCourseKeeper({
    store: holding(value),
    settings,
    clock: new FakeClock(),
    onFailure: () => undefined,
  });
  await course.ready;
  await course.tell({ kind: 'gone', cause: 'button' });
  expect(course.now()).toMatchObject({ phase: 'working', cause: 'button' });
});

hostile('whatever stands for the version, a start has a kind', nastyJson, async (value) => {
  const given = {
    isFresh: true,
    version: '1',
    hasPrivateAccess: async () => false,
    told: { startup: Promise.resolve(), installed: new Promise<void>(() => undefined) },
    clock: new FakeClock(),
  };
  expect(await kindOfStart({ ...given, store: holding(value), memory: holding(value) })).toMatch(
    /^(?:installed|browser|updated)$/,
  );
});

hostile(
  'whatever is kept of the steps on other devices, they can be marked',
  fc.tuple(nastyJson, nastyText),
  async ([value, site]) => {
    const steps = createKeptSteps(holding(value));
    await steps.choose(site);
    await steps.mark(site, 'password', 'seen');
    expect(await steps.of(site)).toMatchObject({ password: 'seen' });
  },
);

/** The journal's entries are objects with an id: IndexedDB sees to that and to nothing else. */
const inJournal = (entry: unknown, at: number) => ({ ...Object(entry), id: `old-${at}` });
const job = makeJob([makeItem(makeSession({ site: 'gone.test' }))], { id: 'old' });

hostile(
  'a journal with entries that nobody understands is worked off: what is whole is done, nothing is left in it',
  fc.array(fc.oneof(nastyJson, spoiled(fc.constant(job), nastyJson)), { maxLength: 3 }),
  async (entries) => {
    const world = createWorld();
    const { key, site } = logIn(world, 'www.shop.test');
    const whole = makeJob([makeItem(world.ledger.sessions()[0] ?? makeSession({ site: 'none.test' }))], {
      id: 'whole',
    });
    const life = startLife(world);
    const removed: unknown[] = [];
    const written = {
      unfinished: async () => structuredClone([...entries.map(inJournal), whole]) as never,
      put: async () => undefined,
      remove: async (id: string) => void removed.push(id),
    };
    const next = startLife(world, life.kept, written);
    await next.jobs.resume();
    await next.jobs.settled();
    expect(next.outcomes()).toContainEqual([key, 'ended']);
    expect([site.isAnyoneIn, world.jar.now]).toEqual([false, []]);
    expect(removed).toContain('whole');
  },
  0.25,
);

hostile(
  'finished jobs that memory holds in another form are not shown, and keep nothing from being done',
  nastyJson,
  async (value) => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const first = startLife(world);
    const life = startLife(world, { ...first.kept, memory: holding(value) });
    await life.jobs.resume();
    await life.jobs.end('all', [key]);
    await life.jobs.settled();
    expect(life.outcomes()).toContainEqual([key, 'ended']);
  },
  0.25,
);

const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'localhost', 'prototype'];

test('a host that is called as objects name their own things is a site like any other', async (context) => {
  const readFile = async (path: string) => (path === 'frameworks.json' ? '[]' : '{"shared":{},"alike":{}}');
  const catalogue = createCatalogue({ readFile, siteOf });
  count(context, NAMES.length);
  for (const name of NAMES) {
    const site = siteOf(`http://${name}/`);
    expect(await catalogue.primarySite(`http://${name}/`)).toBe(site);
    expect(await catalogue.recipeFor(`http://${name}/`)).toBeNull();
  }
});

test('what was chosen for no site of that name is no preference of it', async (context) => {
  const world = createWorld();
  const { key } = logIn(world, 'constructor');
  const life = startLife(world);
  await life.preferences.ready;
  await life.preferences.set('constructor', 'ask');
  count(context, 1);
  await life.jobs.end('all', [key], { 'shop.test': 'remember' });
  expect(life.jobs.list().flatMap(({ items }) => items.map(({ preference }) => preference))).toEqual(['forget']);
  await life.done();
});
