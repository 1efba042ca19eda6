/** Sizes of what was built, each beside its budget (design.md section 8): before compression; the package as a zip. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A suffix that only the table of all of them names. */
const IN_SUFFIX_TABLE = 'kawasaki';
/** What a zip holds beside the data of a file: two headers, and its path twice. */
const ZIP_ENTRY_BYTES = 76;

export interface Part {
  name: string;
  bytes: number;
  limit: number;
}

const sizeOf = (file: string) => statSync(file).size;

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
}

function zippedBytes(folder: string): number {
  const packed = filesOf(folder).map((file) => {
    const path = file.length - folder.length - 1;
    return deflateRawSync(readFileSync(file), { level: 9 }).length + ZIP_ENTRY_BYTES + 2 * path;
  });
  return packed.reduce((sum, bytes) => sum + bytes, 0);
}

/** Everything that a page of the extension loads before it shows anything. */
function loadedBy(folder: string, page: string): number {
  const markup = readFileSync(`${folder}/${page}`, 'utf8');
  const links = [...markup.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
  return [...new Set(links)].reduce((sum, path) => sum + sizeOf(folder + path), 0);
}

/** A script and everything that it imports before it runs: modules are shared with pages, each is counted once. */
function scriptsOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:^|[;\s])import(?:[^;()'"`]*?from)?\s*["'](\.[^"']+)["']/g,
  ))
    scriptsOf(join(dirname(file), path), known);
  return known;
}

/** What the background loads, and the chunk of it that holds the suffixes of all domains, which has its own budget. */
function backgroundOf(folder: string): { bytes: number; suffixTable: number } {
  const scripts = [...scriptsOf(join(folder, 'background.js'))];
  const [chunk, ...more] = scripts.filter((file) => readFileSync(file, 'utf8').includes(IN_SUFFIX_TABLE));
  if (!chunk || more.length > 0 || chunk === scripts[0])
    throw new Error(`${folder}: the suffix table is in no chunk of its own`);
  const suffixTable = sizeOf(chunk);
  return { bytes: scripts.reduce((sum, one) => sum + sizeOf(one), 0) - suffixTable, suffixTable };
}

/** The parts of one built package (`chrome-mv3` or `firefox-mv3`), in bytes. Throws where it is not built. */
export function partsOf(name: string): Part[] {
  const folder = `${ROOT}/.output/${name}`;
  if (!existsSync(folder)) throw new Error(`${name} is not built: run npm run build first`);
  const background = backgroundOf(folder);
  return [
    { name: 'package, zipped', bytes: zippedBytes(folder), limit: 300_000 },
    { name: 'popup, script and style', bytes: loadedBy(folder, 'popup.html'), limit: 60_000 },
    { name: 'background', bytes: background.bytes, limit: 90_000 },
    { name: 'suffix table', bytes: background.suffixTable, limit: 130_000 },
    { name: 'login guard', bytes: sizeOf(`${folder}/login-guard.js`), limit: 3_000 },
    { name: 'what reads pages', bytes: sizeOf(`${folder}/page-functions.js`), limit: 120_000 },
  ];
}
