/*
 * npm run test:faults [-- chromium | firefox] [--no-build]
 * Faults and hostile input: those that a browser adds nothing to, then those that need one. Prints how many of each were
 * tried; exit code 1 when one was not withstood.
 */
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { countVitest, hostileLine } from './count-tests.mjs';
import { run } from './run.mjs';

const VITEST = path.join(ROOT, 'test-results', 'faults.json');

async function main() {
  bootstrap([], []);
  const files = ['tests/unit/faults', 'tests/unit/hostile'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`];
  const unit = await run(['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...files]);
  const { passed, failed } = countVitest(VITEST);
  console.log(`\n${hostileLine(VITEST)}\nwithout a browser: ${passed} passed, ${failed} failed`);
  return unit;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
