import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CookieShape,
  isBranded,
  NOMINATION_THRESHOLD,
  nominates,
  nominationScore,
  STRONG_THRESHOLD,
  shapeOf,
} from '../../../utils/session/nominate';
import words from '../../../utils/session/nominate-words.json';

const NOW_MS = Date.UTC(2026, 0, 1);
const cookie = (name: string, value: string) => ({ name, value, path: '/', secure: true, httpOnly: false });
const kept = { httpOnly: true, sameSite: 'lax' };
const inDays = (days: number) => ({ expirationDate: NOW_MS / 1000 + days * 86_400 });
const nominated = (raw: Parameters<typeof shapeOf>[0]) => nominates(shapeOf(raw, NOW_MS));

// Values with the form that such cookies have; none of them was ever anybody's.
const HEX32 = '3f2b9c07d1e84a65b0c7f29e18d46a53';
const ALNUM26 = 'q8v2m0k4t7r1d9s3h6j5b0n2c4';
const UUID = '3f2b9c07-d1e8-4a65-b0c7-f29e18d46a53';
const OPAQUE = 'Xy7Qp2-Lm9_Zt4Rk8Wc1Vb6Nh3Jd5Gf0Sa-Ue7Io_2TyPq4Lw9';
const JWT = `eyJhbGciOiJIUzI1NiJ9.${OPAQUE}${OPAQUE}.${OPAQUE}`;

describe('the shape of a cookie', () => {
  it.each([
    ['', 0, 'empty', 0],
    ['aaaa', 4, 'hex', 0],
    ['20260101', 8, 'digits', 1.91],
    ['deadbeef', 8, 'hex', 2.16],
    [HEX32, 32, 'hex', 4],
    [HEX32.toUpperCase(), 32, 'hex', 4],
    [UUID, 36, 'uuid', 4.06],
    ['true', 4, 'letters', 2],
    [ALNUM26, 26, 'alnum', 4.47],
    ['en-US', 5, 'base64ish', 2.32],
    ['%7B%22a%22%3A1%7D', 17, 'base64ish', 2.82],
    ['eyJhbGciOi.eyJzdWIi.c2ln', 24, 'jwt', 3.97],
    ['"u=1"', 5, 'text', 1.92],
    ['ä€😀', 3, 'text', 1.58],
  ])('measures %j as %i characters of %s at %d bits', (value, length, charset, bits) => {
    const shape = shapeOf(cookie('x', value), NOW_MS);
    expect([shape.valueLength, shape.valueCharset, shape.valueEntropy]).toEqual([length, charset, bits]);
  });

  it('tells how long the cookie lives, and keeps nothing of its value', () => {
    const shape = shapeOf({ ...cookie('sid', HEX32), ...kept, ...inDays(14) }, NOW_MS);
    expect(shape).toMatchObject({ session: false, days: 14, sameSite: 'lax', httpOnly: true });
    expect(JSON.stringify(shape)).not.toContain(HEX32);
    expect(shapeOf(cookie('sid', HEX32), NOW_MS)).toMatchObject({ session: true, days: null });
  });

  it('reads both spellings of SameSite=None', () => {
    expect(shapeOf({ ...cookie('a', 'b'), sameSite: 'no_restriction' }, NOW_MS).sameSite).toBe('none');
    expect(shapeOf({ ...cookie('a', 'b'), sameSite: 'unspecified' }, NOW_MS).sameSite).toBe('unspecified');
  });

  it.each([
    ['acme_session', '.acme.example', true],
    ['AC-SID', 'www.acme.example', true],
    ['sid', '.acme.example', false],
    ['wwwid', 'www.acme.example', false],
  ])('knows whether %s carries the name of %s: %s', (name, domain, branded) => {
    expect(isBranded(name, domain)).toBe(branded);
  });
});

describe('cookies that nominate a session', () => {
  it.each([
    ['PHPSESSID', ALNUM26],
    ['JSESSIONID', HEX32.toUpperCase()],
    ['ASP.NET_SessionId', 'q8v2m0k4t7r1d9s3h6j5b0n2'],
    ['connect.sid', `s%3A${OPAQUE}.${OPAQUE}`],
    ['.AspNetCore.Identity.Application', OPAQUE.repeat(12)],
    ['MoodleSession', ALNUM26],
    ['_acme_session', OPAQUE.repeat(6)],
    ['__Host-session', OPAQUE],
  ])('%s, HttpOnly, until the browser closes', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...kept })).toBe(true);
  });

  it.each([
    ['sessionid', ALNUM26],
    ['auth_token', `${HEX32}3f2b9c07`],
    ['laravel_session', OPAQUE.repeat(5)],
    ['remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d', OPAQUE.repeat(5)],
    [`wordpress_logged_in_${HEX32}`, `ada%7C1770000000%7C${OPAQUE}%7C${HEX32}`],
    [`SSESS${HEX32}`, OPAQUE],
    ['__Secure-next-auth.session-token', OPAQUE.repeat(6)],
    ['access_token', JWT],
    ['xf_user', `42%2C${OPAQUE}`],
  ])('%s, HttpOnly, lasting', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...kept, ...inDays(30) })).toBe(true);
  });

  it('a token that scripts may read, as single-page applications keep it', () => {
    expect(nominated({ ...cookie('sb-abcdefghij-auth-token', OPAQUE.repeat(20)), ...inDays(365) })).toBe(true);
  });

  it('strongly, where name, attributes and value agree', () => {
    const strong = shapeOf({ ...cookie('auth_token', HEX32), ...kept, ...inDays(365) }, NOW_MS);
    expect(nominationScore(strong)).toBeGreaterThanOrEqual(STRONG_THRESHOLD);
    expect(STRONG_THRESHOLD).toBeGreaterThan(NOMINATION_THRESHOLD);
  });
});

