/*
 * npm run test:recipes, test:visit, test:policy, test:elsewhere [-- chromium | firefox] [--no-build] [--grep=WORD]: node tests/tools/suite.mjs FOLDER
 * Runs the end-to-end tests of one folder below tests/ with the built extension in real browsers; exit code 1 when one fails.
 */
import { bootstrap } from './bootstrap.mjs';
import { buildAll, run } from './run.mjs';

const [folder = '', ...words] = process.argv.slice(2);
const named = ['chromium', 'firefox'].filter((name) => words.includes(name));
const browsers = named.length > 0 ? named : ['chromium', 'firefox'];

async function main() {
  bootstrap(browsers, ['openssl', 'Xvfb']);
  const mode = folder === 'policy' ? ['--mode', 'managed'] : [];
  const code = await buildAll(words.includes('--no-build') ? [] : browsers, mode);
  if (code !== 0) return code;
  const projects = browsers.map((browser) => `--project=${browser}`);
  const rest = words.filter((word) => !['chromium', 'firefox', '--no-build'].includes(word));
  return run(['playwright', 'test', '--config', `tests/${folder}/playwright.config.ts`, ...projects, ...rest]);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
