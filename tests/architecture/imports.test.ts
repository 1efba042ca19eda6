import { expect, test } from 'vitest';
import { broughtBy, importCircles, importProblems } from './rules/imports';
import { parse, shippedSources } from './source';

const problems = (path: string, text: string) => importProblems(parse(path, text));

test('the house: an import only goes down, and only the ground touches the browser', () => {
  expect(shippedSources().flatMap(importProblems)).toEqual([]);
});

test('the background brings no check of recipes with it; a page that checks one brings it alone', () => {
  const sources = shippedSources();
  const background = broughtBy('entrypoints/background', sources);
  expect(background).toContain('utils/site/catalogue');
  expect(background).not.toContain('utils/site/parse-recipe');
  expect(background).not.toContain('utils/site/recipe-schema');
  expect([...broughtBy('utils/site/parse-recipe', sources)].every((name) => name.startsWith('utils/site/'))).toBe(true);
});

test('no file imports itself by way of others', () => {
  expect(importCircles(shippedSources())).toEqual([]);
});

test.each([
  ['utils/site/a.ts', "import { x } from '../session/ledger';", 'an import goes down'],
  ['utils/site/a.ts', "import type { X } from '../session/session';", 'an import goes down'],
  ['utils/site/a.ts', "export * from '../visit/jobs';", 'an import goes down'],
  ['utils/site/a.ts', "const later = import('../visit/jobs');", 'an import goes down'],
  ['utils/site/a.ts', "type X = import('../visit/jobs').Jobs;", 'an import goes down'],
  ['utils/visit/a.ts', "import { startApp } from '../app';", 'an import goes down'],
  ['utils/browser/a.ts', "import type { View } from '../message/messages';", 'an import goes down'],
  ['utils/session/a.ts', "import { cookieJar } from '../browser/cookie-jar';", 'import type only'],
  ['utils/session/a.ts', "import { cookieJar, type CookieJar } from '../browser/cookie-jar';", 'import type only'],
  ['utils/browser/a.ts', "import { readPage } from '../page/marks';", 'only types'],
  ['utils/page/a.ts', "import type { X } from '../browser/tab-list';", 'page imports nothing'],
  ['utils/cellar/a.ts', "import { siteOf } from '../site/site';", 'cellar is not a room'],
  ['components/popup/a.tsx', "import { siteOf } from '../../utils/site/site';", 'components take only types'],
  ['components/popup/a.tsx', "import '../../entrypoints/popup/main';", 'an import goes down'],
  ['components/popup/a.tsx', "import m from '../../public/_locales/en/messages.json';", 'not bundled'],
  ['utils/session/a.ts', "import browser from 'webextension-polyfill';", 'belongs to browser'],
  ['utils/session/a.ts', "import type { Tabs } from 'webextension-polyfill';", 'belongs to browser'],
  ['utils/site/a.ts', "import { z } from 'zod';", 'not among the packages'],
  ['utils/site/a.ts', "import { join } from 'node:path';", 'does not exist in a browser'],
])('seen in %s: %s', (path, text, reason) => {
  expect(problems(path, text)).toEqual([expect.stringContaining(reason)]);
});

test.each([
  ['utils/app.ts', "import { cookieJar } from './browser/cookie-jar';"],
  ['entrypoints/popup/main.tsx', "import { text } from '../../utils/browser/texts';"],
  ['utils/session/a.ts', "import type { CookieJar } from '../browser/cookie-jar';"],
  ['utils/session/a.ts', "import { type CookieJar } from '../browser/cookie-jar';"],
  ['utils/browser/a.ts', "import type { PageReading } from '../page/page-reading';"],
  ['components/popup/a.tsx', "import { STAGES } from '../../utils/message/messages';"],
  ['components/popup/a.tsx', "import type { Session } from '../../utils/session/session';"],
  ['utils/site/a.ts', "import * as z from 'zod/mini';"],
])('allowed in %s: %s', (path, text) => {
  expect(problems(path, text)).toEqual([]);
});

test('a circle is seen, one of types is none', () => {
  const one = parse('utils/site/one.ts', "import { b } from './two';");
  const two = parse('utils/site/two.ts', "import { c } from './three';");
  const twoOfTypes = parse('utils/site/two.ts', "import type { C } from './three';");
  const three = parse('utils/site/three.ts', "import { a } from './one';");
  expect(importCircles([one, two, three])).toEqual([
    'utils/site/one → utils/site/two → utils/site/three → utils/site/one',
  ]);
  expect(importCircles([one, two])).toEqual([]);
  expect(importCircles([one, twoOfTypes, three])).toEqual([]);
});
