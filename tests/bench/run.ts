/**
 * Measures what has a budget and prints each figure beside it: `npm run bench [-- --browser NAME] [--only WORD] [--json]
 * [--keep]`. Exit code 1 when a figure is over its budget. `--json`: JSON alone goes to stdout, the table to stderr.
 * Saves rows and a chart in test-results/bench/; `--keep` puts them into docs/ as well, the chart of a whole run only.
 * Nothing here is a test: a busy machine makes figures worse, not wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../drivers/driver.ts';
import { table } from '../tools/log-out-report.ts';
import { badgeRows } from './badge-rows.ts';
import { burstRows } from './burst-rows.ts';
import { chart } from './chart.ts';
import { keepHistory } from './history.ts';
import { logOutRows } from './log-out-rows.ts';
import { pageRows } from './page-rows.ts';
import { popupRows } from './popup-rows.ts';
import { isOver, type Row } from './row.ts';
import { sizeRows } from './size-rows.ts';
import { tabsRows } from './tabs-rows.ts';
import { wakeUpRows } from './wake-up-rows.ts';
import { wipeRows } from './wipe-rows.ts';

const OUT = path.resolve(import.meta.dirname, '../../test-results/bench');

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

/** Every benchmark there is; each gives its rows. */
const BENCHMARKS: Record<string, (browsers: BrowserName[]) => Promise<Row[]>> = {
  sizes: sizeRows,
  pages: pageRows,
  badge: badgeRows,
  burst: burstRows,
  wakeups: wakeUpRows,
  popup: popupRows,
  tabs: tabsRows,
  wipe: wipeRows,
  logout: logOutRows,
};
const unknown = values.only?.find((name) => !(name in BENCHMARKS));
if (unknown !== undefined) {
  console.error(`--only ${unknown}: expected one of ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(2);
}

const rows: Row[] = [];
const failures: string[] = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (values.only && !values.only.includes(name)) continue;
  console.error(`measuring ${name} …`);
  try {
    rows.push(...(await benchmark(browsers)));
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const lines = rows.map((row) => [
  ...[row.what, row.browser, row.figure.toFixed(2), row.budget === null ? '-' : `<= ${row.budget}`, row.unit],
  ...[row.detail, isOver(row) ? 'OVER' : ''],
]);
const tell = values.json ? console.error : console.log; // stdout then belongs to the program that reads the JSON
tell(table([['WHAT', 'BROWSER', 'FIGURE', 'BUDGET', 'UNIT', 'FROM', ''], ...lines]));
for (const failure of failures) console.error(`NOT MEASURED ${failure}`);
mkdirSync(OUT, { recursive: true });
writeFileSync(path.join(OUT, 'rows.json'), JSON.stringify(rows, null, 1));
writeFileSync(path.join(OUT, 'chart.svg'), chart(rows));
const isWhole = !values.only && !values.browser && failures.length === 0;
if (values.keep && rows.length > 0) keepHistory(rows, isWhole);
const overBudget = rows.filter(isOver).length;
if (values.json) console.log(JSON.stringify({ overBudget, rows, notMeasured: failures }));
process.exitCode = overBudget > 0 || failures.length > 0 ? 1 : 0;
