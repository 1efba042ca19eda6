import { expect, test } from 'vitest';
import { createPolicy } from '../../../utils/policy/policy';
import { NO_POLICY, readPolicy } from '../../../utils/policy/read-policy';
import { POLICY_TABLE, SETTING_KEYS, SETTING_TABLE } from '../../../utils/policy/setting-table';
import { createSettings } from '../../../utils/policy/settings';
import { makeRecipe } from '../fakes/fake-catalogue';
import { fakePolicy } from '../fakes/fake-policy';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { Random } from '../fakes/random';

/** The loosest things that a person can have chosen. */
const LOOSE = { mode: 'only-me', idleMinutes: 0, endAtStart: false, wipeHistory: false, defaultPreference: 'keep' };

async function effectiveOf(raw: unknown, isByAdministrator = false) {
  const store = new FakeStore();
  store.values.set('settings', LOOSE);
  const settings = createSettings({ store, policy: fakePolicy(raw, isByAdministrator), onFailure: () => undefined });
  await settings.ready;
  return settings;
}

test('texts from the Windows registry mean what they say', () => {
  const { settings, rules, problems } = readPolicy({
    ...{ idleMinutes: '3', endOnLock: 'true', wipeHistory: '0', keepReceipts: 1 },
    closingTimes: '{"mon":"18:30"}',
    preferences: '[{"pattern":"*.example.edu","preference":"keep"}]',
  });
  expect(problems).toEqual([]);
  expect(settings).toEqual({
    ...{ idleMinutes: 3, endOnLock: true, wipeHistory: false, keepReceipts: true },
    closingTimes: { mon: '18:30' },
  });
  expect(rules).toEqual([{ pattern: '*.example.edu', store: null, preference: 'keep' }]);
});

test.each([
  [{ idleMinutes: 'soon' }, 'idleMinutes: expected a whole number from 0 to 1440'],
  [{ idleMinutes: -1 }, 'idleMinutes: expected a whole number from 0 to 1440'],
  [{ iddleMinutes: 3 }, 'iddleMinutes: unknown setting'],
  [{ closingTimes: '{"mon"' }, 'closingTimes: expected times such as 18:30 by sun, mon, tue, wed, thu, fri, sat'],
  [{ preferences: 'none' }, 'preferences: expected a list'],
  [{ preferences: [{ pattern: 'x y', preference: 'keep' }] }, /^preferences\.0: pattern: /],
  [['mode'], 'policy: expected an object with settings'],
])('%j is strict, and the key is named', async (raw, problem) => {
  const settings = await effectiveOf(raw);
  expect(settings.view().policyProblems).toEqual([expect.stringMatching(problem)]);
  expect(settings.values()).toMatchObject({ mode: 'kiosk', idleMinutes: 3, defaultPreference: 'forget' });
  expect(settings.view().locked).toEqual(SETTING_KEYS);
  expect(await settings.set('idleMinutes', 0)).toEqual({ ok: false, error: 'idleMinutes: set by your administrator' });
});

test('good keys hold beside bad ones, but for the mode', async () => {
  const settings = await effectiveOf({ mode: 'only-me', idleMinutes: 20, endOnLock: 'perhaps' });
  expect(settings.values()).toMatchObject({ mode: 'kiosk', idleMinutes: 20, endOnLock: true, wipeHistory: true });
});

test('a policy that is late or cannot be read is strict; no policy at all is nobody in charge', async () => {
  expect((await effectiveOf({}, true)).values()).toMatchObject({ mode: 'kiosk', idleMinutes: 3 });
  expect((await effectiveOf({}, false)).values()).toMatchObject({ mode: 'only-me', idleMinutes: 0 });
  const failures: unknown[] = [];
  const policy = createPolicy({
    managed: { get: () => Promise.reject(new Error('disk')), onChange: () => undefined },
    installation: { isByAdministrator: async () => false },
    onFailure: (error) => failures.push(error),
  });
  await policy.ready;
  expect(policy.reading().problems).toEqual(['policy: could not be read']);
  expect(String(failures)).toContain('could not be read');
});

test('a policy for a kiosk leaves nothing to the person at it, in any key and for any site', async () => {
  const settings = await effectiveOf({ mode: 'kiosk' });
  expect(settings.values()).toMatchObject({ idleMinutes: 3, endAtStart: true, defaultPreference: 'forget' });
  for (const key of SETTING_KEYS) expect((await settings.set(key, settings.values()[key])).ok).toBe(false);
  const store = new FakeStore();
  store.values.set('preferences', { version: 2, rules: [{ pattern: 'shop.test', store: null, preference: 'keep' }] });
  const preferences = fakePreferences(store, { isLocked: settings.isClosed() });
  await preferences.ready;
  expect(preferences.of('shop.test', 'normal').preference).toBe('forget');
  expect(preferences.view().rules).toEqual([]);
  expect(await preferences.set('shop.test', 'keep')).toEqual({
    ok: false,
    error: 'preferences: set by your administrator',
  });
});

