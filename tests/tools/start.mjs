/*
 * npm start [-- firefox] [--headless]
 * From a fresh checkout to a browser with the extension, logged in to a few sites of the town.
 */
import path from 'node:path';
import { bootstrap, findNode, ROOT } from './bootstrap.mjs';
import { build, run } from './run.mjs';

const words = process.argv.slice(2);
const browser = words.includes('firefox') ? 'firefox' : 'chromium';
const KNOWN = ['chromium', 'firefox', '--headless'];
const strange = words.find((word) => !KNOWN.includes(word));
if (strange !== undefined) {
  console.error(`npm start -- ${strange}: expected one of ${KNOWN.join(', ')}`);
  process.exit(2);
}

try {
  bootstrap([browser], ['openssl']);
  const built = await build(browser);
  process.exitCode = built || (await run([...findNode(), path.join(ROOT, 'tests/tools/start.ts'), ...words]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
