import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
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
