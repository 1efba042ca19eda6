import { describe, expect, test } from 'vitest';
import { afterAnswer } from '../../../utils/logout/private-jar';
import { makeCookie } from '../fakes/fake-cookie-jar';

const NOW_MS = Date.UTC(2026, 10, 1);
const AT = 'https://www.shop.test/account/page';
const sid = makeCookie({ name: 'sid', value: 'old', domain: 'www.shop.test' });
const wide = makeCookie({ name: 'sid', value: 'wide', domain: '.shop.test' });
const setBy = (...lines: string[]) => afterAnswer([sid, wide], lines, AT, NOW_MS);
const pairs = (cookies: (typeof sid)[]) =>
  cookies.map(({ name, value, domain, path }) => [name, value, domain, path].join(' '));

describe('the jar of a visitor who is not this browser', () => {
  test('takes what the answer sets in the place of what it had', () => {
    expect(pairs(setBy('sid=new; Path=/; HttpOnly; Secure'))).toEqual([
      'sid wide .shop.test /',
      'sid new www.shop.test /',
    ]);
    expect(pairs(setBy('sid=new; Domain=shop.test; Path=/'))).toEqual([
      'sid old www.shop.test /',
      'sid new .shop.test /',
    ]);
  });

  test('puts a cookie without a path into the directory of the page (RFC 6265 section 5.1.4)', () => {
    expect(pairs(setBy('new=1')).at(-1)).toBe('new 1 www.shop.test /account');
  });

  test.each([
    'sid=; Path=/; Max-Age=0',
    'sid=x; Path=/; Max-Age=-1',
    'sid=x; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ])('drops what the answer takes away: %s', (line) => {
    expect(pairs(setBy(line))).toEqual(['sid wide .shop.test /']);
  });

  test('keeps values as they are written, and the order of several lines', () => {
    expect(pairs(setBy('a=1%20b; Path=/', 'a=2==; Path=/')).at(-1)).toBe('a 2== www.shop.test /');
  });

  test('never changes the jar it was given', () => {
    const given = [sid];
    afterAnswer(given, ['sid=new; Path=/'], AT, NOW_MS);
    expect(given).toEqual([sid]);
  });
});
