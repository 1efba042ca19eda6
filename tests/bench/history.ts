import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chart } from './chart.ts';
import { isOver, type Row } from './row.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');

/** A row of the table, with a budget or without. */
export function historyLine(row: Row): string {
  const figure = `${row.figure.toFixed(2)}${isOver(row) ? ' **over**' : ''}`;
  return `| ${row.what} | ${row.browser} | ${figure} | ${row.budget ?? '-'} | ${row.unit} | ${row.detail} |`;
}

/** Adds a run to docs/benchmarks.md. Only a whole one is drawn into docs/benchmarks.svg, which shows every budget. */
export function keepHistory(rows: Row[], isWhole: boolean, docs = DOCS): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  const title = `## ${day}, commit ${commit}, ${os.cpus().length} cores of ${os.cpus()[0]?.model ?? 'an unknown kind'}`;
  const head = '| what | browser | figure | budget | unit | from |\n|---|---|---|---|---|---|';
  appendFileSync(path.join(docs, 'benchmarks.md'), `\n${title}\n\n${head}\n${rows.map(historyLine).join('\n')}\n`);
  if (isWhole) writeFileSync(path.join(docs, 'benchmarks.svg'), chart(rows));
}
