// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readAccount } from '../../../utils/page/account.ts';
import { cleanName } from '../../../utils/page/clean-name.ts';

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
    [
      'a name and its login, set apart',
      `<div id="usertools"><ul><li class="user">Logged in as: <bdi>Alice Example</bdi> (<bdi>alice</bdi>)</li><li>${OUT}</li></ul></div>`,
      'Alice Example (alice)',
    ],
    [
      'the words of a face',
      `<header><a href="#" class="dropdown-menu"><div class="avatar"><div class="avatar-letter" title="Alice Example">A</div></div></a></header>`,
      'Alice Example',
    ],
    [
      'picture of a profile',
      `<div id="header"><button aria-haspopup="true" id="account"><img class="Avatar" alt="alice profile image"></button></div>`,
      'alice',
    ],
    [
      'in the page, after words of few letters',
      `<main><p>Logged as: <b>carol@db.test</b></p></main>${OUT}`,
      'carol@db.test',
    ],
    [
      'where strangers find the login',
      `<div class="header"><div><a href="/login">alice</a></div></div><nav>${OUT}</nav>`,
      'alice',
    ],
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
    [
      'a line for the user',
      `<header>${OUT}</header><ul><li>Server: db</li><li> User: alice@localhost </li></ul>`,
      'alice@localhost',
    ],
    [
      'a line for the user, in a table',
      `<header>${OUT}</header><table><tr><th>Benutzer:</th><td>alice@db.test</td></tr></table>`,
      'alice@db.test',
    ],
    [
      'an entry of the menu that leads nowhere',
      `<header><ul class="user-menu"><li><a href="#"><span><b>alice</b></span></a></li><li><a href="#" id="logout"><span>Log out</span></a></li></ul></header>`,
      'alice',
    ],
    ['greeting beside the control', `<p>Hello alice</p>${OUT}`, 'alice'],
    ['greeting in the header', `<header><span>Hello, Alice!</span>${OUT}</header>`, 'Alice'],
    [
      'howdy with picture',
      `<nav class="bar"><a aria-haspopup="true" href="/me">Howdy, <span class="display-name">alice</span><img alt="" class="avatar"></a>${OUT}</nav>`,
      'alice',
    ],
    ['beside the control, by its class', `<header><div><span class="who">alice</span>${OUT}</div></header>`, 'alice'],
    ['beside the control, in capitals', `<header><div><span>Alice Moreau</span> ${OUT}</div></header>`, 'Alice Moreau'],
    [
      'beside the control, its address',
      `<nav><ul><li>a.m@example.test</li><li>${OUT}</li></ul></nav>`,
      'a.m@example.test',
    ],
    ['beside the control, in bold', `<footer><p><b>alice</b> (${OUT})</p></footer>`, 'alice'],
    ['beside the control, written small', `<header><div><span>alice.m</span> ${OUT}</div></header>`, 'alice.m'],
    [
      'over a menu that opens by hovering',
      `<header><div class="m"><span>alice</span><div class="p"><button>Profile</button>${OUT}</div></div></header>`,
      'alice',
    ],
    [
      'behind its own initial',
      `<aside><ul class="nav"><li class="user-nav-item"><a href="/account"><i class="user-ball">a</i>alice</a></li><li>${OUT}</li></ul></aside>`,
      'alice',
    ],
    [
      'over a list',
      '<header><select><option value="">alice</option><option value="me">Profile</option><option value="bye">Log out</option></select></header>',
      'alice',
    ],
    [
      'one of several things in a line',
      '<footer><div><a href="/about">Mail 3.1</a> | Logged in as a.m@example.test | <a href="/help">Help</a></div></footer>',
      'a.m@example.test',
    ],
    ['part in brackets', `<header><span class="username">Alice Moreau (7b)</span>${OUT}</header>`, 'Alice Moreau (7b)'],
    ['without a control', '<header><div><span class="who">山田</span></div></header>', '山田'],
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
    [
      'users whom a page lists',
      `<header>${OUT}</header><ul><li>User: bob@site.test</li><li>User: carol@site.test</li></ul>`,
    ],
    ['the way to the login', `<div class="header"><a href="/login">Sign in again</a></div><nav>${OUT}</nav>`],
    ['where to ask', `<header>${OUT}</header><p>Help: support@site.test</p>`],
    [
      'a page in the menu, in bold',
      `<header><ul class="user-menu"><li><a href="/wiki"><b>wiki</b></a></li><li>${OUT}</li></ul></header>`,
    ],
    ['a menu', `<header><button aria-haspopup="true" class="user-menu">Menu</button>${OUT}</header>`],
    ['initials', `<header><button aria-haspopup="true" class="user-menu">AE</button>${OUT}</header>`],
    ['a count', `<header><a class="user-notifications" href="#">12</a>${OUT}</header>`],
    ['a long greeting in the text', '<main><p>Bienvenidos</p><p>Willkommen Zuhause</p><p>Bienvenido Amigo</p></main>'],
    ['a greeting in the text', '<main><p>Welcome to our little shop</p></main>'],
    [
      'a greeting in a long text beside the control',
      `<p>Hello Alice</p><p>${'This is what our letters begin with, and much more stands below it. '.repeat(3)}</p>${OUT}`,
    ],
    ['a welcome to the site', `<header><h1>Welcome to Example</h1>${OUT}</header>`],
    [
      'user menu picture',
      `<header><button class="user"><img class="avatar" alt="User avatar"></button>${OUT}</header>`,
    ],
    ['nobody yet', `<header><span class="username">Guest</span>${OUT}</header>`],
    ['nobody, in Japanese', `<header><span class="username">ゲスト</span>${OUT}</header>`],
    ['an initial', `<header><span class="username">A</span>${OUT}</header>`],
    ['a heading', `<header><div><h2>Green Garden</h2>${OUT}</div></header>`],
    ['the name of the place', `<header><span>Green Garden</span>${OUT}</header>`],
    ['a word that is no name', `<header><div><span>beta</span>${OUT}</div></header>`],
    [
      'a list of actions',
      '<header><select><option value="">Menu</option><option value="me">Profile</option><option value="bye">Log out</option></select></header>',
    ],
    [
      'the label of a field',
      '<div id="user-group" class="nav-form"><label for="user-input">User name</label><input id="user-input"></div>',
    ],
    ['a rank', `<header><div><span>Premium Member</span>${OUT}</div></header>`],
    ['a plain word', `<header><div><span>beta</span>${OUT}</div></header>`],
    ['two things', `<header><div><span>Green Garden</span><span>Alice Moreau</span>${OUT}</div></header>`],
    ['a menu’s title', `<nav><div><b>Settings</b>${OUT}</div></nav>`],
    ['what the page is about', `<header><nav><a class="who" href="/who">Who We Are</a></nav></header>`],
    ['somebody in the text', `<main><div><span>Alice Moreau</span>${OUT}</div></main>`],
  ])('%s', (_name, body) => {
    expect(account(body)).toBeNull();
  });
});

test('the page’s title names the place, not the person', () => {
  const body = `<header><div><span>Green Garden</span>${OUT}</div></header>`;
  expect(account(body)).toBe('Green Garden');
  expect(account(body, '<title>Plants | Green Garden</title>')).toBeNull();
});

test('names are cleaned', () => {
  expect(cleanName('(alice)')).toBe('alice');
  expect(cleanName('alice)')).toBe('alice');
  expect(cleanName('@alice')).toBe('@alice');

  expect(cleanName(' \u202eAlice\u0000\n  Example ')).toBe('Alice Example');
  expect(cleanName('x'.repeat(65))).toBeNull();
  expect(cleanName('Settings')).toBeNull();
  expect(cleanName('Log out')).toBeNull();
});
