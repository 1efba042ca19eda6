import { describe, expect, test } from 'vitest';
import { afterAnswer } from '../../../utils/logout/private-jar';
import { cookieHeader } from '../../../utils/session/site-cookies';
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

  test.each([
    ['sid=x; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Max-Age comes before Expires'],
    ['sid=x; Path=/; Max-Age=soon', 'a Max-Age that is no number is not there'],
    ['sid=x; Path=/; Max-Age=', 'nor is one without a value'],
    ['sid=x; Path=/; Expires=tomorrow', 'nor a date that is none'],
    ['SID=y; Path=/ , sid=x', 'a name in capitals is another name'],
  ])('never drops a cookie that a browser would keep: %s (%s)', (line) => {
    const names = setBy(line).filter(({ domain }) => domain === 'www.shop.test');
    expect(names).not.toEqual([]);
    expect(names.map(({ value }) => value)).not.toContain('');
  });

  test.each<[string, string, Partial<typeof sid>]>([
    ['new=1; Domain=.Shop.Test; Path=/', 'new 1 .shop.test /', { hostOnly: false }],
    ['new=1; domain=WWW.shop.test; PATH=/deep', 'new 1 .www.shop.test /deep', { hostOnly: false }],
    ['new=1; Domain=; Path=', 'new 1 www.shop.test /account', { hostOnly: true }],
    ['new=1; Path=relative', 'new 1 www.shop.test /account', { hostOnly: true }],
    ['new="a b"; Path=/; SameSite=None; Partitioned; Priority=High', 'new "a b" www.shop.test /', {}],
    [' new = 1 ;Path=/;;', 'new 1 www.shop.test /', { secure: false, httpOnly: false }],
    ['new=1; Path=/; Secure; HttpOnly', 'new 1 www.shop.test /', { secure: true, httpOnly: true }],
    ['=1; Path=/', ' 1 www.shop.test /', {}],
    ['1; Path=/', ' 1 www.shop.test /', {}],
  ])('takes a line as browsers do: %s', (line, expected, rest) => {
    const last = setBy(line).at(-1);
    expect(last && pairs([last])).toEqual([expected]);
    expect(last).toMatchObject(rest);
  });

  test.each([
    'sid=new; Domain=evil.test',
    'sid=new; Domain=api.shop.test',
    'sid=new; Domain=notshop.test',
    '; Path=/',
    '',
  ])('leaves everything as it is for what a browser refuses: %s', (line) => {
    expect(setBy(line)).toEqual([sid, wide]);
  });

  test('knows two cookies of one name by their paths', () => {
    const deep = setBy('sid=deep; Path=/account');
    expect(pairs(deep)).toEqual([
      'sid old www.shop.test /',
      'sid wide .shop.test /',
      'sid deep www.shop.test /account',
    ]);
    expect(cookieHeader(deep, AT)).toBe('sid=deep; sid=old; sid=wide');
  });

  test('sends a cookie without a name as browsers do', () => {
    expect(cookieHeader(afterAnswer([], ['alone; Path=/', 'a=1; Path=/'], AT, NOW_MS), AT)).toBe('alone; a=1');
  });

  test('never changes the jar it was given', () => {
    const given = [sid];
    afterAnswer(given, ['sid=new; Path=/'], AT, NOW_MS);
    expect(given).toEqual([sid]);
  });
});
