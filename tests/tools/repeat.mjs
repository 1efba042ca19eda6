/*
 * npm run test:repeat -- TIMES [FOLDER] [--project=chromium] [--grep=WORD …]
 * Runs the tests of `npm test` so many times over, those without a browser first (or the tests of one folder below
 * tests/: unit, e2e, faults …), and prints a tally: each test that was not green every time, and how often. Exit code 1
 * where one was not, or where a run failed otherwise, such as by a file that could not be loaded.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { buildAll, run } from './run.mjs';
import { errorsOf, exitCodeOf, tally, tallyUnit } from './tally.mjs';

const REPORT = path.join(ROOT, 'test-results', 'repeat.json');

/** Takes the report away as it is read: the last run's is never taken for that of a run which broke off. */
function readReport() {
  if (!existsSync(REPORT)) throw new Error('A run ended without a report: what it printed above says why.');
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  rmSync(REPORT);
  return report;
}

async function repeatUnit(times) {
  const reports = [];
  const codes = [];
  for (let time = 1; time <= times; time++) {
    console.log(`\n== tests without a browser, ${time} of ${times}`);
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${REPORT}`];
    codes.push(await run(['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters]));
    reports.push(readReport());
  }
  return { rows: tallyUnit(reports, path.join(ROOT, 'tests')), codes };
}

async function repeatInBrowsers(times, folder, words) {
  const config = folder === 'e2e' ? 'tests/playwright.config.ts' : `tests/${folder}/playwright.config.ts`;
  const options = ['--config', config, '--repeat-each', `${times}`, '--retries=0', '--reporter=line,json', ...words];
  const code = await run(['playwright', 'test', ...options], { PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT });
  const report = readReport();
  for (const error of errorsOf(report)) console.error(error);
  return { rows: tally(report), codes: [code] };
}

async function main([times = '', ...words]) {
  if (!/^[1-9]\d*$/.test(times)) throw new Error('Say how many times: npm run test:repeat -- 10');
  const folder = words[0]?.startsWith('-') ? undefined : words.shift();
  // A word that is looked for, or one browser, means the tests in browsers.
  const isUnit = folder === 'unit' || (folder === undefined && words.length === 0);
  const isInBrowsers = folder !== 'unit';
  bootstrap(isInBrowsers ? ['chromium', 'firefox'] : [], isInBrowsers ? ['openssl', 'Xvfb'] : []);
  // The tests without a browser want what `wxt prepare` writes; a build writes it as well.
  const code = isInBrowsers ? await buildAll(['chromium', 'firefox'], []) : await run(['wxt', 'prepare']);
  if (code !== 0) return code;
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const done = [
    ...(isUnit ? [await repeatUnit(Number(times))] : []),
    ...(isInBrowsers ? [await repeatInBrowsers(times, folder ?? 'e2e', words)] : []),
  ];
  const rows = done.flatMap((each) => each.rows);
  const codes = done.flatMap((each) => each.codes);
  const flaky = rows.filter(({ green, runs }) => green < runs);
  for (const { title, green, runs } of flaky) console.log(`${green} of ${runs} green: ${title}`);
  const runs = rows.reduce((sum, row) => sum + row.runs, 0);
  const red = rows.reduce((sum, row) => sum + row.runs - row.green, 0);
  console.log(`\n${rows.length} tests, ${runs} runs: ${red} red, ${flaky.length} tests not green every time`);
  if (red === 0 && codes.some((each) => each !== 0)) console.error('A run failed outside its tests: see above.');
  return exitCodeOf(rows, codes);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
