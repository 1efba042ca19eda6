import { describe, expect, test } from 'vitest';
import { createPreferences } from '../../../utils/preference/preferences';
import { FakeMemoryStore } from '../fakes/fake-memory-store';

async function over(stored?: unknown) {
  const store = new FakeMemoryStore();
  if (stored !== undefined) store.values.set('preferences', stored);
  const preferences = createPreferences(store);
  await preferences.ready;
  return { store, preferences };
}

describe('preferences', () => {
  test('forget every site until the person says otherwise', async () => {
    const { preferences } = await over();
    expect(preferences.for('shop.test')).toBe('forget');
  });

  test('hold at once, for one site only, and in the next life', async () => {
    const { store, preferences } = await over();
    await preferences.set('shop.test', 'keep');
    expect([preferences.for('shop.test'), preferences.for('news.test')]).toEqual(['keep', 'forget']);
    const next = createPreferences(store);
    await next.ready;
    expect(next.for('shop.test')).toBe('keep');
  });

  test('do not lose one another when they come together', async () => {
    const { store, preferences } = await over({ byDefault: 'ask', sites: { 'old.test': 'remember' } });
    await Promise.all([preferences.set('one.test', 'keep'), preferences.set('two.test', 'ask')]);
    const next = createPreferences(store);
    await next.ready;
    const sites = ['old.test', 'one.test', 'two.test', 'new.test'];
    expect(sites.map((site) => next.for(site))).toEqual(['remember', 'keep', 'ask', 'ask']);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no object', 'forget'],
    ['an unknown default', { byDefault: 'explode', sites: {} }],
    ['no sites', { byDefault: 'forget' }],
    ['sites with unknown values', { byDefault: 'forget', sites: { 'shop.test': 'explode', 'news.test': 7 } }],
  ])('that cannot be read (%s) count as not set', async (_, stored) => {
    const { preferences } = await over(stored);
    expect([preferences.for('shop.test'), preferences.for('news.test')]).toEqual(['forget', 'forget']);
  });

  test('that can be read hold beside some that cannot', async () => {
    const { preferences } = await over({
      byDefault: 'explode',
      sites: { 'shop.test': 'explode', 'news.test': 'keep' },
    });
    expect([preferences.for('shop.test'), preferences.for('news.test')]).toEqual(['forget', 'keep']);
  });

  test('that are set before the settings were read hold, and lose no other', async () => {
    const store = new FakeMemoryStore();
    store.values.set('preferences', { byDefault: 'ask', sites: { 'old.test': 'keep' } });
    const early = createPreferences(store);
    await early.set('shop.test', 'remember');
    const next = createPreferences(store);
    await next.ready;
    for (const preferences of [early, next])
      expect(['shop.test', 'old.test', 'new.test'].map(preferences.for)).toEqual(['remember', 'keep', 'ask']);
  });

  test('that a newer version wrote are left as they are', async () => {
    const { store, preferences } = await over({ byDefault: 'freeze', sites: { 'new.test': 'freeze' }, more: 1 });
    await preferences.set('shop.test', 'keep');
    expect(store.values.get('preferences')).toEqual({
      byDefault: 'freeze',
      sites: { 'new.test': 'freeze', 'shop.test': 'keep' },
      more: 1,
    });
  });
});
