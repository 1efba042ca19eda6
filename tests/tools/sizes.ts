/**
 * Prints each part of the built extension beside its budget: `npm run sizes` after `npm run build`. Exit code 1 when a
 * part is over. Sizes before compression; the package as a zip of all its files at the strongest level.
 */
import { partsOf } from './built-parts.ts';

let isOver = false;
for (const name of ['chrome-mv3', 'firefox-mv3']) {
  console.log(name);
  for (const part of partsOf(name)) {
    const verdict = part.bytes > part.limit ? 'OVER' : 'ok';
    isOver ||= part.bytes > part.limit;
    const [bytes, limit] = [part.bytes, part.limit].map((count) => (count / 1000).toFixed(1).padStart(6));
    console.log(`  ${part.name.padEnd(24)} ${bytes} of ${limit} kB  ${verdict}`);
  }
}
process.exitCode = isOver ? 1 : 0;
