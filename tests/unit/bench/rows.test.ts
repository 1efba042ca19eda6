import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chart } from '../../bench/chart.ts';
import { growthRow } from '../../bench/growth.ts';
import { historyLine, keepHistory } from '../../bench/history.ts';
import { isOver, type Row } from '../../bench/row.ts';

const told: Row = { what: 'told', browser: 'firefox', figure: 3, unit: 'ms', budget: null, detail: 'once' };
const budgeted: Row = { ...told, what: 'budgeted', budget: 2 };

test('time that grows as the sites do is 1, and more than what runs differ by is over', () => {
  const sizes = { few: 10, many: 200 };
  const few = new Map([[sizes.few, 100]]);
  const growthTo = (ms: number) => growthRow('it', 'chromium', new Map(few).set(sizes.many, ms), sizes);
  expect(growthTo(2_000)).toMatchObject({ what: 'growth of it', figure: 1, detail: '10.0 of 10.0 ms a site' });
  expect(isOver(growthTo(2_500))).toBe(false);
  expect(isOver(growthTo(2_600))).toBe(true);
  expect(() => growthRow('it', 'chromium', few, sizes)).toThrow('not timed');
});

test('the history tells figures without a budget too, the chart does not', () => {
  expect(historyLine(told)).toBe('| told | firefox | 3.00 | - | ms | once |');
  expect(historyLine(budgeted)).toBe('| budgeted | firefox | 3.00 **over** | 2 | ms | once |');
  const picture = chart([told, budgeted]);
  expect(picture).toContain('budgeted (firefox)');
  expect(picture).not.toContain('told (firefox)');
});

test('a part of the benchmarks is kept in the history, and leaves the picture of all as it was', () => {
  const docs = mkdtempSync(path.join(tmpdir(), 'walkaway-docs-'));
  try {
    keepHistory([budgeted], false, docs);
    expect(readFileSync(path.join(docs, 'benchmarks.md'), 'utf8')).toContain('| budgeted | firefox |');
    expect(existsSync(path.join(docs, 'benchmarks.svg'))).toBe(false);
    keepHistory([budgeted], true, docs);
    expect(existsSync(path.join(docs, 'benchmarks.svg'))).toBe(true);
  } finally {
    rmSync(docs, { recursive: true });
  }
});
