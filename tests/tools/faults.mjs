/*
 * npm run test:faults [-- chromium | firefox] [--no-build] [--no-browser]
 * Faults and hostile input: those that a browser adds nothing to, then those that need one. Prints how many of each were
 * tried; exit code 1 when one was not withstood.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { countedLines, countVitest, faultLine, hostileLine } from './count-tests.mjs';
import { run } from './run.mjs';

const VITEST = path.join(ROOT, 'test-results', 'faults.json');
const PLAYWRIGHT = path.join(ROOT, 'test-results', 'faults-in-browsers.json');
const words = process.argv.slice(2);

async function main() {
  bootstrap([], []);
  const files = ['tests/unit/faults', 'tests/unit/hostile'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`];
  rmSync(VITEST, { force: true });
  // The tests without a browser want what it writes.
  const prepared = await run(['wxt', 'prepare']);
  if (prepared !== 0) return prepared;
  const unit = await run(['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...files]);
  const rest = words.filter((word) => word !== '--no-browser');
  rmSync(PLAYWRIGHT, { force: true });
  const suite = ['node', 'tests/tools/suite.mjs', 'faults', '--reporter=line,json', ...rest];
  const reportTo = { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT };
  const browsers = words.includes('--no-browser') ? 0 : await run(suite, reportTo);
  const { passed, failed } = countVitest(VITEST);
  const lines = [hostileLine(VITEST), faultLine(VITEST), `tests without a browser: ${passed} passed, ${failed} failed`];
  console.log(`\n${[...lines, ...countedLines(PLAYWRIGHT)].filter((line) => line !== '').join('\n')}`);
  return unit || browsers;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
