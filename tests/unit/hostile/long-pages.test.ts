// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { addressSign, squashPart } from '../../../utils/page/address';
import { cleanName } from '../../../utils/page/clean-name';
import { readFetchedPage } from '../../../utils/page/read-fetched-page';
import { count } from './hostile';

const ADDRESS = 'https://www.shop.test/home';
const MANY = 110_000;
const LONG = 400_000;
const LINKS = 2_000;

/**
 * Parts that are as long as a page may be. Whoever reads one of them again at each of its letters, or all of one for each
 * element, needs minutes: then the limit of the test, which is for what hangs, ends it.
 */
const PARTS: [string, string][] = [
  ['a path that speaks of logging out all the time', `<a href="/${'logoutall'.repeat(MANY)}%3C">x</a>`],
  ['a path of nothing but semicolons and a line end', `<a href="/${';'.repeat(LONG)}%0A">x</a>`],
  ['a query of nothing but verbs', `<a href="/?${'end&'.repeat(MANY)}x=1">x</a>`],
  ['a log-in link below many logs', `<a href="${'log/'.repeat(LONG)}">Log in</a>`],
  ['a log-in link below one long name', `<a href="${'config'.repeat(LONG)}">Log in</a>`],
  ['a class without end', `<a href="/logout" class="${'x'.repeat(LONG)}">Log out</a>`],
  ['a name of nothing but dashes', `<meta name="user-login" content="a${'-'.repeat(LONG)}a">`],
  [
    'a picture whose words are mostly space',
    `<nav><a class="user" href="/me"><img class="avatar" alt="avatar ${' '.repeat(9_000)}a&#10;a"></a></nav>`,
  ],
  [
    'links in a box with a long class',
    `<div class="${'user x:y '.repeat(MANY)}">${'<a class="user" href="/me">x</a>'.repeat(LINKS)}</div>`,
  ],
  [
    'links with a long base',
    `<head><base href="/${'x'.repeat(6 * LONG)}/"></head>${'<a href="a">x</a>'.repeat(LINKS)}`,
  ],
  [
    'a name put together of one long text',
    `<a href="/a" aria-labelledby="${'b '.repeat(MANY)}">x</a><p id="b">${'y'.repeat(LONG)}</p>`,
  ],
];

test.each(PARTS)('%s is read', (_, html) => {
  const page = readFetchedPage(`${html}<nav><a href="/logout">Log out</a></nav>`, ADDRESS, 200);
  expect(page.frames).toEqual([]);
});

test('no part of an address and no name keeps a reader, however it is given', (context) => {
  count(context, 3);
  expect(addressSign(new URL(`/${'logoutall'.repeat(MANY)}%3C`, ADDRESS))).toBe('danger');
  expect(squashPart(`${';'.repeat(LONG)}\n`)).toBe('');
  expect(cleanName(`${'.'.repeat(LONG)}a`)).toBeNull();
});

const controlOf = (control: string, head = '') =>
  readFetchedPage(`<head>${head}</head><nav>${control}<a href="/me">Profile</a></nav>`, ADDRESS, 200).control?.url ??
  null;

test('what leads to an address too long to be read is not pressed, whatever it is called', () => {
  const long = (length: number) => `/logout?x=${'y'.repeat(length)}`;
  expect(controlOf(`<a href="${long(100)}">Log out</a>`)).toContain('/logout');
  expect(controlOf(`<a href="${long(9_000)}">Log out</a>`)).toBeNull();
  expect(controlOf(`<form method="post" action="${long(9_000)}"><button>Log out</button></form>`)).toBeNull();
  expect(controlOf('<a href="logout">Log out</a>', `<base href="/${'x'.repeat(9_000)}/">`)).toBeNull();
});
