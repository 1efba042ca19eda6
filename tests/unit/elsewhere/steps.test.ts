import { expect, test } from 'vitest';
import { createKeptSteps, SITE_KEY } from '../../../utils/elsewhere/kept-steps.ts';
import { siteFromInput } from '../../../utils/elsewhere/site-input.ts';
import { factsOf, isOn, stepsFor } from '../../../utils/elsewhere/steps.ts';
import { findChangePassword, originsOf } from '../../../utils/elsewhere/well-known.ts';
import { makeRecipe } from '../fakes/fake-catalogue.ts';
import { FakeStore } from '../fakes/fake-store.ts';

test('the list of sessions goes first where it is known; the password where the old login still works', () => {
  const known = factsOf(
    'a.test',
    makeRecipe({ site: 'a.test', elsewhere: 'https://a.test/s', changePassword: 'https://a.test/p' }),
  );
  const unknown = factsOf('b.test', null);
  expect(stepsFor(known, false)).toEqual(['sessions', 'password', 'phone']);
  expect(stepsFor(known, true)).toEqual(['password', 'sessions', 'phone']);
  expect(stepsFor(unknown, false)).toEqual(['password', 'sessions', 'phone']);
  expect(stepsFor(unknown, true)).toEqual(['password', 'phone']);
  expect(stepsFor({ ...unknown, endsOthers: 'no' }, true)).toEqual(['password', 'sessions', 'phone']);
});

test('one page for both is the page for the password', () => {
  const page = 'https://a.test/security';
  expect(
    factsOf('a.test', makeRecipe({ site: 'a.test', elsewhere: page, changePassword: page })).sessionsPage,
  ).toBeNull();
});

test.each([
  ['https://www.a.test/x', true],
  ['https://a.test/', true],
  ['https://nota.test/', false],
  ['https://a.test.evil.example/', false],
  ['chrome://a.test/', false],
  ['nonsense', false],
])('a page of the site: %s', (address, expected) => expect(isOn(address, ['a.test'])).toBe(expected));

test.each([
  ['instagram.com', 'instagram.com'],
  [' https://www.Instagram.com/accounts/ ', 'instagram.com'],
  ['mail.known.test', 'known.test'],
  ['www.other.test', 'other.test'],
  ['not a site', null],
  ['localhost', null],
  ['', null],
])('what was typed, %j, means %s', (typed, site) => expect(siteFromInput(typed, ['known.test'])).toBe(site));

test('the well-known address counts only where status codes can be relied on', async () => {
  const asked: string[] = [];
  const server = (ok: Record<string, boolean | null>) => async (address: string) => {
    asked.push(address);
    return ok[address.replace(/resource-that.*$/, 'never')] ?? null;
  };
  const answers = {
    'https://liar.test/.well-known/never': true,
    'https://liar.test/.well-known/change-password': true,
    'https://right.test/.well-known/never': false,
    'https://right.test/.well-known/change-password': true,
    'https://without.test/.well-known/never': false,
    'https://without.test/.well-known/change-password': false,
  };
  const find = (...origins: string[]) => findChangePassword(origins, server(answers));
  expect(await find('https://liar.test')).toBeNull();
  expect(asked).toEqual([
    'https://liar.test/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200',
  ]);
  expect(await find('https://without.test')).toBeNull();
  expect(await find('https://silent.test')).toBeNull();
  expect(await find('https://liar.test', 'https://silent.test', 'https://right.test')).toBe(
    'https://right.test/.well-known/change-password',
  );
});

test('open pages say where the site answers; plain http does not count', () => {
  expect(originsOf('a.test', ['https://my.a.test/x?y', 'http://old.a.test/', 'https://my.a.test/'])).toEqual([
    'https://my.a.test',
    'https://a.test',
    'https://www.a.test',
  ]);
});

test('only the site and the steps are kept, and a site can be forgotten', async () => {
  const store = new FakeStore();
  const kept = createKeptSteps(store);
  await kept.choose('b.test');
  await kept.mark('b.test', 'password', 'said');
  await kept.choose('a.test');
  await kept.mark('a.test', 'sessions', 'seen');
  await kept.mark('a.test', 'phone', 'said');
  expect(Object.fromEntries(store.values)).toEqual({
    elsewhereSite: 'a.test',
    elsewhere: { 'a.test': { sessions: 'seen', phone: 'said' }, 'b.test': { password: 'said' } },
  });
  await kept.mark('a.test', 'phone', null);
  expect(await createKeptSteps(store).of('a.test')).toEqual({ sessions: 'seen' });
  await kept.forget('a.test');
  expect([await kept.site(), await kept.of('a.test'), await kept.of('b.test')]).toEqual([
    null,
    {},
    { password: 'said' },
  ]);
});

test.each([[null], ['text'], [{ a: { sessions: 'maybe', other: 'seen' } }]])(
  'what is not understood in memory is left out: %j',
  async (raw) => {
    const store = new FakeStore();
    await store.set('elsewhere', raw);
    await store.set(SITE_KEY, 7);
    const kept = createKeptSteps(store);
    expect([await kept.site(), await kept.of('a')]).toEqual([null, {}]);
  },
);
