/*
 * npm run test:recipes [-- chromium | firefox] [--no-build]
 * Every recipe against its simulated site, with the built extension in a real browser: one row for each, exit code 1 when
 * one is wrong. Chromium takes all of them, Firefox one of each kind.
 */
import { bootstrap } from './bootstrap.mjs';
import { build, run } from './run.mjs';

const words = process.argv.slice(2);
const named = ['chromium', 'firefox'].filter((name) => words.includes(name));
const browsers = named.length > 0 ? named : ['chromium', 'firefox'];

async function main() {
  bootstrap(browsers, ['openssl', 'Xvfb']);
  for (const browser of words.includes('--no-build') ? [] : browsers) {
    const code = await build(browser);
    if (code !== 0) return code;
  }
  const projects = browsers.map((browser) => `--project=${browser}`);
  return run(['playwright', 'test', '--config', 'tests/playwright.config.ts', ...projects, 'recipes.spec.ts'], {
    RECIPE_ROUNDS: 'both',
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
