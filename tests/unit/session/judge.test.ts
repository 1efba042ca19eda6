import { describe, expect, test } from 'vitest';
import type { PageReading, TokenMark } from '../../../utils/page/page-reading';
import { cookieLabel, type Nomination } from '../../../utils/session/candidates';
import { type Findings, judge } from '../../../utils/session/judge';
import type { Session, StoredToken } from '../../../utils/session/session';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { makeCookie } from '../fakes/fake-cookie-jar';
import { makeReading, makeSession } from '../fakes/make-session';

const COOKIE = makeCookie({ name: 'sid', domain: 'shop.test' });
const NONE: Nomination = { cookies: [], isStrong: false, isConfirmed: false, frameworks: [] };
const WEAK: Nomination = { ...NONE, cookies: [COOKIE] };
const STRONG: Nomination = { ...WEAK, isStrong: true };
const CONFIRMED: Nomination = { ...STRONG, isConfirmed: true };
const TOKEN: TokenMark = { area: 'local', key: 'access', kind: 'jwt', expiresAtMs: null };
const STORED: StoredToken = { ...TOKEN, origin: 'https://shop.test' };
const read = (verdict: PageReading['verdict'], rest: Partial<PageReading> = {}) => makeReading({ verdict, ...rest });
const known = (rest: Partial<Session> = {}) =>
  makeSession({ site: 'shop.test', cookieNames: [cookieLabel(COOKIE)], ...rest });

const findings = (rest: Partial<Findings>): Findings => ({
  ...{ key: '0|shop.test', site: 'shop.test', storeId: '0', nowMs: 7, nomination: NONE, trace: EMPTY_TRACE },
  ...{ readings: [], stranger: null, callsRefuseStranger: false, isPersonal: false, isNotStranger: false },
  ...{ accountFromCookies: null, hasStorageMark: null, previous: undefined },
  ...rest,
});

describe('the state that the evidence supports', () => {
  test.each<[string, Partial<Findings>, Session['state'] | null]>([
    ['nothing at all', {}, null],
    ['a weak cookie alone', { nomination: WEAK }, null],
    ['a strong cookie alone', { nomination: STRONG }, 'unsure'],
    ['a cookie that only the logged-in get', { nomination: CONFIRMED }, 'open'],
    ['the same, on a page that says nobody is logged in', { nomination: CONFIRMED, readings: [read('out')] }, 'unsure'],
    [
      'a strong cookie where the site itself declared that nobody is logged in',
      { nomination: STRONG, trace: { ...EMPTY_TRACE, saysNobody: true } },
      null,
    ],
    [
      'the same, and a login after that',
      { nomination: STRONG, trace: { ...EMPTY_TRACE, saysNobody: true, wasLoginSeen: true } },
      'open',
    ],
    [
      'what a recipe knows as a login, in the storage of a page',
      { readings: [read('unknown')], hasStorageMark: true },
      'open',
    ],
    ['the same, on a page that says nobody is logged in', { readings: [read('out')], hasStorageMark: true }, 'unsure'],
    ['a page whose storage has lost it', { readings: [read('unknown')], hasStorageMark: false }, null],
    ['no page any more, where one had it', { previous: known({ cookieNames: [], evidence: ['recipe'] }) }, 'open'],
    ['a page that shows somebody', { readings: [read('in')] }, 'open'],
    ['a page that shows somebody to strangers too', { readings: [read('in')], stranger: 'in' }, 'unsure'],
    ['a page that shows somebody, and asks strangers to log in', { readings: [read('in')], stranger: 'out' }, 'open'],
    ['two tabs that contradict each other', { readings: [read('out'), read('in')] }, 'open'],
    ['a strong cookie on a page that says nobody is logged in', { nomination: STRONG, readings: [read('out')] }, null],
    ['a page that says nothing', { readings: [read('unknown')] }, null],
    ['a strong cookie on a page that says nothing', { nomination: STRONG, readings: [read('unknown')] }, null],
    [
      'the same, with other content for strangers',
      { nomination: STRONG, readings: [read('unknown')], isPersonal: true },
      'unsure',
    ],
    [
      'a weak cookie, with other content for strangers',
      { nomination: WEAK, readings: [read('unknown')], isPersonal: true },
      null,
    ],
    [
      'a weak cookie on a page that asks only strangers to log in',
      { nomination: WEAK, readings: [read('unknown')], isNotStranger: true },
      'open',
    ],
    [
      'no credential on a page that asks only strangers to log in',
      { readings: [read('unknown')], isNotStranger: true },
      null,
    ],
    [
      'a token, and calls that refuse strangers',
      { readings: [read('unknown', { tokens: [TOKEN] })], callsRefuseStranger: true },
      'unsure',
    ],
    [
      'the same, and a login that was seen',
      {
        readings: [read('unknown', { tokens: [TOKEN] })],
        callsRefuseStranger: true,
        trace: { ...EMPTY_TRACE, wasLoginSeen: true },
      },
      'open',
    ],
    [
      'the same, and an account in a cookie',
      { nomination: WEAK, readings: [read('unknown')], callsRefuseStranger: true, accountFromCookies: 'alice' },
      'open',
    ],
    [
      'calls that refuse strangers, without a credential',
      { readings: [read('unknown')], callsRefuseStranger: true },
      null,
    ],
    ['the browser’s own sign-in', { trace: { ...EMPTY_TRACE, httpSignIns: ['https://shop.test'] } }, 'open'],
    [
      'the browser’s own sign-in on a page that says nobody is logged in',
      { trace: { ...EMPTY_TRACE, httpSignIns: ['https://shop.test'] }, readings: [read('out')] },
      'open',
    ],
  ])('%s', (_, rest, state) => {
    expect(judge(findings(rest))?.state ?? null).toBe(state);
  });
});

