// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { readTokens, readTokenValues } from '../../../utils/page/tokens.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: object) => `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.c2lnbmF0dXJl`;
const HOME = { sites: [location.hostname] };
const RANDOM = 'f3Kd92mQz8Lw01XvB7nT';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a JWT under any name, with its end', async () => {
  localStorage.setItem('app', jwt({ sub: '1', exp: 1_900_000_000 }));
  expect(await readTokens(window)).toEqual([
    { area: 'local', key: 'app', kind: 'jwt', expiresAtMs: 1_900_000_000_000 },
  ]);
});

test('tokens inside JSON, in both areas', async () => {
  localStorage.setItem('auth-tokens', JSON.stringify({ access_token: RANDOM, expires: 3600 }));
  sessionStorage.setItem(
    'persist:root',
    JSON.stringify({ auth: JSON.stringify({ user: { name: 'alice', token: `Bearer ${jwt({ sub: 'a' })}` } }) }),
  );
  expect(await readTokens(window)).toEqual([
    { area: 'local', key: 'auth-tokens', kind: 'opaque', expiresAtMs: null },
    { area: 'session', key: 'persist:root', kind: 'jwt', expiresAtMs: null },
  ]);
});

test('a store of an application, whatever its parts are called', async () => {
  const state = {
    token: jwt({ sub: '1' }),
    refreshToken: RANDOM,
    user: { id: `${RANDOM}-id` },
    stateHash: `${RANDOM}h`,
  };
  localStorage.setItem('auth-storage', JSON.stringify({ state, version: 0 }));
  const marks = await readTokens(window);
  expect(marks.map(({ kind }) => kind)).toEqual(['jwt', 'opaque']);
  expect(await readTokenValues(window, HOME)).toEqual([state.token, RANDOM]);
});

test('values of a page of the session’s own home only: a tab may have been sent to another site meanwhile', async () => {
  localStorage.setItem('session_token', RANDOM);
  expect(await readTokenValues(window, HOME)).toEqual([RANDOM]);
  expect(await readTokenValues(window, { sites: ['evil.test'] })).toBeNull();
});

test('what logs nobody in is none', async () => {
  localStorage.setItem('csrf_token', RANDOM);
  localStorage.setItem('anonymous_id', RANDOM);
  localStorage.setItem('analytics_session_id', RANDOM);
  localStorage.setItem('theme', 'dark');
  localStorage.setItem('token_hint', 'log in again please');
  localStorage.setItem('session_start', '2026-01-01T00:00:00Z');
  localStorage.setItem('auth_url', 'https://app.test/login?x=1234567890');
  localStorage.setItem('supabase', jwt({ role: 'anon' }));
  expect(await readTokens(window)).toEqual([]);
});
