// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { removeTokens } from '../../../utils/page/remove-tokens';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const JWT = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1' })}.c2lnbmF0dXJl`;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('what lets somebody in goes, what is remembered stays', async () => {
  localStorage.setItem('access_token', JWT);
  localStorage.setItem('draft', 'a letter to Robin');
  localStorage.setItem('one_tap', JWT);
  sessionStorage.setItem('redux', JSON.stringify({ auth: { token: JWT } }));
  sessionStorage.setItem('scroll', '120');
  expect(await removeTokens(window, { origin: location.origin, keep: ['local:one_*'] })).toBe(true);
  expect(Object.keys({ ...localStorage }).sort()).toEqual(['draft', 'one_tap']);
  expect(Object.keys({ ...sessionStorage })).toEqual(['scroll']);
});

test('where the tab has gone on to another origin, what lies there stays', async () => {
  localStorage.setItem('access_token', JWT);
  expect(await removeTokens(window, { origin: 'https://www.shop.test', keep: [] })).toBe(false);
  expect(localStorage.getItem('access_token')).toBe(JWT);
});
