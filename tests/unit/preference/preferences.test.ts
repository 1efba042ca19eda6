import { describe, expect, test, vi } from 'vitest';
import type { PreferenceRule } from '../../../utils/preference/preference';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';

const rule = (pattern: string, preference: PreferenceRule['preference'], store: PreferenceRule['store'] = null) => ({
  ...{ pattern, store, preference },
});

async function over(stored?: unknown, given: Parameters<typeof fakePreferences>[1] = {}) {
  const store = new FakeStore();
  if (stored !== undefined) store.values.set('preferences', stored);
  const preferences = fakePreferences(store, given);
  await preferences.ready;
  const of = (site: string) => preferences.of(site, 'normal').preference;
  return { store, preferences, of };
}

describe('preferences', () => {
  test('are the default until the person says otherwise, and hold at once, for one site, and in the next life', async () => {
    const { store, preferences, of } = await over();
    expect(of('shop.test')).toBe('forget');
    await preferences.set('shop.test', 'keep');
    expect([of('shop.test'), of('news.test')]).toEqual(['keep', 'forget']);
    const next = fakePreferences(store);
    await next.ready;
    expect(next.of('shop.test', 'normal')).toEqual({
      preference: 'keep',
      source: { kind: 'site', pattern: 'shop.test', byPolicy: false },
    });
  });

  test('do not lose one another when they come together, or before the disk was read', async () => {
    const store = new FakeStore();
    store.values.set('preferences', { version: 2, rules: [rule('old.test', 'remember')] });
    const early = fakePreferences(store);
    await Promise.all([early.set('one.test', 'keep'), early.set('two.test', 'ask')]);
    const next = fakePreferences(store);
    await next.ready;
    const sites = ['old.test', 'one.test', 'two.test', 'new.test'];
    expect(sites.map((site) => next.of(site, 'normal').preference)).toEqual(['remember', 'keep', 'ask', 'forget']);
  });

  test('of a row change the rule that holds there: that of its kind of store, where there is one', async () => {
    const { preferences } = await over({
      version: 2,
      rules: [rule('shop.test', 'keep'), rule('shop.test', 'ask', 'private')],
    });
    await preferences.set('shop.test', 'forget', 'private');
    await preferences.set('shop.test', 'remember', 'normal');
    expect(preferences.view().rules).toEqual([rule('shop.test', 'forget', 'private'), rule('shop.test', 'remember')]);
  });

  test('change all or not at all, and say which field is wrong', async () => {
    const { store, preferences } = await over({ version: 2, rules: [rule('a.test', 'keep')] });
    const wrong = { ...rule('c.test', 'keep'), pattern: 'https://c.test/x' };
    const refused = await preferences.change({ put: [rule('b.test', 'keep'), wrong], drop: [rule('a.test', 'keep')] });
    expect(refused).toMatchObject({ ok: false, error: expect.stringMatching(/^put\.1\.pattern: expected/) });
    expect(store.values.get('preferences')).toEqual({ version: 2, rules: [rule('a.test', 'keep')] });
    await preferences.change({ put: [rule('*.b.test', 'ask')], drop: [rule('a.test', 'forget')] });
    expect(preferences.view().rules).toEqual([rule('*.b.test', 'ask')]);
  });
});

