import { describe, expect, test } from 'vitest';
import { createLedger } from '../../../utils/session/ledger';
import { type AccountCookies, createOtherAccounts } from '../../../utils/session/other-accounts';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeStore } from '../fakes/fake-store';

const KEY = '0|photos.test';

function cookiesOf(account: string, sid: string): AccountCookies {
  const jar = new FakeCookieJar();
  const put = (name: string, value: string) => jar.put({ name, value, domain: 'photos.test' });
  const carriers = [put('sid', sid), put('user', account)];
  return { account, carriers, cookies: [...carriers, put('device', 'same-for-everybody')] };
}

const alice = cookiesOf('alice', 's-alice');
const bob = cookiesOf('bob', 's-bob');

function setUp() {
  const ledger = createLedger(new FakeStore(), () => undefined);
  const others = createOtherAccounts(ledger);
  const noted = () => ({
    held: others.of(KEY).map((versions) => versions.map(({ carriers }) => carriers[0]?.value)),
    said: ledger.trace(KEY).otherAccounts,
  });
  return { ledger, others, noted };
}

describe('an account that was left for another', () => {
  test('is held with the cookies it had', () => {
    const { others, noted } = setUp();
    others.note(KEY, alice);
    others.note(KEY, bob);
    expect(noted()).toEqual({ held: [['s-alice']], said: ['alice'] });
  });

  test('is not held where it logged out first', () => {
    const { others, noted } = setUp();
    others.note(KEY, alice);
    others.note(KEY, null);
    others.note(KEY, bob);
    expect(noted()).toEqual({ held: [], said: [] });
  });

  test('is held in every version, as a site may renew its cookies one by one', () => {
    const { others, noted } = setUp();
    others.note(KEY, cookiesOf('alice', 's-alice-1'));
    others.note(KEY, cookiesOf('alice', 's-alice-2'));
    others.note(KEY, bob);
    expect(noted().held).toEqual([['s-alice-1', 's-alice-2']]);
  });

  test('is never the present one: where the name came after the session, the mixture is not held', () => {
    const { others, noted } = setUp();
    others.note(KEY, cookiesOf('10001', 's-1'));
    others.note(KEY, cookiesOf('10001', 's-2'));
    others.note(KEY, cookiesOf('10002', 's-2'));
    expect(noted().held).toEqual([['s-1']]);
  });

  test('is no other any more when it comes back with its session', () => {
    const { others, noted } = setUp();
    for (const one of [alice, bob, alice]) others.note(KEY, one);
    expect(noted()).toEqual({ held: [['s-bob']], said: ['bob'] });
  });

  test('stays an other when it comes back with a new session', () => {
    const { others, noted } = setUp();
    for (const one of [alice, bob, cookiesOf('alice', 's-alice-new')]) others.note(KEY, one);
    expect(noted()).toEqual({ held: [['s-alice'], ['s-bob']], said: ['alice', 'bob'] });
  });

  test('is said, though nothing is held, after the background was stopped', () => {
    const { ledger, others } = setUp();
    others.note(KEY, alice);
    const again = createOtherAccounts(ledger);
    again.note(KEY, bob);
    expect(again.of(KEY)).toEqual([]);
    expect(ledger.trace(KEY).otherAccounts).toEqual(['alice']);
  });

  test('is forgotten with the site', () => {
    const { others, noted } = setUp();
    others.note(KEY, alice);
    others.note(KEY, bob);
    others.forget(KEY);
    expect(noted().held).toEqual([]);
  });
});