describe('cookies that nominate nothing', () => {
  it.each([
    ['_ga', 'GA1.2.1234567890.1770000000'],
    ['_ga_ABCDEF1234', 'GS1.1.1770000000.1.1.1770000000.0.0.0'],
    ['_gid', 'GA1.2.1234567890.1770000000'],
    ['_fbp', 'fb.1.1770000000000.1234567890'],
    ['_hjSessionUser_123456', OPAQUE.repeat(3)],
    ['_pk_ses.1.1fff', '*'],
    ['__utma', '1.1234567890.1770000000.1770000000.1770000000.1'],
    ['optimizelyEndUserId', 'oeu1770000000000r0.123456789'],
    ['_clck', '1abc2d%7C2%7Cfoo%7C0%7C1234'],
    ['_uetsid', HEX32],
    ['s_sess', OPAQUE.repeat(2)],
    ['intercom-session-abc12345', OPAQUE],
    ['visitor_id', UUID],
    ['ajs_anonymous_id', UUID],
  ])('analytics: %s', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...inDays(365) })).toBe(false);
  });

  it.each([
    ['csrftoken', ALNUM26 + ALNUM26.slice(0, 6)],
    ['XSRF-TOKEN', OPAQUE.repeat(5)],
    ['_csrf', ALNUM26],
    ['__Host-next-auth.csrf-token', OPAQUE.repeat(2)],
    ['__RequestVerificationToken', OPAQUE.repeat(3)],
  ])('protection against forgery, even HttpOnly: %s', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...kept })).toBe(false);
  });

  it.each([
    ['OptanonConsent', OPAQUE.repeat(4)],
    ['CookieConsent', OPAQUE.repeat(4)],
    ['cookie_notice_accepted', 'true'],
    ['lang', 'en-US'],
    ['NEXT_LOCALE', 'de'],
    ['theme', 'dark'],
    ['tz', 'Europe%2FRome'],
    ['currency', 'EUR'],
    ['ab_test_variant', 'b'],
    ['last_visit', '1770000000'],
    ['has_js', '1'],
  ])('consent, language, theme and the like: %s', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...inDays(365) })).toBe(false);
  });

  it.each([
    ['__cf_bm', OPAQUE.repeat(3)],
    ['cf_clearance', OPAQUE.repeat(4)],
    ['incap_ses_123_456', OPAQUE],
    ['AWSALB', OPAQUE.repeat(2)],
    ['BIGipServerpool_web', '123456789.20480.0000'],
  ])('what balances load or keeps robots out: %s', (name, value) => {
    expect(nominated({ ...cookie(name, value), ...kept })).toBe(false);
  });
});

describe('never by name alone', () => {
  const lasting = inDays(365);
  it.each(['session', 'sid', 'auth_token', 'user_session', 'sessionid'])('%s without a value is nothing', (name) => {
    expect(nominated({ ...cookie(name, ''), ...kept, ...lasting })).toBe(false);
  });

  it('the same name nominates with a credential in it and not with a flag', () => {
    expect(nominated({ ...cookie('user_session', HEX32), ...kept, ...lasting })).toBe(true);
    expect(nominated({ ...cookie('user_session', '1'), ...lasting })).toBe(false);
  });

  it('an opaque name nominates when everything else says credential', () => {
    expect(nominated({ ...cookie('xq', HEX32), ...kept })).toBe(true);
    expect(nominated({ ...cookie('xq', '1'), ...kept })).toBe(false);
  });

  it('a cookie for any site that scripts may read weighs less', () => {
    const shape = shapeOf({ ...cookie('uid', ALNUM26), ...lasting }, NOW_MS);
    const third: CookieShape = { ...shape, sameSite: 'none' };
    expect(nominationScore(third)).toBeLessThan(nominationScore(shape));
  });
});

describe('the score', () => {
  it('stays within 0 and 1, whatever the name', () => {
    for (const name of ['', '%', '%E0%A4%A', '__Host-', '(((', 'a'.repeat(4000), '😀', 'constructor', '__proto__']) {
      const score = nominationScore(shapeOf({ ...cookie(name, OPAQUE.repeat(70)), ...kept }, NOW_MS));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('reads a percent-encoded name as what it encodes', () => {
    const plain = shapeOf({ ...cookie('csrf_token', HEX32), ...kept }, NOW_MS);
    expect(nominationScore({ ...plain, name: 'csrf%5Ftoken' })).toBe(nominationScore(plain));
    expect(nominationScore({ ...plain, name: 'x%73rf' })).toBe(0);
  });
});

describe('the words', () => {
  /** CAS, like SAML or OpenID, is a protocol before it is a program. */
  const PROTOCOLS = ['cas'];
  const names = readdirSync('utils/site/frameworks')
    .flatMap((file) => file.replace('.json', '').split('-'))
    .filter((name) => !PROTOCOLS.includes(name) && name.length > 3 && name !== 'home' && name !== 'core');

  it('name no application: those are recognised by the catalogue, and this model is for sites that nobody knows', () => {
    expect(names).toContain('wordpress');
    const text = JSON.stringify([words.words, words.person]).toLowerCase();
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });

  it.each(['acme_logged_in_as', '_acme_session', 'acmesessid', 'acme.sid', 'remember_acme_token', 'session-token'])(
    'know the general form of %s',
    (name) => {
      expect(nominated({ ...cookie(name, HEX32), ...kept, ...inDays(30) })).toBe(true);
    },
  );
});
