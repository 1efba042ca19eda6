import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSelector } from '../../../utils/site/check-recipe';
import { parseFramework, parseRecipe } from '../../../utils/site/parse-recipe';

type Json = Record<string, unknown>;

const instagram = (): Json => JSON.parse(readFileSync('utils/site/recipes/instagram.com.json', 'utf8')) as Json;
const wordpress = (): Json => JSON.parse(readFileSync('utils/site/frameworks/wordpress.json', 'utf8')) as Json;

function problemsWith(change: Json): string[] {
  const parsed = parseRecipe(JSON.stringify({ ...instagram(), ...change }), 'instagram.com.json');
  return parsed.ok ? [] : parsed.problems.map(({ file, field, reason }) => `${file}: ${field}: ${reason}`);
}

function frameworkProblemsWith(change: Json): string[] {
  const parsed = parseFramework(JSON.stringify({ ...wordpress(), ...change }), 'wordpress.json');
  return parsed.ok ? [] : parsed.problems.map(({ field, reason }) => `${field}: ${reason}`);
}

describe('parseRecipe', () => {
  it('reads the recipe of Instagram', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it.each<[string, Json, string]>([
    ['an unknown field', { cookies: [] }, 'cookies: unknown field'],
    ['an unknown field inside', { session: { cookies: ['a'], cookie: 'a' } }, 'session.cookie: unknown field'],
    ['a missing field', { logOut: undefined }, 'logOut: is missing'],
    ['a wrong type', { name: 3 }, 'name: must be string'],
    ['an empty list', { domains: [] }, 'domains: must not be empty'],
    [
      'a host instead of a domain',
      { domains: ['instagram.com', 'www.threads.com'] },
      'domains.1: www.threads.com is not',
    ],
    ['a suffix as domain', { domains: ['com'] }, 'domains.0: com is not a registrable domain'],
    ['a site that is not the first domain', { site: 'threads.com' }, 'site: must be the first of domains'],
    ['storage without an area', { session: { storage: ['token'] } }, 'session.storage.0: must match'],
    ['a session without marks', { session: {} }, 'session: names neither cookies nor storage'],
    [
      'a value for a cookie it does not know',
      { session: { cookies: ['a'], guest: { b: '^0$' } } },
      'session.guest.b: is not',
    ],
    [
      'an invalid expression',
      { account: { cookie: 'a', pattern: '(' } },
      'account.pattern: is not a regular expression',
    ],
    ['an invalid guest value', { session: { cookies: ['a'], guest: { a: '[' } } }, 'session.guest.a: is not a regular'],
    ['remembering what carries the login', { remembered: { cookies: ['sessionid'] } }, 'remembered: sessionid'],
    ['no cookie name', { session: { cookies: ['a b'] } }, 'session.cookies.0: a b is not'],
    ['a proof elsewhere', { proof: 'https://example.org/' }, 'proof: leaves the site: example.org'],
    ['a proof without encryption', { proof: 'http://instagram.com/' }, 'proof: http://instagram.com/ is not'],
    ['a link elsewhere', { elsewhere: 'https://example.org/' }, 'elsewhere: leaves the site'],
    [
      'an unknown confidence',
      { facts: { logOut: 'sure', date: '2026-11', source: 'x' } },
      'facts.logOut: must be one of',
    ],
    ['an unknown date', { facts: { date: 'May', source: 'x' } }, 'facts.date: must match'],
    ['an unknown reach', { reach: 'world' }, 'reach: must be one of this-browser'],
  ])('refuses %s', (_, change, reason) => {
    expect(problemsWith(change)[0]).toContain(`instagram.com.json: ${reason}`);
  });

  it.each<[string, Json, string]>([
    ['an unknown field', { method: 'GET', url: 'https://www.instagram.com/', mode: 'x' }, '.mode: unknown field'],
    ['an unknown method', { method: 'PATCH', url: 'https://www.instagram.com/' }, '.method: must be one of'],
    ['a way off the site', { method: 'GET', url: 'https://instagram.com.evil.example/' }, '.url: leaves the site'],
    [
      'a trick with a user name',
      { method: 'GET', url: 'https://instagram.com@evil.example/' },
      '.url: leaves the site',
    ],
    [
      'a host that is filled in',
      { method: 'GET', url: 'https://{cookie:a}.instagram.com/' },
      '.url: https://{cookie:a}',
    ],
    ['a script', { method: 'GET', url: 'javascript:alert(1)' }, '.url: javascript:alert(1) is not an https address'],
    ['a page off the site', { page: 'https://threads.com/', press: 'control' }, '.page: leaves the site'],
    ['an unknown press', { page: 'https://instagram.com/', press: 'hard' }, '.press: must be one of'],
    [
      'a selector that does not parse',
      { page: 'https://instagram.com/', press: 'selector', selector: 'a[' },
      '.selector: does not parse',
    ],
    ['a press without its selector', { page: 'https://instagram.com/', press: 'selector' }, '.selector: goes with'],
    [
      'an unknown placeholder',
      { method: 'GET', url: 'https://instagram.com/?a={token}' },
      ': unknown placeholder {token}',
    ],
    ['{before} without before', { method: 'GET', url: 'https://instagram.com/?a={before}' }, ': before and {before}'],
    [
      '{domain} without eachDomain',
      { method: 'GET', url: 'https://www.{domain}/' },
      '.url: {domain} goes with eachDomain',
    ],
    ['two kinds of body', { method: 'POST', url: 'https://instagram.com/', fields: {}, json: {} }, ': has both'],
    [
      'two places for one value',
      {
        method: 'GET',
        url: 'https://instagram.com/{before}',
        before: { url: 'https://instagram.com/', json: 'a', header: 'b' },
      },
      '.before: needs exactly one',
    ],
  ])('refuses a step with %s', (_, step, reason) => {
    expect(problemsWith({ logOut: [step] })).toEqual([expect.stringContaining(`logOut.0${reason}`)]);
  });

  it('says what is wrong with text that is not JSON', () => {
    const parsed = parseRecipe('{', 'broken.json');
    expect(parsed).toMatchObject({ ok: false, problems: [{ file: 'broken.json', field: '(file)' }] });
  });

  it('names every problem at once', () => {
    expect(problemsWith({ name: '', reach: 'x', extra: 1 })).toHaveLength(3);
  });
});

describe('parseFramework', () => {
  it.each<[string, Json, string]>([
    ['nothing to know it by', { detect: {} }, 'detect: says nothing'],
    ['an invalid cookie expression', { detect: { cookies: ['('] } }, 'detect.cookies.0: is not a regular expression'],
    ['a whole address', { logOut: [{ method: 'GET', url: 'https://example.org/logout' }] }, 'logOut.0.url: https://'],
    ['a path to another host', { logOut: [{ method: 'GET', url: '//example.org/' }] }, 'logOut.0.url: //example.org/'],
    ['fields of a site', { site: 'example.org' }, 'site: unknown field'],
  ])('refuses %s', (_, change, reason) => {
    expect(frameworkProblemsWith(change)).toEqual([expect.stringContaining(reason)]);
  });

  it('reads WordPress', () => {
    expect(frameworkProblemsWith({})).toEqual([]);
  });
});

describe('isSelector', () => {
  it.each(['a', '#logout', 'a.sign-out', 'form[action="/logout"] button', '.a > .b, [data-x]', "a[href*='logout']"])(
    'takes %s',
    (text) => expect(isSelector(text)).toBe(true),
  );
  it.each(['', 'a[', '#', 'a,', '> a', 'a::before', 'a{}', 'a[href="x]', '..a'])('refuses %s', (text) =>
    expect(isSelector(text)).toBe(false),
  );
});
