/*
 * npm test [-- unit | e2e]
 * Runs every check in order, goes on after a failure, and ends with one line: N passed, N failed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { countedLines, countPlaywright, countVitest, faultLine, hostileLine } from './count-tests.mjs';
import { build, run } from './run.mjs';

const RESULTS = path.join(ROOT, 'test-results');
const VITEST = path.join(RESULTS, 'vitest.json');
const PLAYWRIGHT = path.join(RESULTS, 'playwright.json');

const wxtPrepare = { title: 'wxt prepare', run: () => run(['wxt', 'prepare']) };
const checks = [
  wxtPrepare,
  { title: 'types', run: () => run(['tsc', '--noEmit']) },
  { title: 'biome', run: () => run(['biome', 'check', '.']) },
];
const unit = {
  title: 'unit tests',
  run: () => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`];
    return run(['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters]);
  },
  count: () => countVitest(VITEST),
};
const builds = [
  { title: 'build for Chromium', run: () => build('chromium') },
  { title: 'build for Firefox', run: () => build('firefox') },
];
const e2e = {
  title: 'end-to-end tests in both browsers',
  run: () =>
    run(['playwright', 'test', '--config', 'tests/playwright.config.ts', '--reporter=line,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT,
    }),
  count: () => countPlaywright(PLAYWRIGHT),
};

const PARTS = { all: [...checks, unit, ...builds, e2e], unit: [wxtPrepare, unit], e2e: [...builds, e2e] };

/** Runs one step; a step with tests must have run at least one, and a failed step is at least one failure. */
async function perform(step) {
  console.log(`\n== ${step.title}`);
  const startMs = Date.now();
  const code = await runStep(step);
  const counted = step.count?.() ?? { passed: 0, failed: 0 };
  const isEmpty = step.count !== undefined && counted.passed + counted.failed === 0;
  const isFailed = code !== 0 || counted.failed > 0 || isEmpty;
  const verdict = isEmpty ? 'NO TEST RAN' : isFailed ? 'FAILED' : 'ok';
  console.log(`== ${step.title}: ${verdict}, ${((Date.now() - startMs) / 1000).toFixed(1)} s`);
  return { title: step.title, isFailed, passed: counted.passed, failed: counted.failed || (isFailed ? 1 : 0) };
}

async function runStep(step) {
  try {
    return await step.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function main(part) {
  const steps = PARTS[part];
  if (!steps) throw new Error(`There is no part "${part}"; there are: ${Object.keys(PARTS).join(', ')}.`);
  bootstrap(part === 'unit' ? [] : ['chromium', 'firefox'], part === 'unit' ? [] : ['openssl', 'Xvfb']);
  mkdirSync(RESULTS, { recursive: true });
  for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true });
  const results = [];
  for (const step of steps) results.push(await perform(step));
  const failedSteps = results.filter(({ isFailed }) => isFailed).map(({ title }) => title);
  if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
  const counted = [hostileLine(VITEST), faultLine(VITEST), ...countedLines(PLAYWRIGHT)].filter((line) => line !== '');
  if (counted.length > 0) console.log(`\n${counted.join('\n')}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return failedSteps.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv[2] ?? 'all');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
