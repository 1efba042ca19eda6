import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, readFile, writeFile } from '../../../utils/preference/exchange';
import { PREFERENCES, type PreferenceRule } from '../../../utils/preference/preference';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { anything, count, hostile, nastyJson, nastyText, spoiled } from './hostile';

const NAMES_FIELD = /^(?:file|walkaway|version|byDefault|rules(?:\.\d+)?[.\w]*): ./;
const patterns = fc.constantFrom(
  'example.org',
  '*.example.edu',
  'shop.test',
  '127.0.0.1',
  'constructor',
  '*.xn--bcher-kva.example',
);
const rule: fc.Arbitrary<PreferenceRule> = fc.record({
  pattern: patterns,
  store: fc.constantFrom(null, 'normal' as const, 'private' as const, 'container' as const),
  preference: fc.constantFrom(...PREFERENCES),
});
const files = fc.record({
  walkaway: fc.constant('preferences'),
  version: fc.constant(1),
  byDefault: fc.option(fc.constantFrom(...PREFERENCES)),
  rules: fc.array(rule, { maxLength: 8 }),
});

hostile(
  'any text is read as a file, or refused by the name of a field',
  fc.oneof(
    nastyText,
    nastyJson.map((value) => JSON.stringify(value)),
  ),
  (text) => {
    const read = readFile(text);
    if (!read.ok) expect(read.error).toMatch(NAMES_FIELD);
  },
);

hostile(
  'a spoiled file is refused by a field, shortly, or holds nothing but rules as they may be',
  spoiled(files, nastyJson),
  (content) => {
    const read = readFile(JSON.stringify(content) ?? '');
    if (!read.ok) {
      expect(read.error).toMatch(NAMES_FIELD);
      return expect(read.error.length).toBeLessThan(300);
    }
    for (const one of read.file.rules) expect(Object.keys(one)).toEqual(['pattern', 'store', 'preference']);
    expect(readFile(writeFile(read.file))).toEqual(read);
  },
);

hostile(
  'taking rules, good and bad, changes all or nothing; of two for the same the last one holds',
  fc.tuple(fc.array(rule), spoiled(fc.array(rule), anything)),
  async ([known, put]) => {
    const store = new FakeStore();
    store.values.set('preferences', { version: 2, rules: known });
    const preferences = fakePreferences(store);
    await preferences.ready;
    const before = preferences.view();
    const list = Array.isArray(put) ? put : [put];
    const result = await preferences.change({ put: list as PreferenceRule[], drop: [] });
    if (!result.ok) {
      expect(result.error).toMatch(/^put\.\d+\.\w+: ./);
      return expect(preferences.view()).toEqual(before);
    }
    const names = preferences.view().rules.map(({ pattern, store: kind }) => `${pattern} ${kind}`);
    expect(new Set(names).size).toBe(names.length);
  },
);

/** Rules that count how often anything of them is read. */
function counted(length: number, reads: { count: number }): PreferenceRule[] {
  const watch: ProxyHandler<PreferenceRule> = {
    get(target, name) {
      reads.count++;
      return Reflect.get(target, name);
    },
  };
  return Array.from(
    { length },
    (_, at) => new Proxy({ pattern: `s${at}.test`, store: null, preference: 'keep' as const }, watch),
  );
}

test('a file as long as it may be is compared with as many rules in work that grows as they do, no faster', (context) => {
  const workFor = (length: number) => {
    const reads = { count: 0 };
    compare({ rules: counted(length, reads), byDefault: 'keep' }, { rules: counted(length, reads), byDefault: null });
    return reads.count;
  };
  count(context, 2);
  expect(workFor(4_000)).toBeLessThan(2.2 * workFor(2_000));
});

test('no more rules are taken in all than anybody writes', async (context) => {
  const preferences = fakePreferences(new FakeStore());
  const batch = (from: number): PreferenceRule[] =>
    Array.from({ length: 3_000 }, (_, at) => ({ pattern: `s${from + at}.test`, store: null, preference: 'keep' }));
  count(context, 2);
  expect(await preferences.change({ put: batch(0), drop: [] })).toEqual({ ok: true });
  expect(await preferences.change({ put: batch(3_000), drop: [] })).toEqual({
    ok: false,
    error: 'rules: expected at most 5000 in all',
  });
  expect(preferences.view().rules).toHaveLength(3_000);
  expect(await preferences.change({ put: batch(0), drop: [] })).toEqual({ ok: true });
});
