// @vitest-environment happy-dom
import { expect, test } from 'vitest';
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
