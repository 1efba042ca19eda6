/**
 * npm run reproducible [-- chromium | edge | firefox]: exports the present commit into two folders of different names,
 * builds each package there, those for stores and for administrators too, and compares every byte. Exit code 1 where
 * two differ.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['one', 'another-place/of-another-length'];
const BROWSERS = { chromium: [], edge: ['-b', 'edge'], firefox: ['-b', 'firefox', '--mv3'] };
const OUTPUT = { chromium: 'chrome-mv3', edge: 'edge-mv3', firefox: 'firefox-mv3' };
type Browser = keyof typeof BROWSERS;
type Mode = 'store' | 'managed' | null;

/** What a release publishes, and what tests run in. */
const PACKAGES: { browser: Browser; mode: Mode }[] = [
  { browser: 'chromium', mode: null },
  { browser: 'chromium', mode: 'store' },
  { browser: 'chromium', mode: 'managed' },
  { browser: 'edge', mode: 'store' },
  { browser: 'firefox', mode: null },
  { browser: 'firefox', mode: 'store' },
  { browser: 'firefox', mode: 'managed' },
];

function build(folder: string, browser: Browser, mode: Mode): void {
  const words = ['build', ...BROWSERS[browser], ...(mode ? ['--mode', mode] : [])];
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/wxt'), words, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${folder}: the build failed`);
}

/** Digest of every file below a folder, by its path. */
function digests(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

function differences(one: Map<string, string>, other: Map<string, string>): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}

const place = mkdtempSync(join(tmpdir(), 'walkaway-'));
try {
  const named = process.argv.slice(2).filter((word): word is Browser => word in BROWSERS);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 2 ** 30 });
  const folders = FOLDERS.map((name) => join(place, name));
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  }
  for (const { browser, mode } of PACKAGES) {
    if (named.length > 0 && !named.includes(browser)) continue;
    const name = mode ? `${browser} (${mode})` : browser;
    const output = OUTPUT[browser] + (mode ? `-${mode}` : '');
    for (const folder of folders) build(folder, browser, mode);
    const [one, other] = folders.map((folder) => digests(join(folder, '.output', output)));
    if (!one || !other || one.size === 0) throw new Error(`${name}: nothing was built`);
    const different = differences(one, other);
    console.log(`${name}, ${commit.slice(0, 8)}: ${one.size} files, ${different.length} different`);
    for (const file of different) console.log(`  ${file}`);
    if (different.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
