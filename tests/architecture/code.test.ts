import { expect, test } from 'vitest';
import { codeProblems, commentProblems } from './rules/code';
import { parse, shippedSources, testSources } from './source';

const code = (text: string, path = 'utils/session/a.ts') => codeProblems(parse(path, text));
const comments = (text: string) => commentProblems(parse('utils/session/a.ts', text));

test('shipped code: no any, no !, no foreign clock, no console, no browser API above the ground', () => {
  expect(shippedSources().flatMap(codeProblems)).toEqual([]);
});

test('no check is switched off without a reason, no work is put off without an issue', () => {
  expect([...shippedSources(), ...testSources()].flatMap(commentProblems)).toEqual([]);
});

test.each([
  ['const a: any = 1;', 'no any'],
  ['function f(x: Map<string, any>) {}', 'no any'],
  ['const a = b!.c;', 'no !'],
  ['browser.tabs.query({});', 'names the WebExtension API'],
  ['const { tabs } = chrome;', 'names the WebExtension API'],
  ['globalThis.chrome.tabs;', 'names the WebExtension API'],
  ["self['browser'].tabs;", 'names the WebExtension API'],
  ['if (import.meta.env.FIREFOX) f();', 'what differs between the browsers'],
  ['const now = Date.now();', 'no clock'],
  ['const now = new Date();', 'no clock'],
  ['const n = Math.random();', 'no clock'],
  ['setTimeout(f, 1);', 'no clock'],
  ['console.log(cookie);', 'writes to the console'],
  ['eval(text);', 'must never become code'],
  ['box.innerHTML = text;', 'must never become code'],
  ['new Function(text);', 'must never become code'],
])('seen: %s', (text, reason) => {
  const found = code(text);
  expect(found.length).toBeGreaterThan(0);
  for (const problem of found) expect(problem).toMatch(new RegExp(`^utils/session/a\\.ts:1: .*${reason}`));
});

test('seen in a component: markup from a text', () => {
  const text = 'export const A = () => <p dangerouslySetInnerHTML={{ __html: x }} />;';
  expect(code(text, 'components/popup/a.tsx')).toEqual([expect.stringContaining('must never become code')]);
});

test('allowed: a moment that was given, adapters with the API, a sentence that only speaks of it', () => {
  expect(code('const day = new Date(momentMs);')).toEqual([]);
  expect(code('browser.tabs.query({}); setTimeout(f, 1);', 'utils/browser/a.ts')).toEqual([]);
  expect(code('// chrome.tabs and any of them\nconst words = "eval(any!)";')).toEqual([]);
});

test.each([
  ['// @ts-ignore', '@ts-ignore'],
  ['// @ts-expect-error later', '@ts-ignore'],
  ['/* @ts-nocheck */', '@ts-ignore'],
  ['// biome-ignore lint/style/noVar: x', 'its reason'],
  ['// biome-ignore format', 'its reason'],
  ['// TODO tidy', 'needs an issue'],
  ['/* FIXME */', 'needs an issue'],
])('seen: %s', (text, reason) => {
  expect(comments(text)).toEqual([expect.stringContaining(reason)]);
});

test('allowed: a reason, an issue', () => {
  expect(comments('// biome-ignore lint/style/noVar: the old engine needs it')).toEqual([]);
  expect(comments('// TODO #12: private windows')).toEqual([]);
});