describe('a session that is known already', () => {
  const seenAt = 'https://app.shop.test/';
  test.each<[string, Partial<Findings>, Session['state'] | null]>([
    [
      'stays open on a page that says nothing',
      { previous: known(), nomination: WEAK, readings: [read('unknown')] },
      'open',
    ],
    ['stays open without a page', { previous: known(), nomination: WEAK }, 'open'],
    ['stays unsure without news', { previous: known({ state: 'unsure' }), nomination: WEAK }, 'unsure'],
    [
      'is over when its page says so',
      { previous: known({ seenAt: 'https://shop.test/' }), nomination: STRONG, readings: [read('out')] },
      null,
    ],
    [
      'is not over because another host says so',
      { previous: known({ seenAt }), nomination: STRONG, readings: [read('out')] },
      'open',
    ],
    ['is over when its cookies are gone', { previous: known() }, null],
    [
      'is not carried on by a new cookie',
      { previous: known({ cookieNames: ['old|shop.test|/'] }), nomination: WEAK },
      null,
    ],
    ['stays while its token may still be there', { previous: known({ cookieNames: [], tokens: [STORED] }) }, 'open'],
    [
      'is over when its page has no token any more',
      { previous: known({ cookieNames: [], tokens: [STORED] }), readings: [read('unknown')] },
      null,
    ],
    [
      'is not over because a page of another host has no token',
      {
        previous: known({ cookieNames: [], tokens: [{ ...STORED, origin: 'https://app.shop.test' }] }),
        readings: [read('unknown')],
      },
      'open',
    ],
    [
      'is not over because a page of another host has not stored what its recipe knows',
      {
        previous: known({ cookieNames: [], evidence: ['recipe'], seenAt: 'https://app.shop.test/' }),
        ...{ readings: [read('unknown')], hasStorageMark: false },
      },
      'open',
    ],
  ])('%s', (_, rest, state) => {
    expect(judge(findings(rest))?.state ?? null).toBe(state);
  });

  test('keeps what is known of it: since when, whose, where', () => {
    const control = { address: 'https://shop.test/me', kind: 'link' as const, inMenu: true };
    const previous = known({ sinceMs: 3, account: 'alice', seenAt: 'https://shop.test/me', control, tokens: [STORED] });
    expect(judge(findings({ previous, nomination: WEAK }))).toMatchObject({
      ...{ sinceMs: 3, account: 'alice', seenAt: 'https://shop.test/me', control, tokens: [STORED] },
    });
  });
});

