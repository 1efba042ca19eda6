import { describe, expect, test } from 'vitest';
import type { PreferenceRule } from '../../../utils/preference/preference';
import { resolve } from '../../../utils/preference/resolve';
import { normalPattern } from '../../../utils/preference/rule';

type Kind = 'normal' | 'private' | 'container';
const RULES: PreferenceRule[] = [
  { pattern: '*.edu', store: null, preference: 'ask' },
  { pattern: '*.example.edu', store: null, preference: 'remember' },
  { pattern: 'example.edu', store: null, preference: 'keep' },
  { pattern: 'example.edu', store: 'private', preference: 'forget' },
  { pattern: '*', store: 'private', preference: 'ask' },
  { pattern: 'mail.uni.org', store: null, preference: 'keep' },
  { pattern: 'www.uni.org', store: null, preference: 'forget' },
  { pattern: '*.github.io', store: null, preference: 'keep' },
];
const wishes = { policy: [], own: RULES, byDefault: { preference: 'forget' as const, byPolicy: false } };
const ask = (site: string, kind: Kind, own = RULES, domains = [site]) =>
  resolve({ ...wishes, own }, { site, kind, domains });

describe('the most particular rule wins', () => {
  test.each<[string, Kind, string, string, string | null]>([
    ['example.edu', 'normal', 'keep', 'site', 'example.edu'],
    ['example.edu', 'private', 'forget', 'site', 'example.edu'],
    ['example.edu', 'container', 'keep', 'site', 'example.edu'],
    ['other.edu', 'normal', 'ask', 'pattern', '*.edu'],
    ['lab.example.edu', 'normal', 'remember', 'pattern', '*.example.edu'],
    ['other.edu', 'private', 'ask', 'pattern', '*.edu'],
    ['shop.com', 'private', 'ask', 'store', '*'],
    ['shop.com', 'normal', 'forget', 'default', null],
    ['uni.org', 'normal', 'keep', 'site', 'mail.uni.org'],
    ['alice.github.io', 'normal', 'keep', 'pattern', '*.github.io'],
    ['notexample.edu.test', 'normal', 'forget', 'default', null],
    ['fakeuni.org', 'normal', 'forget', 'default', null],
  ])('%s in a %s store: %s, because of the %s %s', (site, kind, preference, because, pattern) => {
    expect(ask(site, kind)).toEqual({ preference, source: { kind: because, pattern, byPolicy: false } });
  });

  test('whatever the order of the rules is', () => {
    const reversed = [...RULES].reverse();
    for (const site of ['example.edu', 'lab.example.edu', 'uni.org', 'other.edu', 'shop.com'])
      for (const kind of ['normal', 'private'] as const) expect(ask(site, kind, reversed)).toEqual(ask(site, kind));
  });
});

test('against a default that an administrator enforces, own rules for a site count, and none for every site', () => {
  const enforced = { ...wishes, byDefault: { preference: 'forget' as const, byPolicy: true } };
  const of = (site: string, more: object = {}) =>
    resolve({ ...enforced, ...more }, { site, kind: 'private', domains: [site] });
  expect(of('shop.com')).toEqual({ preference: 'forget', source: { kind: 'default', pattern: null, byPolicy: false } });
  expect(of('lab.example.edu').preference).toBe('remember');
  const policy: PreferenceRule[] = [{ pattern: '*', store: 'private', preference: 'remember' }];
  expect(of('shop.com', { policy })).toMatchObject({
    preference: 'remember',
    source: { kind: 'store', byPolicy: true },
  });
});

test('where the person decides nothing, the default cannot be changed for a site either', () => {
  const source = { kind: 'default', pattern: null, byPolicy: true };
  const asked = { site: 'example.edu', kind: 'normal' as const, domains: ['example.edu'] };
  expect(resolve({ ...wishes, own: null }, asked)).toEqual({ preference: 'forget', source });
});

describe('a login of several domains', () => {
  const domains = ['google.com', 'youtube.com'];
  const google = (own: PreferenceRule[]) => ask('google.com', 'normal', own, domains);

  test('is kept when one of them is to be kept, even against a rule for its first', () => {
    const kept: PreferenceRule = { pattern: 'youtube.com', store: null, preference: 'keep' };
    const source = { kind: 'shared-login', pattern: 'youtube.com', byPolicy: false };
    expect(google([kept])).toEqual({ preference: 'keep', source });
    const own: PreferenceRule[] = [{ pattern: 'google.com', store: null, preference: 'forget' }, kept];
    expect(google(own)).toEqual({ preference: 'keep', source });
  });

  test('follows the rule for any of them, and its own before', () => {
    const other: PreferenceRule = { pattern: 'youtube.com', store: null, preference: 'remember' };
    expect(google([other]).preference).toBe('remember');
    expect(google([other, { pattern: 'google.com', store: null, preference: 'ask' }]).preference).toBe('ask');
  });
});

test.each<[string, string | null]>([
  ['Instagram.com', 'instagram.com'],
  [' https://www.instagram.com/accounts/login?next=x ', 'www.instagram.com'],
  ['*.Example.EDU', '*.example.edu'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['localhost:8080', 'localhost'],
  ['192.168.1.7', '192.168.1.7'],
  ['::1', '::1'],
  ['*', null],
  ['*.*.edu', null],
  ['a*.edu', null],
  ['', null],
  ['two words', null],
])('a person who types “%s” means %s', (typed, pattern) => {
  expect(normalPattern(typed)).toBe(pattern);
});
