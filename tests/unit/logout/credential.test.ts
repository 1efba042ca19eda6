import { describe, expect, test } from 'vitest';
import { cookieHeader, reaches, singleParts, untested } from '../../../utils/logout/credential';
import { makeCookie } from '../fakes/fake-cookie-jar';

const onHost = (path = '/', secure = true) => makeCookie({ name: 'sid', domain: 'www.shop.test', path, secure });
const below = makeCookie({ name: 'sid', domain: '.shop.test' });

describe('where a cookie is sent (RFC 6265 section 5.4)', () => {
  test.each<[string, Parameters<typeof reaches>[0], string, boolean]>([
    ['its own host', onHost(), 'https://www.shop.test/a/b', true],
    ['its own host on another port', onHost(), 'https://www.shop.test:8443/', true],
    ['a host-only cookie below its host', onHost(), 'https://a.www.shop.test/', false],
    ['a host-only cookie above its host', onHost(), 'https://shop.test/', false],
    ['a domain cookie on the domain', below, 'https://shop.test/', true],
    ['a domain cookie below the domain', below, 'https://a.b.shop.test/', true],
    ['a domain cookie on a host that only ends alike', below, 'https://notshop.test/', false],
    ['a secure cookie without https', onHost(), 'http://www.shop.test/', false],
    ['a plain cookie without https', onHost('/', false), 'http://www.shop.test/', true],
    ['exactly its path', onHost('/app'), 'https://www.shop.test/app', true],
    ['below its path', onHost('/app'), 'https://www.shop.test/app/x', true],
    ['below its path, written with a slash', onHost('/app/'), 'https://www.shop.test/app/x', true],
    ['a path that only begins alike', onHost('/app'), 'https://www.shop.test/apple', false],
    ['above its path', onHost('/app'), 'https://www.shop.test/', false],
  ])('%s', (_, cookie, url, expected) => {
    expect(reaches(cookie, url)).toBe(expected);
  });
});

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

  test('has single parts only when there are several', () => {
    const names = (likely: typeof cookies) => singleParts({ cookies, likely, tokens: [] }).map(({ name }) => name);
    expect(names(cookies.slice(0, 1))).toEqual([]);
    expect(names(cookies)).toEqual(['wide', 'deep', 'other']);
  });
});
