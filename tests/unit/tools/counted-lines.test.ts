import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { countedLines } from '../../tools/count-tests.mjs';

const counted = (what: string, figures: object) => ({
  ...{ type: `count: ${what}`, description: JSON.stringify(figures) },
});

test('what tests have counted is added up, for each browser and kind', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'walkaway-counted-'));
  const file = path.join(dir, 'report.json');
  const [one, two] = [
    { run: 1, passed: 1 },
    { run: 1, passed: 0 },
  ].map((figures) => counted('fault points', figures));
  const tests = [
    { projectName: 'chromium', annotations: [one, two, { type: 'slow', description: 'not one of ours' }] },
    { projectName: 'firefox', annotations: [one, counted('secrets', { 'searched for': 7, found: 0 })] },
  ];
  writeFileSync(file, JSON.stringify({ suites: [{ suites: [{ specs: [{ tests }] }], specs: [{ tests }] }] }));
  try {
    expect(countedLines(file)).toEqual([
      'chromium, fault points: 4 run, 2 passed',
      'firefox, fault points: 2 run, 2 passed',
      'firefox, secrets: 14 searched for, 0 found',
    ]);
    expect(countedLines(path.join(dir, 'none.json'))).toEqual([]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('fault points of the unit tests are said in one line, a file in which one failed with how many passed', async () => {
  const { faultLine } = await vi.importActual<{ faultLine(file: string): string }>('../../tools/count-tests.mjs');
  const dir = mkdtempSync(path.join(tmpdir(), 'walkaway-faults-'));
  const file = path.join(dir, 'report.json');
  const result = (status: string, faultPoints?: number) => ({ status, meta: { faultPoints } });
  const testResults = [
    { name: '/a/tests/unit/faults/middle.test.ts', assertionResults: [result('passed', 1), result('failed', 1)] },
    { name: '/a/tests/unit/faults/storage.test.ts', assertionResults: [result('passed', 1), result('passed')] },
    { name: '/a/tests/unit/faults/tally.test.ts', assertionResults: [result('passed')] },
    { name: '/a/tests/unit/hostile/storms.test.ts', assertionResults: [result('passed', 1)] },
  ];
  writeFileSync(file, JSON.stringify({ testResults }));
  try {
    expect(faultLine(file)).toBe('fault points run and passed without a browser: 2 of 3 (middle 1 of 2, storage 1)');
    expect(faultLine(path.join(dir, 'none.json'))).toBe('');
  } finally {
    rmSync(dir, { recursive: true });
  }
});
