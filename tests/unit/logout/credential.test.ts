import { describe, expect, test } from 'vitest';
import { cookieParts, isSameCredential, untested } from '../../../utils/logout/credential';
import { cookieHeader } from '../../../utils/session/site-cookies';
import { makeCookie } from '../fakes/fake-cookie-jar';

describe('the credential', () => {
  const cookies = [
    makeCookie({ name: 'wide', value: '1', domain: '.shop.test' }),
    makeCookie({ name: 'deep', value: '2', domain: 'www.shop.test', path: '/app' }),
    makeCookie({ name: 'other', value: '3', domain: 'api.shop.test' }),
  ];

  test('is written with the longer paths first and without what is not sent there', () => {
    expect(cookieHeader(cookies, 'https://www.shop.test/app/x')).toBe('deep=2; wide=1');
    expect(cookieHeader(cookies, 'https://elsewhere.test/')).toBe('');
  });

  test('names the cookies that no question reached', () => {
    expect(untested(cookies, ['https://www.shop.test/']).map(({ name }) => name)).toEqual(['deep', 'other']);
    expect(untested(cookies, ['https://www.shop.test/app/', 'https://api.shop.test/'])).toEqual([]);
  });

  test('is the same at another path, if name and value are; with another value it is not', () => {
    const at = (path: string, value: string) => makeCookie({ name: 'sid', value, domain: 'www.shop.test', path });
    const asked = ['https://www.shop.test/'];
    expect(untested([at('/', 'same'), at('/deep', 'same')], asked)).toEqual([]);
    expect(untested([at('/', 'one'), at('/deep', 'other')], asked)).toEqual([at('/deep', 'other')]);
  });

  const partsOf = (all: typeof cookies, likely: typeof cookies) =>
    cookieParts({ cookies: all, likely, tokens: [], inPages: [], isWhole: true }).map((part) =>
      part.map(({ name }) => name),
    );
  const make = (name: string) => makeCookie({ name, domain: 'www.shop.test' });

  test('is tried in parts where it has some: each likely cookie alone, and all but each', () => {
    expect(partsOf(cookies, cookies)).toEqual([
      ...[['wide'], ['deep'], ['other']],
      ...[
        ['deep', 'other'],
        ['wide', 'other'],
        ['wide', 'deep'],
      ],
    ]);
    expect(partsOf(cookies, cookies.slice(0, 1))).toEqual([['wide']]);
    expect(partsOf(cookies.slice(0, 1), cookies.slice(0, 1))).toEqual([]);
  });

  test('is never tried twice alike', () => {
    expect(partsOf(cookies.slice(0, 2), cookies.slice(0, 2))).toEqual([['wide'], ['deep']]);
    expect(partsOf(cookies, cookies.slice(0, 2))).toEqual([['wide'], ['deep'], ['deep', 'other'], ['wide', 'other']]);
  });

  test('tries a signed cookie with its signature as well: alone it lets nobody in', () => {
    const signed = ['jwt', 'jwt.sig', 'sid'].map(make);
    expect(partsOf(signed, signed.slice(0, 1))).toEqual([['jwt'], ['jwt', 'jwt.sig'], ['jwt.sig', 'sid']]);
  });

  test('has a bounded number of parts, and leaves no likely cookie out of them', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(make);
    const parts = partsOf(many, many);
    expect(parts).toHaveLength(10);
    expect(parts.slice(0, 5)).toEqual([['a'], ['b'], ['c'], ['d'], ['e', 'f', 'g']]);
    const leftOut = parts.slice(5).map((part) => many.map(({ name }) => name).filter((name) => !part.includes(name)));
    expect(leftOut).toEqual([['a'], ['b'], ['c'], ['d'], ['e', 'f', 'g']]);
  });

  test('is another one as soon as a likely cookie is, whatever the order', () => {
    const of = (...likely: typeof cookies) => ({ cookies: likely, likely, tokens: [], inPages: [], isWhole: true });
    const [a, b] = [make('a'), make('b')];
    expect(isSameCredential(of(a, b), of(b, a))).toBe(true);
    expect(isSameCredential(of(a, b), of(a, { ...b, value: 'renewed' }))).toBe(false);
    expect(isSameCredential(of(a, b), of(a))).toBe(false);
  });
});
