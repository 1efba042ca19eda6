import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const PROGRAMS = process.env.PROGRAMFILES ?? 'C:\\Program Files';
const PROGRAMS_X86 = process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)';

/** Per browser: the variable that names it, names to look for in PATH, then the usual places. */
const CANDIDATES = {
  chromium: {
    variable: 'CHROMIUM',
    // Chromium first: branded Chrome and Edge no longer obey --load-extension.
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    files: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      path.join(PROGRAMS, 'Chromium', 'Application', 'chrome.exe'),
      path.join(PROGRAMS, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(PROGRAMS_X86, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    // ESR first: only ESR and developer builds take an unsigned extension for good.
    names: ['firefox-esr', 'firefox'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      path.join(PROGRAMS, 'Mozilla Firefox', 'firefox.exe'),
      path.join(PROGRAMS_X86, 'Mozilla Firefox', 'firefox.exe'),
    ],
  },
};

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there or not to be run: both mean that the next candidate is asked
  }
}

/**
 * Where a program lies in PATH, or undefined.
 * @param {string} name
 */
export function findInPath(name) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix))).find(isProgram);
}

/**
 * Path of the browser's program; throws a plain sentence when there is none.
 * @param {'chromium' | 'firefox'} browser
 * @returns {string}
 */
export function findBrowser(browser) {
  const { variable, names, files } = CANDIDATES[browser];
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`The environment variable ${variable} names ${named}, which is not a program.`);
  }
  for (const name of names) {
    const found = findInPath(name);
    if (found) return found;
  }
  const usual = files.find(isProgram);
  if (usual) return usual;
  const title = browser === 'chromium' ? 'Chromium' : 'Firefox';
  throw new Error(`${title} was not found. Install it, or set ${variable} to the path of its program.`);
}
