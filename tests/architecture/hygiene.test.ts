import { expect, test } from 'vitest';
import { sleeps, switchedOff } from './rules/hygiene';
import { parse, testSources } from './source';

const source = (text: string) => parse('tests/unit/a.test.ts', text);

test('every test runs', () => {
  expect(testSources().flatMap(switchedOff)).toEqual([]);
});

test('no test sleeps', () => {
  expect(testSources().flatMap(sleeps)).toEqual([]);
});

test.each([
  "test.only('a', () => {});",
  "test.skip('a', () => {});",
  "it.todo('a');",
  "describe.skip('a', () => {});",
  "test.describe.only('a', () => {});",
  "test.skipIf(isSlow)('a', () => {});",
  "test.fixme('a', () => {});",
  "xit('a', () => {});",
])('does not run: %s', (text) => {
  expect(switchedOff(source(text)).length).toBeGreaterThan(0);
});

test.each([
  'await page.waitForTimeout(5);',
  'setTimeout(done, 500);',
  'await new Promise((done) => setTimeout(done, 100));',
  "import { setTimeout as delay } from 'node:timers/promises'; await delay(50);",
  "import { setTimeout } from 'node:timers/promises'; await setTimeout(WAIT_MS);",
])('sleeps: %s', (text) => {
  expect(sleeps(source(text))).toEqual([expect.stringContaining('wait for a state')]);
});

test.each([
  "test('skip and only', () => list.skip(1));",
  'setTimeout(done, 0);',
  "import { setTimeout as delay } from 'node:timers/promises'; await delay(BETWEEN_LOOKS_MS);",
])('neither: %s', (text) => {
  expect([...switchedOff(source(text)), ...sleeps(source(text))]).toEqual([]);
});
