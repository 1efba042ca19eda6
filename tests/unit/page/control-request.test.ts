// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { findConfirmation } from '../../../utils/page/confirmation.ts';
import { findControls } from '../../../utils/page/control.ts';
import { controlRequest } from '../../../utils/page/control-request.ts';

const ADDRESS = 'https://app.test/inbox/';

function parse(body: string, head = ''): Document {
  return new DOMParser().parseFromString(
    `<html lang="en"><head>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
}

function request(body: string, head = '') {
  const doc = parse(body, head);
  const [best] = findControls(doc, ADDRESS);
  if (!best) throw new Error('no control');
  return controlRequest(best, doc, ADDRESS);
}

describe('what pressing requests', () => {
  test('a relative link', () => {
    expect(request('<header><a href="../logout?t=1#x">Log out</a></header>')).toEqual({
      method: 'GET',
      url: 'https://app.test/logout?t=1',
      fields: [],
    });
  });

  test('a form with its tokens and the pressed button', () => {
    const body =
      '<form action="/session" method="post"><input type="hidden" name="_method" value="delete"><input type="hidden" name="token" value="a b"><button name="other" value="1" type="button">x</button><button name="go" value="logout">Log out</button></form>';
    expect(request(body)).toEqual({
      method: 'POST',
      url: 'https://app.test/session',
      fields: [
        ['_method', 'delete'],
        ['token', 'a b'],
        ['go', 'logout'],
      ],
    });
  });

  test('a form sent by GET puts its fields in the query', () => {
    expect(
      request(
        '<form action="/x?old=1"><input type="hidden" name="cmd" value="logout"><input type="submit" value="Log off"></form>',
      )?.url,
    ).toBe('https://app.test/x?cmd=logout');
  });

  test('a button outside its form', () => {
    const body =
      '<button form="f">Sign out</button><form id="f" action="/signout" method="post"><input type="hidden" name="c" value="1"></form>';
    expect(request(body)).toEqual({ method: 'POST', url: 'https://app.test/signout', fields: [['c', '1']] });
  });

  test('data-method with the page’s token', () => {
    const head = '<meta name="csrf-param" content="authenticity_token"><meta name="csrf-token" content="tok">';
    expect(
      request('<nav><a href="/users/sign_out" data-method="delete" data-confirm="Sure?">Sign out</a></nav>', head),
    ).toEqual({
      method: 'POST',
      url: 'https://app.test/users/sign_out',
      fields: [
        ['_method', 'delete'],
        ['authenticity_token', 'tok'],
      ],
    });
  });

  test('data-method post has no _method', () => {
    expect(
      request(
        '<nav><a href="/logout" data-method="post">Log out</a></nav>',
        '<meta name="csrf-token" content="tok"><meta name="csrf-param" content="_csrf">',
      )?.fields,
    ).toEqual([['_csrf', 'tok']]);
  });

  test('data-post', () => {
    expect(
      request(`<nav><a href="#" data-post='{"action":"/customer/logout","data":{"uenc":"x"}}'>Log out</a></nav>`),
    ).toEqual({
      method: 'POST',
      url: 'https://app.test/customer/logout',
      fields: [['uenc', 'x']],
    });
  });

  test('a link that submits a form beside it sends that form', () => {
    const body =
      '<nav><a href="/logout" onclick="event.preventDefault(); document.getElementById(\'out\').submit();">Log out</a><form id="out" action="/logout" method="POST" style="display:none"><input type="hidden" name="_token" value="xyz"></form></nav>';
    expect(request(body)).toEqual({ method: 'POST', url: 'https://app.test/logout', fields: [['_token', 'xyz']] });
  });

  test.each([
    ['a script', '<header><button type="button">Log out</button></header>'],
    ['a hash', '<header><a href="#" class="logout">Log out</a></header>'],
    ['a script address', '<header><a href="javascript:logout()">Log out</a></header>'],
    ['a router’s address', '<header><a href="#/logout">Log out</a></header>'],
    ['a dialog', '<form method="dialog"><button class="logout">Log out</button></form>'],
  ])('%s is nothing a request could do', (_name, body) => {
    expect(request(body)).toBeNull();
  });

  test('the base element counts', () => {
    expect(request('<header><a href="logout">Log out</a></header>', '<base href="/app/">')?.url).toBe(
      'https://app.test/app/logout',
    );
  });
});

describe('the page’s question', () => {
  const ask = (body: string) => findConfirmation(parse(body), ADDRESS)?.element.textContent ?? null;

  test.each([
    [
      'a form',
      '<main><h1>Log out</h1><form action="/logout" method="post"><p>Are you sure?</p><button>Log out</button><a href="/">Cancel</a></form></main>',
      'Log out',
    ],
    [
      'yes',
      '<main><form action="/out" method="post"><p>Do you really want to log out?</p><button name="no">No</button><button name="yes">Yes</button></form></main>',
      'Yes',
    ],
    [
      'a dialog',
      '<div role="dialog"><h2>Sign out?</h2><button>Cancel</button><button>Sign out</button></div>',
      'Sign out',
    ],
    [
      'a German dialog',
      '<div role="alertdialog"><p>Möchten Sie sich wirklich abmelden?</p><button>Abbrechen</button><button>Ja</button></div>',
      'Ja',
    ],
    [
      'a Japanese dialog',
      '<div role="dialog"><p>ログアウトしますか？</p><button>キャンセル</button><button>はい</button></div>',
      'はい',
    ],
    [
      'a link with an exact address',
      '<main><p>Do you want to log out?</p><a href="/logout?confirm=1">Yes</a> <a href="/">No</a></main>',
      'Yes',
    ],
    [
      'all of something else',
      '<div role="dialog"><p>Log out? All unsaved changes will be lost.</p><button>Cancel</button><button>Log out</button></div>',
      'Log out',
    ],
    [
      'yes, log out',
      '<div class="modal"><p>Log out now?</p><button>Yes, log out</button><button>Stay</button></div>',
      'Yes, log out',
    ],
  ])('%s', (_name, body, expected) => {
    expect(ask(body)).toBe(expected);
  });

  test.each([
    ['nothing asks', '<main><form action="/save"><p>Save your changes?</p><button>Yes</button></form></main>'],
    ['two agree', '<div role="dialog"><p>Log out?</p><button>Yes</button><button>OK</button></div>'],
    ['about deleting', '<div role="dialog"><p>Delete your account and log out?</p><button>Yes</button></div>'],
    ['about all devices', '<div role="dialog"><p>Log out of all devices?</p><button>Log out</button></div>'],
    [
      'a danger beside',
      '<div role="dialog"><p>Log out?</p><button>Log out</button><button>Log out of all devices</button></div>',
    ],
    ['hidden dialog', '<div role="dialog" style="display:none"><p>Log out?</p><button>Yes</button></div>'],
  ])('%s', (_name, body) => {
    expect(ask(body)).toBeNull();
  });
});
