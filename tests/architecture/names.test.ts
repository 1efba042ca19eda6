import { expect, test } from 'vitest';
import { applicationNames, genericFiles, nameProblems } from './rules/names';

const names = applicationNames();

test('no generic way names an application', () => {
  expect(genericFiles().flatMap(({ path, text }) => nameProblems(path, text, names))).toEqual([]);
});

test.each([
  "if (host === 'instagram.com') f();",
  '// as WordPress does it',
  'const isWiki = /MediaWiki/.test(text);',
  "['wordpress_logged_in', 'x']",
  'const nodeRed = "node_red-tokens";',
  'phpMyAdmin',
])('seen: %s', (text) => {
  expect(nameProblems('utils/page/a.ts', text, names)).not.toEqual([]);
});

test.each(['const express = 1;', String.raw`'Google\\Chrome'`, 'reddish', 'a canvas', 'joinery and flasks'])(
  'no name: %s',
  (text) => {
    expect(nameProblems('utils/page/a.ts', text, names)).toEqual([]);
  },
);

test('the names are those of the catalogue', () => {
  expect(names).toEqual(expect.arrayContaining(['mediawiki', 'roundcube', 'instagram.com', 'node-red']));
});