test('what changes while it runs holds at once', async () => {
  let raw: Record<string, unknown> = { mode: 'kiosk' };
  let tell: () => void = () => undefined;
  const policy = createPolicy({
    managed: {
      get: async () => raw,
      onChange: (listener) => {
        tell = listener;
      },
    },
    installation: { isByAdministrator: async () => true },
    onFailure: () => undefined,
  });
  const settings = createSettings({ store: new FakeStore(), policy, onFailure: () => undefined });
  await settings.ready;
  expect(settings.values().idleMinutes).toBe(3);
  raw = { mode: 'shared', idleMinutes: 7 };
  await new Promise<void>((resolve) => {
    settings.onChange(resolve);
    tell();
  });
  expect([settings.values().mode, settings.values().idleMinutes, settings.isClosed()]).toEqual(['shared', 7, false]);
});

test('recipes, and what only an administrator can say', () => {
  const recipe = makeRecipe({ site: 'intranet.example', domains: ['intranet.example'] });
  const said = { handoverText: 'Thank you', reportTo: 'https://collector.example/v1/logs', kioskId: 'hall-3' };
  const good = readPolicy({ ...said, recipes: [JSON.stringify(recipe)] });
  expect(good).toEqual({ ...NO_POLICY, own: said, recipes: [recipe] });
  expect(readPolicy({ recipes: JSON.stringify([recipe]) }).recipes).toEqual([recipe]);
  const bad = readPolicy({ recipes: [recipe, '{'], reportTo: 'ftp://collector.example', kioskId: 'x'.repeat(65) });
  expect(bad.recipes).toEqual([recipe]);
  expect(bad.problems.map((problem) => problem.split(':')[0])).toEqual(['recipes.1', 'reportTo', 'kioskId']);
});

test('nobody at the computer can say what only an administrator can', async () => {
  const settings = createSettings({ store: new FakeStore(), policy: fakePolicy(), onFailure: () => undefined });
  const refused = await settings.set('reportTo', 'https://collector.example/v1/logs');
  expect(refused).toEqual({ ok: false, error: 'reportTo: unknown setting' });
});

const random = new Random(6);
const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
const nested = (depth: number): unknown => (depth === 0 ? 'end' : { deeper: [nested(depth - 1)] });
const WRONG: (() => unknown)[] = [
  () => null,
  () => 'perhaps',
  () => '3 minutes',
  () => '0x10',
  () => -1,
  () => 3.5,
  () => 1e9,
  () => Number.NaN,
  () => [],
  () => [null, 7],
  () => ({ toString: 'x' }),
  () => 'x'.repeat(100_000),
  () => nested(200),
  () => ({ __proto__: null, mon: '25:00' }),
  () => '[{',
];
const KEYS: string[] = [
  ...SETTING_KEYS,
  ...Object.keys(POLICY_TABLE),
  'preferences',
  'recipes',
  'Mode',
  'idleminutes',
  '__proto__x',
  'constructor',
  'toString',
  '',
];

/** What is wrong in any key: no text is, where any text is right, and an empty list is a list. */
const isWrongFor = (key: string, value: unknown): boolean =>
  !(['handoverText', 'kioskId', 'startPage', 'reportTo'].includes(key) && typeof value === 'string') &&
  !(['preferences', 'recipes'].includes(key) && Array.isArray(value) && value.length === 0);

/** One bad key, among good ones. */
function malformed(): { raw: Record<string, unknown>; bad: string } {
  const good = SETTING_KEYS.filter(() => random.next() < 0.3);
  const raw: Record<string, unknown> = Object.fromEntries(
    good.map((key) => [key, SETTING_TABLE[key].defaults[pick(['only-me', 'shared', 'kiosk'] as const)]]),
  );
  const bad = pick(KEYS);
  raw[bad] = pick(WRONG.map((make) => make()).filter((value) => isWrongFor(bad, value)));
  return { raw, bad };
}

const CASES = Array.from({ length: 300 }, malformed);

test('300 malformed policies: none weakens anything, none breaks the start, each error names the key', async () => {
  for (const { raw, bad } of CASES) {
    const settings = await effectiveOf(raw);
    const { policyProblems, locked } = settings.view();
    expect(policyProblems.length, JSON.stringify(raw).slice(0, 200)).toBeGreaterThan(0);
    for (const problem of policyProblems) expect(problem.startsWith(bad)).toBe(true);
    expect(locked).toEqual(SETTING_KEYS);
    const values = settings.values();
    for (const key of SETTING_KEYS) {
      const isGiven = key !== bad && key !== 'mode' && key in raw;
      expect([key, values[key]]).toEqual([key, isGiven ? raw[key] : SETTING_TABLE[key].defaults.kiosk]);
    }
  }
  console.log(`${CASES.length} malformed policies were strict, and named`);
});
