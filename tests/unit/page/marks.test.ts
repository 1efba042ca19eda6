// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { type ReadingHints, readPage } from '../../../utils/page/marks.ts';

const ADDRESS = 'https://app.test/home?token=secret';

function read(body: string, hints: ReadingHints = {}, head = '', attributes = '') {
  const html = `<html lang="en"><head>${head}</head><body ${attributes}>${body}</body></html>`;
  return readPage(new DOMParser().parseFromString(html, 'text/html'), ADDRESS, hints);
}

const LOGIN_FORM =
  '<form action="/login" method="post"><input name="user"><input type="password" name="pass"><button>Log in</button></form>';
const LOGOUT = '<header><a href="/u/alice">alice</a><a href="/logout">Log out</a></header>';

const IN: [string, string, ReadingHints?, string?, string?][] = [
  ['a log-out link', LOGOUT],
  [
    'a closed menu with the control',
    '<nav><div class="dropdown-menu" style="display:none"><a href="/logout">Log out</a></div></nav>',
  ],
  [
    'a form for a new password inside the account',
    `${LOGOUT}<form><input type="password" name="old_password"><input type="password" name="new_password"><button>Change</button></form>`,
  ],
  [
    'the password is asked once more',
    `${LOGOUT}<form action="/sudo" method="post"><p>Confirm your password</p><input type="password" name="password"><button>Confirm</button></form>`,
  ],
  ['a body class', '<main>Hello</main>', {}, '', 'class="home logged-in"'],
  ['a user meta element', '<main>Hello</main>', {}, '<meta name="user-login" content="alice">'],
  [
    'start data of a single-page app',
    '<div id="app"></div><script>window.__STATE__={"user":{"isLoggedIn":true}}</script>',
  ],
  ['forbidden, but known', LOGOUT, { status: 403 }],
  [
    'an administration with a page about logins',
    '<nav><a href="/admin/logs/login">Login</a><div class="dropdown-menu" style="display:none"><a href="/logout">Log out</a></div></nav>',
  ],
  ['logged in as', '<div class="footer">You are logged in as <a href="/users/7">Alice Example</a></div>'],
  [
    'a form for a mail server',
    `${LOGOUT}<form action="/imap"><input name="server"><input name="user"><input type="password" name="imap_pass"><input name="port"><button>Save</button></form>`,
  ],
];

const MENU = '<header><button aria-haspopup="true" aria-label="Account"><i class="avatar"></i></button></header>';
IN.push(['an account menu and a token of its own', MENU, { hasToken: true }]);

const OUT: [string, string, ReadingHints?, string?, string?][] = [
  ['a login form', LOGIN_FORM],
  ['a login link', '<header><a href="/login">Sign in</a></header>'],
  ['a German login link', '<header><a href="/anmelden">Anmelden</a></header>'],
  ['sent to the login page', '<main>Welcome</main>', { finalAddress: 'https://app.test/login?next=%2Fhome' }],
  ['sent to another host to log in', '<main>…</main>', { finalAddress: 'https://sso.app.test/realms/x/auth?client=1' }],
  ['401', '<main>Unauthorized</main>', { status: 401 }],
  ['403 and nothing else', '<main>Forbidden</main>', { status: 403 }],
  ['a goodbye', '<main><h1>You have been logged out</h1></main>'],
  ['a goodbye in German', '<main><p class="alert">Sie haben sich erfolgreich abgemeldet.</p></main>'],
  ['a remembered name over a login form', `<header><span>Welcome back, Alice</span></header>${LOGIN_FORM}`],
  [
    'a remembered name and a login link',
    '<header><span>Welcome back, Alice</span> <a href="/login">Log in</a></header>',
  ],
  ['a body class', '<main>Hello</main>', {}, '', 'class="home logged-out"'],
  ['an empty user meta element', '<main>Hello</main>', {}, '<meta name="user-login" content="">'],
  ['start data of a single-page app', '<div id="app"></div><script>var app = {isAuthenticated: false}</script>'],
  ['a guest', '<div id="app"></div><script>window.cfg={"isGuest":true}</script>'],
  [
    'only the password is missing',
    '<main><p>alice@example.test</p><form action="/signin/pwd"><input type="password" name="Passwd"><button>Next</button></form></main>',
  ],
];

const UNKNOWN: [string, string, ReadingHints?, string?, string?][] = [
  ['an account menu alone', MENU],
  [
    'a page that holds both and shows one by script',
    '<header><a href="/login">Log in</a><a href="/logout">Log out</a></header>',
  ],
  [
    'a login that a script will show, beside a name',
    '<header><span class="username">alice</span></header><div hidden><input name="user"><input type="password"></div>',
  ],
  ['an article', '<main><h1>News</h1><p>Nothing to see.</p></main>'],
  ['an empty single-page app', '<div id="root"></div>'],
  ['contradicting data', '<div id="app"></div><script>a={"loggedIn":true};b={"loggedIn":false}</script>'],
];

describe.each([
  ['in', IN],
  ['out', OUT],
  ['unknown', UNKNOWN],
] as const)('%s', (verdict, cases) => {
  test.each(cases)('%s', (_name, body, hints, head, attributes) => {
    const reading = read(body, hints, head, attributes);
    expect([reading.verdict, ...reading.reasons][0], reading.reasons.join(' ')).toBe(verdict);
  });
});

test('a reading holds no query, and no account once out', () => {
  expect(read(LOGOUT).address).toBe('https://app.test/home');
  expect(read(LOGOUT).control).toEqual({ address: 'https://app.test/home', kind: 'link', inMenu: false });
  expect(read(`<header>Welcome back, Alice</header>${LOGIN_FORM}`).account).toBeNull();
  expect(read(LOGIN_FORM).hasPasswordField).toBe(true);
});
