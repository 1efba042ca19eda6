/*
 * npm run test:sites [-- --browser NAME] [--app NAME] [--no-install] [--no-build] [--json FILE]
 * From a fresh checkout to the built extension measured against the real applications in the folder FLEET_DIR.
 */
import path from 'node:path';
import { bootstrap, findNode, ROOT } from './bootstrap.mjs';
import { buildAll, run } from './run.mjs';

const words = process.argv.slice(2);
const named = ['chromium', 'firefox'].filter((name) => words.includes(name) || words.includes(`--browser=${name}`));
const browsers = named.length > 0 ? named : ['chromium', 'firefox'];
const CANNOT_RUN = 2;

try {
  bootstrap(browsers);
  // Said before the minutes of a build, and by the program that knows best.
  const isPointless = !process.env.FLEET_DIR;
  const built = isPointless || words.includes('--no-build') ? 0 : await buildAll(browsers);
  const rest = words.filter((word) => word !== '--no-build');
  process.exitCode = built || (await run([...findNode(), path.join(ROOT, 'tests/sites/fleet/run.ts'), ...rest]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = CANNOT_RUN;
}
