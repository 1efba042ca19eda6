import { expect, test } from 'vitest';
import { errorsOf, exitCodeOf, tally, tallyUnit } from '../../tools/tally.mjs';

const run = (projectName: string, status: string) => ({ projectName, results: [{ status }] });

test('a test is green as often as it passed, in each browser by itself', () => {
  const specs = [
    { title: 'steady', tests: [run('chromium', 'passed'), run('firefox', 'passed')] },
    { title: 'steady', tests: [run('chromium', 'passed'), run('firefox', 'passed')] },
    { title: 'shaky', tests: [run('firefox', 'timedOut')] },
    { title: 'shaky', tests: [run('firefox', 'passed')] },
  ];
  expect(tally({ suites: [{ title: 'a.spec.ts', suites: [{ title: 'part', specs }] }] })).toEqual([
    { title: 'chromium › a.spec.ts › part › steady', runs: 2, green: 2 },
    { title: 'firefox › a.spec.ts › part › steady', runs: 2, green: 2 },
    { title: 'firefox › a.spec.ts › part › shaky', runs: 2, green: 1 },
  ]);
  expect(tally({})).toEqual([]);
});

test('so it is without a browser, where a file that could not be run is red', () => {
  const file = (status: string, ...results: string[]) => ({
    name: '/here/tests/unit/a.test.ts',
    status,
    assertionResults: results.map((each) => ({ fullName: 'part shaky', status: each })),
  });
  const reports = [file('passed', 'passed'), file('failed', 'failed'), file('failed')];
  expect(
    tallyUnit(
      reports.map((one) => ({ testResults: [one] })),
      '/here/tests',
    ),
  ).toEqual([
    { title: 'unit/a.test.ts › part shaky', runs: 2, green: 1 },
    { title: 'unit/a.test.ts', runs: 1, green: 0 },
  ]);
});

test('a file that could not be loaded is in no row, but among the errors, and the code of the run stays red', () => {
  const specs = [{ title: 'steady', tests: [run('chromium', 'passed')] }];
  const report = { suites: [{ title: 'a.spec.ts', specs }], errors: [{ message: 'Cannot find module b' }] };
  const rows = tally(report);
  expect(errorsOf(report)).toEqual(['Cannot find module b']);
  expect(exitCodeOf(rows, [1])).toBe(1);
  expect(exitCodeOf(rows, [0])).toBe(0);
  expect(exitCodeOf([], [0])).toBe(1);
  expect(exitCodeOf([{ title: 'shaky', runs: 2, green: 1 }], [0])).toBe(1);
});
