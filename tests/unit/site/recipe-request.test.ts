import { describe, expect, it } from 'vitest';
import { isStorageMark } from '../../../utils/page/storage-mark';
import type { Framework, Recipe, RequestStep } from '../../../utils/site/recipe';
import {
  fillStep,
  isRememberedCookie,
  isSessionCookie,
  readBefore,
  stepAddress,
} from '../../../utils/site/recipe-request';
import { readFramework, readRecipe } from '../../recipes/read-catalogue';

const cookies = [
  { name: 'csrftoken', value: 'abc' },
  { name: 'quoted', value: '"ajax:1"' },
  { name: 'encoded', value: 'a%2Bb%3D' },
  { name: 'broken', value: '%E0%A4%A' },
  { name: 'nasty', value: 'x%0d%0aCookie: y' },
  { name: 'empty', value: '' },
];
const fill = (step: RequestStep, more = {}) => fillStep(step, { cookies, base: '', ...more });
const url = 'https://www.example.org/out';

describe('fillStep', () => {
  it('builds the log-out of Instagram', () => {
    const step = readRecipe('instagram.com').logOut[0] as RequestStep;
    const values = { base: '', cookies: [...cookies, { name: 'ds_user_id', value: '42' }] };
    expect(fillStep(step, values)).toEqual({
      method: 'POST',
      url: 'https://www.instagram.com/api/v1/web/accounts/logout/ajax/',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-CSRFToken': 'abc',
        'X-IG-App-ID': '936619743392459',
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: 'one_tap_app_login=0&user_id=42',
    });
    expect(fillStep(step, { base: '', cookies: [] })).toEqual({ missing: 'cookie:csrftoken' });
  });

  it('puts the fields of a GET into the query and encodes what goes into an address', () => {
    const step: RequestStep = { method: 'GET', url: `${url}?a={cookie:quoted|unquote}`, fields: { b: '{before}' } };
    expect(fill(step, { before: 'x&y' })).toEqual({ method: 'GET', url: `${url}?a=ajax%3A1&b=x%26y`, headers: {} });
  });

  it('sends JSON where the site wants it', () => {
    expect(fill({ method: 'POST', url, json: { all: false, token: '{cookie:csrftoken}' } })).toEqual({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json' },
      body: '{"all":false,"token":"abc"}',
    });
  });

  it('decodes a cookie when asked to', () => {
    expect(fill({ method: 'POST', url, fields: { t: '{cookie:encoded|decode}' } })).toMatchObject({
      body: 't=a%2Bb%3D',
    });
  });

  it.each(['cookie:none', 'cookie:empty', 'cookie:broken|decode', 'before', 'account'])(
    'says that %s is missing',
    (name) => {
      expect(fill({ method: 'POST', url, headers: { 'X-A': `{${name}}` } })).toEqual({ missing: name });
    },
  );

  it('never lets a cookie break out of a header', () => {
    expect(fill({ method: 'POST', url, headers: { 'X-A': '{cookie:nasty|decode}' } })).toEqual({ missing: 'X-A' });
  });

  it.each([
    ['https://example.org', 'https://example.org/logout'],
    ['https://example.org/', 'https://example.org/logout'],
    ['https://example.org/wiki/', 'https://example.org/wiki/logout'],
    ['http://localhost:8080/a/b?x#y', 'http://localhost:8080/a/b/logout'],
  ])("puts a framework's path below %s", (base, whole) => {
    expect(fill({ method: 'GET', url: '/logout' }, { base })).toMatchObject({ url: whole });
    expect(stepAddress({ page: '/logout', press: 'confirmation' }, base)).toBe(whole);
  });
});

describe('readBefore', () => {
  const answer = {
    text: '{"query":{"tokens":{"csrftoken":"abc+\\\\"}},"n":7,"o":{}}',
    header: (name: string) => (name === 'x-t' ? 'h' : null),
  };
  it.each([
    [{ json: 'query.tokens.csrftoken' }, 'abc+\\'],
    [{ json: 'n' }, '7'],
    [{ json: 'o' }, null],
    [{ json: 'query.none.deeper' }, null],
    [{ header: 'x-t' }, 'h'],
    [{ header: 'x-u' }, null],
    [{ pattern: '"n":(\\d)' }, '7'],
    [{ pattern: '"m":(\\d)' }, null],
  ])('%j → %s', (where, value) => {
    expect(readBefore({ url: '/', ...where }, answer)).toBe(value);
  });
  it('takes a page where JSON was expected as no answer', () => {
    expect(readBefore({ url: '/', json: 'a' }, { text: '<html>', header: () => null })).toBeNull();
  });
});

describe('isSessionCookie and isRememberedCookie', () => {
  const base = { name: 'X', logOut: [], facts: { date: '2026-11', source: 'x' } };
  const recipe: Recipe = {
    ...base,
    site: 'example.org',
    domains: ['example.org'],
    session: { cookies: ['sid', 'AUTH-*'], guest: { sid: '^0?$' } },
    remembered: { cookies: ['device', 'AUTH-name'] },
  };
  it('takes names exactly, a star for any end', () => {
    expect(['sid', 'AUTH-1', 'xsid', 'sid2', 'device'].map((name) => isSessionCookie(recipe, name))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isRememberedCookie(recipe, 'device')).toBe(true);
  });
  it('knows the value of a guest', () => {
    expect(isSessionCookie(recipe, 'sid', '0')).toBe(false);
    expect(isSessionCookie(recipe, 'sid', '7')).toBe(true);
  });
  it('never remembers what carries the login', () => {
    expect(isRememberedCookie(recipe, 'AUTH-name')).toBe(false);
  });
  it('reads names of a framework as expressions', () => {
    const wordpress: Framework = readFramework('wordpress');
    expect(isSessionCookie(wordpress, `wordpress_logged_in_${'a'.repeat(32)}`)).toBe(true);
    expect(isSessionCookie(wordpress, 'wordpress_test_cookie')).toBe(false);
    expect(isRememberedCookie(wordpress, 'comment_author_email_x')).toBe(true);
  });
});

describe('isStorageMark', () => {
  it('compares area and key', () => {
    const marks = ['local:token', 'indexeddb:fire*'];
    expect(isStorageMark(marks, 'local:token')).toBe(true);
    expect(isStorageMark(marks, 'session:token')).toBe(false);
    expect(isStorageMark(marks, 'indexeddb:firebase')).toBe(true);
    expect(isStorageMark(undefined, 'local:token')).toBe(false);
  });
});
