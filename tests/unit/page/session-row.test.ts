// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { pressLogout } from '../../../utils/page/press.ts';
import { readFetchedPage } from '../../../utils/page/read-fetched-page.ts';

const ADDRESS = 'https://app.test/account';
const read = (body: string) => readFetchedPage(`<body>${body}</body>`, ADDRESS, 200);
const row = (device: string, control: string, tag = 'div') => `<${tag}><b>${device}</b> ${control}</${tag}>`;
const LOG_OUT = '<form method="post" action="/logout"><button>Log out</button></form>';

beforeEach(() => document.body.replaceChildren());

test.each([
  ['Firefox on Linux', 'Chrome on Android'],
  ['203.0.113.7', '198.51.100.23'],
])('rows of a list: %s, %s', (one, other) => {
  const list = row(one, LOG_OUT) + row(other, LOG_OUT);
  expect(read(`<main>${list}</main>`).control).toBeNull();
});

test('rows whose controls are pictures', () => {
  const control = '<div><button aria-label="Log out"><svg></svg></button></div>';
  const opened = '<div role="menu"><a href="/logout?id=2">Log out</a></div>';
  expect(read(row('Firefox on Linux', control) + row('iPhone', `<div>${opened}</div>`)).control).toBeNull();
});

test('the row of this browser has no control, and yet there is a list', () => {
  const rows = row('Chrome on macOS', 'This device', 'li') + row('iPhone', LOG_OUT, 'li');
  expect(read(`<ul>${rows}</ul>`).control).toBeNull();
});

test.each([
  'iPhone <time>yesterday</time>',
  'iPhone, last active yesterday',
  'iPhone, 3 days ago',
  'iPhone, 2026-03-04',
])('the only row: %s', (device) => {
  expect(read(row(device, LOG_OUT)).control).toBeNull();
});

test('the only entry of a list: where it was used', () => {
  expect(read(`<ul>${row('Safari, 203.0.113.7', LOG_OUT, 'li')}</ul>`).control).toBeNull();
});

test.each([
  ['a name of a device', row('Acme for Windows', LOG_OUT)],
  ['where one was last', row('Welcome back, last login 2026-03-04 from 203.0.113.7', LOG_OUT)],
  ['a list of programs', `<ul><li>Windows</li><li>macOS</li><li>${LOG_OUT}</li></ul>`],
  [
    'a page for each device',
    `<div><a href="/ios">iPhone</a> ${LOG_OUT}</div><div><a href="/mac">Mac</a> Log out</div>`,
  ],
  ['what an appliance is', `<div>Ubuntu 192.168.0.10 ${LOG_OUT}</div>`],
  ['with what one was last', row('Last login from 10.0.0.1 on Chrome', LOG_OUT)],
  ['a version', `<div><p>${LOG_OUT}</p><p>Best in Firefox or Chrome, version 4.2.10</p></div>`],
  ['a script', `<div>${LOG_OUT}<script>if (/Chrome/.test(ua)) since('2026-03-04')</script></div>`],
  ['a short page', `<div><header>${LOG_OUT}</header><main>iPhone 13 – <time>today</time></main></div>`],
  ['a bar', `<div>iPhone <time>today</time> ${'<a href="/x">x</a>'.repeat(5)} ${LOG_OUT}</div>`],
  ['a menu', `<nav><ul><li>Windows, 2026-03-04 ${LOG_OUT}</li></ul></nav>`],
  ['a header', `<header>${row('Firefox, 203.0.113.7', LOG_OUT)}</header>`],
])('%s beside the control is no such row', (_, body) => {
  expect(read(body).control?.url).toBe('https://app.test/logout');
});

test('a card with a head and a foot of its own', () => {
  const foot = `<footer>${LOG_OUT}</footer>`;
  const card = `<article><header>Chrome on Windows</header><p>Last active 3 days ago</p>${foot}</article>`;
  expect(read(`<main>${card}</main>`).control).toBeNull();
});

test('one row with a form is no question whether to log out', () => {
  const { confirmation } = read(`<main>${row('iPhone, last active yesterday', LOG_OUT)}</main>`);
  expect(confirmation).toBeNull();
});

test('the menu of a row is not opened: what it shows may stand anywhere', async () => {
  const opener = '<button class="user-menu" aria-haspopup="true" aria-label="Menu">x</button>';
  document.body.innerHTML = `<main>${row('iPhone, last active yesterday', opener)}</main><div class="layer"></div>`;
  const pressed = vi.fn();
  document.querySelector('button')?.addEventListener('click', () => {
    const layer = document.querySelector('.layer');
    layer?.replaceChildren();
    layer?.insertAdjacentHTML('beforeend', '<div role="menu"><button role="menuitem">Log out</button></div>');
    layer?.querySelector('button')?.addEventListener('click', pressed);
  });
  const result = await pressLogout(document, { settle: async () => undefined, maxMenus: 8 });
  expect([result.pressed, pressed.mock.calls.length]).toEqual([false, 0]);
});

test('the way to the list of sessions is not followed in search of a control', () => {
  const links = '<a href="/settings/sessions">Settings</a><a href="/settings/profile">Profile</a>';
  expect(read(`<nav>${links}</nav>`).accountPages).toEqual(['https://app.test/settings/profile']);
});
