/*
 * npm run test:recipes, test:visit, test:policy, test:elsewhere, test:faces [-- chromium | firefox] [--no-build] [--grep=WORD]:
 * node tests/tools/suite.mjs FOLDER [FOLDER]
 * Runs the end-to-end tests of folders below tests/ with the built extension in real browsers; exit code 1 when one fails.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';
import { buildAll, run } from './run.mjs';

const words = process.argv.slice(2);
const named = ['chromium', 'firefox'].filter((name) => words.includes(name));
const browsers = named.length > 0 ? named : ['chromium', 'firefox'];
const configOf = (folder) => path.join('tests', folder, 'playwright.config.ts');
const isFolder = (word) => existsSync(path.join(ROOT, configOf(word)));
const folders = words.filter(isFolder);

async function runFolder(folder) {
  const mode = folder === 'policy' ? ['--mode', 'managed'] : [];
  const code = await buildAll(words.includes('--no-build') ? [] : browsers, mode);
  if (code !== 0) return code;
  const projects = browsers.map((browser) => `--project=${browser}`);
  const rest = words.filter((word) => !isFolder(word) && !['chromium', 'firefox', '--no-build'].includes(word));
  // A word that is looked for may be in one of several folders only.
  const mayBeNone = folders.length > 1 && rest.length > 0 ? ['--pass-with-no-tests'] : [];
  return run(['playwright', 'test', '--config', configOf(folder), ...projects, ...mayBeNone, ...rest]);
}

/** A folder that fails does not keep the next one from being run. */
async function main() {
  bootstrap(browsers, ['openssl', 'Xvfb']);
  let worst = 0;
  for (const folder of folders) worst = Math.max(worst, await runFolder(folder));
  return worst;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
