/**
 * Measures what has a budget and prints each figure beside it: `npm run bench [-- --browser NAME] [--only popup|wipe] [--json]`. Exit code 1
 * when a figure is over its budget. Nothing here is a test: a busy machine makes figures worse, not wrong.
 */
import { parseArgs } from 'node:util';
import type { BrowserName } from '../drivers/driver.ts';
import { table } from '../tools/log-out-report.ts';
import { popupRows } from './popup-rows.ts';
import { isOver, type Row } from './row.ts';
import { wipeRows } from './wipe-rows.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

/** Every benchmark there is; each gives its rows. */
const BENCHMARKS: Record<string, (browsers: BrowserName[]) => Promise<Row[]>> = { popup: popupRows, wipe: wipeRows };

const rows: Row[] = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS))
  if (values.only === undefined || values.only.includes(name)) rows.push(...(await benchmark(browsers)));
const lines = rows.map((row) => [
  ...[row.what, row.browser, row.figure.toFixed(2), row.budget === null ? '-' : `<= ${row.budget}`, row.unit],
  ...[row.detail, isOver(row) ? 'OVER' : ''],
]);
console.log(table([['WHAT', 'BROWSER', 'FIGURE', 'BUDGET', 'UNIT', 'FROM', ''], ...lines]));
const overBudget = rows.filter(isOver).length;
if (values.json) console.log(JSON.stringify({ overBudget, rows }));
process.exitCode = overBudget > 0 ? 1 : 0;
