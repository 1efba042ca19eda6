/*
 * npm run measure:survivors, npm run bench: node tests/tools/built.mjs PROGRAM [--no-build] [words]
 * From a fresh checkout to a program that wants both builds; its words are handed on, its exit code is ours. With --json
 * stdout is the program's alone: what the builds say goes to stderr.
 */
import path from 'node:path';
import { bootstrap, findNode, ROOT } from './bootstrap.mjs';
import { buildAll, run } from './run.mjs';

const [program = '', ...words] = process.argv.slice(2);
const CANNOT_RUN = 2;
const BROWSERS = ['chromium', 'firefox'];

try {
  bootstrap(BROWSERS, ['openssl']);
  const stdout = words.includes('--json') ? 2 : 'inherit';
  const built = words.includes('--no-build') ? 0 : await buildAll(BROWSERS, [], stdout);
  const rest = words.filter((word) => word !== '--no-build');
  process.exitCode = built || (await run([...findNode(), path.join(ROOT, program), ...rest]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = CANNOT_RUN;
}