describe('stored preferences', () => {
  test('of the first form become rules and a default, and are written anew', async () => {
    const first = { byDefault: 'ask', sites: { 'shop.test': 'keep', 'news.test': 'remember' } };
    const { store, preferences, of } = await over(first);
    expect(['shop.test', 'news.test', 'new.test'].map(of)).toEqual(['keep', 'remember', 'ask']);
    expect(preferences.adopted).toEqual(['ask']);
    expect(store.values.get('preferences')).toEqual({
      version: 2,
      rules: [rule('shop.test', 'keep'), rule('news.test', 'remember')],
    });
  });

  test.each<[string, unknown, unknown[]]>([
    ['no object', 'forget', ['forget']],
    ['an unknown default', { byDefault: 'explode', sites: {} }, [{ byDefault: 'explode' }]],
    ['an unknown value', { sites: { 'shop.test': 'explode' } }, [{ site: 'shop.test', preference: 'explode' }]],
    ['sites that are no list', { sites: 7 }, [{ sites: 7 }]],
    ['an unknown field', { sites: {}, more: 1 }, [{ more: 1 }]],
    ['a wrong rule', { version: 2, rules: [{ pattern: '*', store: null }] }, [{ pattern: '*', store: null }]],
    ['no rules', { version: 2 }, [{ version: 2 }]],
    ['an odd version', { version: 'x', rules: [] }, [{ version: 'x', rules: [] }]],
  ])('that cannot be understood (%s) are kept aside and counted, and outlive a change', async (_, stored, aside) => {
    const { store, preferences } = await over(stored);
    expect(preferences.view().asideCount).toBe(aside.length);
    await preferences.set('other.test', 'keep');
    expect(store.values.get('preferences')).toEqual({ version: 2, rules: [rule('other.test', 'keep')], aside });
    const next = fakePreferences(store);
    await next.ready;
    expect(next.view()).toMatchObject({ asideCount: aside.length, rules: [rule('other.test', 'keep')] });
  });

  test('of a newer version hold as far as they are understood, are not written to, and it is said', async () => {
    const newer = { version: 3, rules: [rule('shop.test', 'keep'), { pattern: 'x.test', freeze: true }], more: 1 };
    const { store, preferences, of } = await over(newer);
    expect([of('shop.test'), of('x.test'), preferences.view().isNewer]).toEqual(['keep', 'forget', true]);
    expect(await preferences.set('x.test', 'keep')).toMatchObject({ ok: false, error: expect.stringMatching(/newer/) });
    expect(store.values.get('preferences')).toEqual(newer);
    expect(store.writes).toBe(0);
  });
});

describe("an administrator's rules", () => {
  test('go before every rule of the person, and say so', async () => {
    const policy = [{ pattern: '*.test', preference: 'forget' }, { pattern: 'nonsense here', preference: 'keep' }, 7];
    const { preferences } = await over({ version: 2, rules: [rule('shop.test', 'keep')] }, { policy });
    expect(preferences.of('shop.test', 'normal')).toEqual({
      preference: 'forget',
      source: { kind: 'pattern', pattern: '*.test', byPolicy: true },
    });
    expect(preferences.view().policyRules).toEqual([rule('*.test', 'forget')]);
  });

  test('leave a site to the person where only the default is theirs, but not every site', async () => {
    const every = rule('*', 'keep', 'normal');
    const rules = [every, rule('old.test', 'keep')];
    const { preferences, of } = await over({ version: 2, rules }, { byDefault: 'forget', defaultByPolicy: true });
    expect([of('shop.test'), of('old.test'), preferences.view().rules]).toEqual(['forget', 'keep', [rules[1]]]);
    const { source } = preferences.of('shop.test', 'normal');
    expect(source).toEqual({ kind: 'default', pattern: null, byPolicy: false });
    expect(await preferences.set('shop.test', 'keep')).toEqual({ ok: true });
    expect(of('shop.test')).toBe('keep');
  });

  test('leave nothing to the person in a kiosk, and each preference says so', async () => {
    const { preferences } = await over({ version: 2, rules: [rule('shop.test', 'keep')] }, { isLocked: true });
    const { source } = preferences.of('shop.test', 'normal');
    expect(source).toEqual({ kind: 'default', pattern: null, byPolicy: true });
    expect(await preferences.set('shop.test', 'keep')).toMatchObject({ ok: false });
  });

  test('may come later', async () => {
    const given: Parameters<typeof fakePreferences>[1] = {};
    const { preferences, of } = await over(undefined, given);
    given.policy = [{ pattern: 'shop.test', preference: 'keep' }];
    preferences.changePolicy();
    await vi.waitUntil(() => of('shop.test') === 'keep');
  });
});
