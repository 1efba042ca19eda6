import { expect, test } from 'vitest';
import { compare, readFile, writeFile } from '../../../utils/preference/exchange';
import type { PreferenceRule } from '../../../utils/preference/preference';

const RULES: PreferenceRule[] = [
  { pattern: 'shop.test', store: null, preference: 'keep' },
  { pattern: '*.example.edu', store: 'private', preference: 'ask' },
];
const file = (more: object) => JSON.stringify({ walkaway: 'preferences', version: 1, rules: [], ...more });

test('what was exported is read back as it was', () => {
  expect(readFile(writeFile({ rules: RULES, byDefault: 'remember' }))).toEqual({
    ok: true,
    file: { rules: RULES, byDefault: 'remember' },
  });
});

test('a file written by hand may be short', () => {
  const rules = [{ pattern: 'https://Shop.test/login', preference: 'keep', note: 'mine' }];
  expect(readFile(file({ rules }))).toEqual({ ok: true, file: { rules: [RULES[0]], byDefault: null } });
});

test.each<[string, string]>([
  ['not json', 'file: expected a JSON object'],
  ['[]', 'file: expected a JSON object'],
  ['{}', 'walkaway: expected "preferences"'],
  [file({ version: undefined }), 'version: expected 1'],
  [file({ version: 9 }), 'version: 9 is of a newer Walkaway, expected at most 1'],
  [file({ byDefault: 'explode' }), 'byDefault: expected one of forget, remember, keep, ask'],
  [file({ rules: {} }), 'rules: expected a list of at most 5000'],
  [file({ rules: [RULES[0], 7] }), 'rules.1.rule: expected an object'],
  [file({ rules: [RULES[0], { pattern: 'a b', preference: 'keep' }] }), 'rules.1.pattern: expected a site such as'],
  [file({ rules: [{ pattern: 'a.test', preference: 'explode' }] }), 'rules.0.preference: expected one of forget'],
  [file({ rules: [{ pattern: 'a.test', preference: 'keep', store: 'tor' }] }), 'rules.0.store: expected normal'],
])('a file that is wrong says where: %s', (text, error) => {
  const read = readFile(text);
  expect(read.ok ? null : read.error).toContain(error);
});

test('what a file would change is known before it is taken', () => {
  const now = { rules: RULES, byDefault: 'forget' as const };
  const rules: PreferenceRule[] = [
    { pattern: 'shop.test', store: null, preference: 'forget' },
    { pattern: '*.example.edu', store: 'private', preference: 'ask' },
    { pattern: '*.example.edu', store: null, preference: 'keep' },
  ];
  expect(compare(now, { rules, byDefault: 'ask' })).toEqual({
    added: [rules[2]],
    changed: [{ rule: rules[0], before: 'keep' }],
    sameCount: 1,
    byDefault: { before: 'forget', after: 'ask' },
  });
  expect(compare(now, { rules: [], byDefault: null }).byDefault).toBeNull();
});

test('a default that is named is taken also where it is so already: of itself it follows the mode', () => {
  const now = { rules: [], byDefault: 'remember' as const };
  expect(compare(now, { rules: [], byDefault: 'remember' }).byDefault).toEqual({
    before: 'remember',
    after: 'remember',
  });
});

test('where the default is locked, a file changes neither it nor what is wanted of every site', () => {
  const every: PreferenceRule = { pattern: '*', store: 'normal', preference: 'keep' };
  const site: PreferenceRule = { pattern: 'shop.test', store: null, preference: 'keep' };
  const now = { rules: [], byDefault: 'forget' as const };
  const file = { rules: [every, site], byDefault: 'ask' as const };
  expect(compare(now, file).added).toEqual([every, site]);
  expect(compare({ ...now, isDefaultLocked: true }, file)).toMatchObject({ added: [site], byDefault: null });
});

test('of several entries for one site in a file, the last one holds', () => {
  const rules = [
    { pattern: 'shop.test', preference: 'keep' },
    { pattern: 'https://shop.test/', preference: 'forget' },
  ];
  const read = readFile(file({ rules }));
  expect(read.ok && read.file.rules).toEqual([{ pattern: 'shop.test', store: null, preference: 'forget' }]);
});
