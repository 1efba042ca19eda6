/*
 * npm run test:repeat -- TIMES [FOLDER] [--project=chromium] [--grep=WORD …]
 * Runs the end-to-end tests (or those of another folder below tests/) so many times over and prints a tally: each test
 * that was not green every time, and how often. Builds nothing. Exit code 1 where one was not.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { run } from './run.mjs';
import { tally } from './tally.mjs';

const REPORT = path.join(ROOT, 'test-results', 'repeat.json');

async function main([times = '', ...words]) {
  if (!/^[1-9]\d*$/.test(times)) throw new Error('Say how many times: npm run test:repeat -- 10');
  bootstrap(['chromium', 'firefox'], ['openssl', 'Xvfb']);
  const folder = words[0]?.startsWith('-') ? undefined : words.shift();
  const config = folder ? `tests/${folder}/playwright.config.ts` : 'tests/playwright.config.ts';
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const options = ['--config', config, '--repeat-each', times, '--retries=0', '--reporter=line,json', ...words];
  await run(['playwright', 'test', ...options], { PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT });
  const rows = tally(JSON.parse(readFileSync(REPORT, 'utf8')));
  const flaky = rows.filter(({ green, runs }) => green < runs);
  for (const { title, green, runs } of flaky) console.log(`${green} of ${runs} green: ${title}`);
  const runs = rows.reduce((sum, row) => sum + row.runs, 0);
  const red = rows.reduce((sum, row) => sum + row.runs - row.green, 0);
  console.log(`\n${rows.length} tests, ${runs} runs: ${red} red, ${flaky.length} tests not green every time`);
  return rows.length === 0 || red > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
