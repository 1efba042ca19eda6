// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readFetchedPage } from '../../../utils/page/read-fetched-page';

const ADDRESS = 'https://id.example.test/session/end';
const TOKEN = '<input type="hidden" name="xsrf" value="d4e5">';

test('buttons outside the form that they belong to answer its question', () => {
  const page = readFetchedPage(
    `<form id="leave" method="post" action="/session/end/confirm">${TOKEN}</form>
     <h1>Do you want to sign out from id.example.test?</h1>
     <button type="submit" form="leave" name="logout" value="yes">Yes, sign me out</button>
     <button type="submit" form="leave">No, stay signed in</button>`,
    ADDRESS,
    200,
  );
  expect(page.confirmation).toEqual({
    method: 'POST',
    url: 'https://id.example.test/session/end/confirm',
    fields: [
      ['xsrf', 'd4e5'],
      ['logout', 'yes'],
    ],
  });
});

test('a page that sends its only form by itself goes on, and one that asks for something does not', () => {
  const page = (field: string) =>
    `<body onload="document.forms[0].submit()"><form method="post" action="/next">${TOKEN}${field}<noscript><button>Continue</button></noscript></form></body>`;
  expect(readFetchedPage(page(''), ADDRESS, 200).confirmation).toEqual({
    method: 'POST',
    url: 'https://id.example.test/next',
    fields: [['xsrf', 'd4e5']],
  });
  expect(readFetchedPage(page('<input type="password" name="p">'), ADDRESS, 200).confirmation).toBeNull();
});

describe('at an address that logs out', () => {
  const at = (address: string, body: string) => readFetchedPage(`<main>${body}</main>`, address, 200).confirmation?.url;
  const OUT = 'https://src.example.test/logout';
  const ONE =
    '<form method="post" action="/login"><p>Logged in as <b>alice</b>. <input type="submit" name="out" value="Logout"></p></form>';
  const OTHER = '<form method="post" action="/password"><input type="password" name="p"><button>Change</button></form>';

  test('a log-out button without a question is pressed, beside other forms', () => {
    expect(at(OUT, ONE + OTHER)).toBe('https://src.example.test/login');
  });

  test.each([
    ['anywhere else', 'https://src.example.test/me', ONE],
    ['with something to fill in', OUT, ONE.replace('<p>', '<p><input name="reason">')],
    ['beside another button', OUT, ONE.replace('</form>', '<button>Stay</button></form>')],
    ['two of them', OUT, ONE + ONE],
    ['of all devices', OUT, ONE.replace('Logout', 'Log out of all devices')],
  ])('not %s', (_name, address, body) => {
    expect(at(address, body)).toBeUndefined();
  });
});
