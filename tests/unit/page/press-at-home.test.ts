// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { pressAtHome } from '../../../utils/page/press-at-home.ts';
import { goTo } from './go-to.ts';

const PAGE = '<header><button id="mine">Leave</button><a href="/logout">Log out</a></header>';
const QUESTION = '<form method="post" action="/logout"><p>Do you want to log out?</p><button>Log out</button></form>';
let pressed: string[] = [];

function show(address: string, html: string): void {
  pressed = [];
  document.body.innerHTML = html;
  goTo(address);
  for (const element of document.querySelectorAll('a, button'))
    element.addEventListener('click', (event) => {
      event.preventDefault();
      pressed.push(element.textContent ?? '');
    });
}

const press = (selector?: string) =>
  pressAtHome(window, { sites: ['app.test', '::1'], question: 'a-name', ...(selector ? { selector } : {}) });
const asks = () =>
  !document.dispatchEvent(new CustomEvent('a-name', { detail: 'Do you want to log out?', cancelable: true }));

beforeEach(() => show('https://app.test/home', PAGE));

test.each([
  'https://bank.test/account',
  'https://app.test.bank.test/account',
  'https://myapp.test/account',
  'https://test/account',
])('at %s, where the tab went meanwhile, nothing is pressed or agreed to', async (address) => {
  for (const html of [PAGE, QUESTION]) {
    show(address, html);
    expect(await press()).toEqual({ pressed: false, reason: 'not-at-home' });
    expect(await press('button')).toEqual({ pressed: false, reason: 'not-at-home' });
    expect(asks()).toBe(false);
    expect(pressed).toEqual([]);
  }
});

test.each(['https://app.test/', 'https://mail.app.test/', 'https://app.test./', 'http://[::1]:8080/'])(
  'at %s the control is pressed, and a question agreed to',
  async (address) => {
    show(address, PAGE);
    expect(await press()).toMatchObject({ pressed: true, kind: 'link', confirmed: false });
    expect(pressed).toEqual(['Log out']);
    expect(asks()).toBe(true);
  },
);

test('the control that a recipe names is pressed', async () => {
  expect(await press('#mine')).toMatchObject({ pressed: true, confirmed: false });
  expect(pressed).toEqual(['Leave']);
});

test('a page on the login host of the site, which asks whether the person is sure, is answered', async () => {
  show('https://accounts.app.test/logout', QUESTION);
  expect(await press()).toMatchObject({ pressed: true, kind: 'form', confirmed: true });
  expect(pressed).toEqual(['Log out']);
});

test('a control, and the answer to a question, may be on another host of the site', async () => {
  const action = 'https://accounts.app.test/logout';
  show('https://mail.app.test/home', `<header><a href="${action}">Log out</a></header>`);
  expect(await press()).toMatchObject({ pressed: true, kind: 'link' });
  show('https://mail.app.test/leave', QUESTION.replace('/logout', action));
  expect(await press()).toMatchObject({ pressed: true, confirmed: true });
  show('https://mail.app.test/home', '<header><a href="https://accounts.myapp.test/logout">Log out</a></header>');
  expect(await press()).toMatchObject({ pressed: false, reason: 'no-control' });
});
