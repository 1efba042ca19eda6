// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { cleanName, readAccount } from '../../../utils/page/account.ts';

function account(body: string, head = '', attributes = ''): string | null {
  const html = `<html><head>${head}</head><body ${attributes}>${body}</body></html>`;
  return readAccount(new DOMParser().parseFromString(html, 'text/html'));
}

const OUT = '<a href="/logout">Log out</a>';

describe('whose account it is', () => {
  test.each([
    ['logged in as', `<div id="loggedas">Logged in as <a href="/users/1">alice</a></div>${OUT}`, 'alice'],
    ['plain sentence', `<footer><span>You are signed in as alice.example</span>${OUT}</footer>`, 'alice.example'],
    ['German', `<div class="user">Angemeldet als: <b>Alice Example</b></div>${OUT}`, 'Alice Example'],
    ['French', `<header><span>Connecté en tant que marie</span>${OUT}</header>`, 'marie'],
    ['Russian', `<header><span>Вы вошли как <strong>Алиса</strong></span></header>`, 'Алиса'],
    ['Japanese', `<header><p>ログイン中：<b>山田 太郎</b></p></header>`, '山田 太郎'],
    ['in the control', '<header><a href="/logout">Logout [ alice ]</a></header>', 'alice'],
    ['in parentheses', '<header><a href="/logout">Sign out (Alice Example)</a></header>', 'Alice Example'],
    [
      'avatar',
      `<header><button aria-haspopup="true" class="user-menu"><img class="avatar" alt="@alice"></button>${OUT}</header>`,
      'alice',
    ],
    [
      "someone's avatar",
      `<header><a class="user" href="#"><img class="avatar" alt="Alice's avatar"></a>${OUT}</header>`,
      'Alice',
    ],
    [
      'menu button with text',
      `<nav><a class="nav-link dropdown-toggle user" data-toggle="dropdown" href="#"><i class="fa fa-user"></i> Alice Example <b class="caret"></b></a><ul>${OUT}</ul></nav>`,
      'Alice Example',
    ],
    ['name box', `<header><span class="username">bob</span>${OUT}</header>`, 'bob'],
    [
      'profile link beside',
      `<nav><ul><li><a href="/users/alice">alice</a></li><li><a href="/settings">Settings</a></li><li>${OUT}</li></ul></nav>`,
      'alice',
    ],
    ['greeting in the header', `<header><span>Hello, Alice!</span>${OUT}</header>`, 'Alice'],
    [
      'howdy with picture',
      `<nav class="bar"><a aria-haspopup="true" href="/me">Howdy, <span class="display-name">alice</span><img alt="" class="avatar"></a>${OUT}</nav>`,
      'alice',
    ],
  ])('%s', (_name, body, expected) => {
    expect(account(body)).toBe(expected);
  });

  test('markup tells first', () => {
    expect(account(OUT, '<meta name="user-login" content="alice">')).toBe('alice');
    expect(account(OUT, '', 'data-username="bob"')).toBe('bob');
  });
});

describe('only the name', () => {
  test.each([
    ['not the links beside it', '<header><div>Welcome alice <a href="/logout">Logout</a></div></header>', 'alice'],
    [
      'not the menu under it',
      '<nav><ul><li><a href="/me">Howdy, <span>alice</span></a><div><a href="/me">Edit Profile</a><a href="/logout">Log Out</a></div></li></ul></nav>',
      'alice',
    ],
  ])('%s', (_name, body, expected) => {
    expect(account(body)).toBe(expected);
  });
});

describe('nothing rather than something wrong', () => {
  test.each([
    ['no name', `<nav><a href="/account">My account</a><a href="/settings">Settings</a>${OUT}</nav>`],
    [
      'a comment’s author',
      `<main><div class="comment"><a class="username" href="/users/bob">bob</a> wrote</div></main><header>${OUT}</header>`,
    ],
    ['an address in the text', `<main><p>Write to mail@example.test</p></main><header>${OUT}</header>`],
    ['a menu', `<header><button aria-haspopup="true" class="user-menu">Menu</button>${OUT}</header>`],
    ['initials', `<header><button aria-haspopup="true" class="user-menu">AE</button>${OUT}</header>`],
    ['a count', `<header><a class="user-notifications" href="#">12</a>${OUT}</header>`],
    ['a greeting in the text', '<main><p>Welcome to our little shop</p></main>'],
    ['a welcome to the site', `<header><h1>Welcome to Example</h1>${OUT}</header>`],
    [
      'user menu picture',
      `<header><button class="user"><img class="avatar" alt="User avatar"></button>${OUT}</header>`,
    ],
  ])('%s', (_name, body) => {
    expect(account(body)).toBeNull();
  });
});

test('names are cleaned', () => {
  expect(cleanName(' \u202eAlice\u0000\n  Example ')).toBe('Alice Example');
  expect(cleanName('x'.repeat(65))).toBeNull();
  expect(cleanName('Settings')).toBeNull();
  expect(cleanName('Log out')).toBeNull();
});
