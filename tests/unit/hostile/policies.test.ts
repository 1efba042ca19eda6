import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicy } from '../../../utils/policy/read-policy';
import { MODES, SETTING_KEYS, SETTING_TABLE, type Setting, WEEKDAYS } from '../../../utils/policy/setting-table';
import { createSettings } from '../../../utils/policy/settings';
import { fakePolicy } from '../fakes/fake-policy';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { anything, count, hostile, nastyJson, nastyText, spoiled } from './hostile';

/** The loosest that somebody at the keyboard can have chosen before. */
const LOOSE = { mode: 'only-me', idleMinutes: 0, endAtStart: false, wipeHistory: false, defaultPreference: 'keep' };

function goodValue(setting: Setting): fc.Arbitrary<unknown> {
  switch (setting.kind) {
    case 'boolean':
      return fc.oneof(fc.boolean(), fc.constantFrom('true', 'false', 0, 1, '0', '1'));
    case 'integer':
      return fc.integer({ min: setting.least, max: setting.most });
    case 'choice':
      return fc.constantFrom(...setting.among);
    case 'week':
      return fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.constant('18:30'));
    case 'text':
    case 'address':
      return fc.constantFrom('', 'https://example.org/');
  }
}

const tableOfGood = Object.fromEntries(SETTING_KEYS.map((key) => [key, goodValue(SETTING_TABLE[key])]));
const rules = fc.array(
  fc.record({
    pattern: fc.constantFrom('example.org', '*.example.edu'),
    preference: fc.constantFrom('keep', 'forget'),
  }),
  { maxLength: 3 },
);
/** What an administrator may have written, any part of it. */
const goodPolicies = fc.record({ ...tableOfGood, preferences: rules }, { requiredKeys: [] });

async function underPolicy(raw: unknown) {
  const store = new FakeStore();
  store.values.set('settings', LOOSE);
  const settings = createSettings({ store, policy: fakePolicy(raw, true), onFailure: () => undefined });
  await settings.ready;
  return { settings, store };
}

/** As strict as can be: everything locked, the mode a kiosk's, nothing that the person at the keyboard said counts. */
async function expectStrict(raw: unknown): Promise<void> {
  const { settings, store } = await underPolicy(raw);
  const { values, locked, policyProblems } = settings.view();
  expect(policyProblems.length).toBeGreaterThan(0);
  expect(policyProblems.length).toBeLessThanOrEqual(50);
  for (const problem of policyProblems) expect(problem).toMatch(/^.{1,200}?: ./su);
  for (const problem of policyProblems) expect(problem.length).toBeLessThanOrEqual(300);
  expect(values.mode).toBe('kiosk');
  expect(locked).toEqual(SETTING_KEYS);
  const { settings: good } = readPolicy(raw);
  for (const key of SETTING_KEYS.filter((one) => one !== 'mode' && !(one in good)))
    expect([key, values[key]]).toEqual([key, SETTING_TABLE[key].defaults.kiosk]);
  for (const key of ['mode', 'idleMinutes', 'defaultPreference'])
    expect(await settings.set(key, LOOSE[key as keyof typeof LOOSE])).toMatchObject({ ok: false });
  expect(store.values.get('settings')).toEqual(LOOSE);
}

hostile(
  'whatever the managed store holds is read without a throw; what is not understood is strict',
  fc.oneof(anything, nastyJson),
  async (raw) => {
    const isRight = readPolicy(raw).problems.length === 0;
    // An empty policy where an administrator has installed Walkaway is one that is late.
    if (!isRight || Object.keys(Object(raw)).length === 0) await expectStrict(raw);
  },
);

hostile(
  'one spoiled place in a good policy makes it strict, and loosens nothing that was said elsewhere',
  spoiled(goodPolicies, nastyJson),
  async (raw) => {
    const { settings: good, problems } = readPolicy(raw);
    if (problems.length > 0) await expectStrict(raw);
    const { settings } = await underPolicy(raw);
    for (const [key, value] of Object.entries(good))
      if (key !== 'mode') expect(settings.values()[key as keyof typeof good]).toEqual(value);
  },
);

hostile(
  'what a policy says cannot be loosened by the person at the keyboard, with any key and value',
  fc.tuple(goodPolicies, fc.oneof(nastyText, fc.constantFrom(...SETTING_KEYS)), anything),
  async ([raw, key, value]) => {
    const { settings } = await underPolicy({ mode: 'shared', ...raw });
    const before = settings.view();
    const result = await settings.set(key, value);
    if (before.locked.some((one) => one === key)) expect(result.ok).toBe(false);
    if (!result.ok) expect(settings.view()).toEqual(before);
    for (const locked of before.locked) expect(settings.values()[locked]).toEqual(before.values[locked]);
  },
);

hostile(
  'nor by whatever lies where their own settings are stored',
  fc.tuple(goodPolicies, fc.constantFrom(...MODES), fc.oneof(anything, nastyJson)),
  async ([raw, mode, stored]) => {
    const policy = { mode, ...raw };
    const alone = createSettings({
      store: new FakeStore(),
      policy: fakePolicy(policy, true),
      onFailure: () => undefined,
    });
    const store = new FakeStore();
    store.get = async () => stored;
    const beside = createSettings({ store, policy: fakePolicy(policy, true), onFailure: () => undefined });
    await Promise.all([alone.ready, beside.ready]);
    expect(beside.view().locked).toEqual(alone.view().locked);
    for (const key of alone.view().locked) expect(beside.values()[key]).toEqual(alone.values()[key]);
  },
);

hostile(
  'rules for sites that the person writes never go before those of the policy',
  fc.tuple(rules, spoiled(rules, nastyJson)),
  async ([policy, own]) => {
    const store = new FakeStore();
    store.values.set('preferences', { version: 2, rules: own });
    const [alone, beside] = [fakePreferences(new FakeStore(), { policy }), fakePreferences(store, { policy })];
    await Promise.all([alone.ready, beside.ready]);
    for (const site of ['example.org', 'school.example.edu'])
      if (alone.of(site, 'normal').source.byPolicy) expect(beside.of(site, 'normal')).toEqual(alone.of(site, 'normal'));
  },
);

test('a policy of 100,000 keys, rules and letters is read, and what is said of it stays short', async (context) => {
  const many = (make: (at: number) => [string, unknown]) =>
    Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => make(at)));
  const policies = [
    many((at) => [`key${at}`, at]),
    { preferences: Array.from({ length: 100_000 }, () => ({ pattern: 'a b' })) },
    { [`x${'y'.repeat(1_000_000)}`]: 1 },
    { startPage: `https://${'y'.repeat(1_000_000)}` },
  ];
  count(context, policies.length);
  for (const policy of policies) await expectStrict(policy);
});