describe('where its tokens lie', () => {
  const app: StoredToken = { ...STORED, origin: 'https://app.shop.test' };
  const tokensOf = (rest: Partial<Findings>) => judge(findings({ nomination: CONFIRMED, ...rest }))?.tokens;

  test('is where they were read, whatever page shows who is logged in', () => {
    const readings = [read('in'), read('unknown', { address: 'https://app.shop.test/inbox', tokens: [TOKEN] })];
    expect(tokensOf({ readings })).toEqual([app]);
  });

  test('of one tab is not forgotten because another one of its origin holds none', () => {
    const ofTab: StoredToken = { ...STORED, area: 'session' };
    expect(tokensOf({ previous: known({ tokens: [ofTab] }), readings: [read('in')] })).toEqual([ofTab]);
    const again = read('in', { tokens: [{ ...TOKEN, area: 'session' }] });
    expect(tokensOf({ previous: known({ tokens: [ofTab] }), readings: [again] })).toEqual([ofTab]);
  });

  test('is nowhere once every page that held some was read and holds none', () => {
    expect(tokensOf({ previous: known({ tokens: [STORED] }), readings: [read('in')] })).toEqual([]);
  });

  test('is not forgotten because a page there was fetched, which shows nothing of its storage', () => {
    const previous = known({ tokens: [app] });
    const fetched = { ...read('in', { address: 'https://app.shop.test/' }), storageKeys: undefined };
    const readings = [read('out', { tokens: [{ ...TOKEN, key: 'own' }] }), fetched];
    expect(tokensOf({ previous, readings })).toEqual([{ ...STORED, key: 'own' }, app]);
  });

  test('is known of an origin of which no page is read, and of one that is read only what it holds', () => {
    const previous = known({ tokens: [STORED, app] });
    const readings = [read('in', { tokens: [{ ...TOKEN, key: 'next' }] })];
    expect(tokensOf({ previous, readings })).toEqual([{ ...STORED, key: 'next' }, app]);
  });
});

describe('what is told of a session', () => {
  test('evidence is named, and only what there is', () => {
    const trace = { ...EMPTY_TRACE, wasLoginSeen: true };
    const all = judge(findings({ nomination: CONFIRMED, trace, readings: [read('in', { tokens: [TOKEN] })] }));
    expect(all?.evidence).toEqual(['cookie', 'token', 'page', 'recipe', 'login-seen']);
    expect(judge(findings({ readings: [read('in')] }))?.evidence).toEqual(['page']);
  });

  test('cookies by label, never by value', () => {
    const session = judge(findings({ nomination: STRONG }));
    expect(session?.cookieNames).toEqual(['sid|shop.test|/']);
    expect(JSON.stringify(session)).not.toContain(COOKIE.value);
  });

  test('the account of a cookie before the one of a page; since now', () => {
    const readings = [read('in', { account: 'page' })];
    expect(judge(findings({ readings }))).toMatchObject({ account: 'page', sinceMs: 7 });
    expect(judge(findings({ readings, accountFromCookies: 'cookie' }))?.account).toBe('cookie');
  });
});

test('a page that shows nothing may keep a token that names somebody; one without a token names nobody', () => {
  const trace = { ...EMPTY_TRACE, wasLoginSeen: true };
  const named = { account: 'alice', tokens: [TOKEN] };
  expect(judge(findings({ trace, readings: [read('unknown', named)] }))).toMatchObject({
    state: 'open',
    account: 'alice',
  });
  const unnamed = [read('unknown', { ...named, tokens: [] })];
  expect(judge(findings({ trace, nomination: WEAK, readings: unnamed }))?.account).toBeNull();
});
