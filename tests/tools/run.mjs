import { spawn } from 'node:child_process';
import { ROOT, toolEnvironment } from './bootstrap.mjs';

/**
 * Runs a program of the checkout with its output shown; resolves with its exit code. Ctrl-C reaches the program by
 * itself, as it shares our terminal: it ends in its own way, and we wait for that.
 * @param {string[]} words
 * @param {Record<string, string>} env
 * @param {'inherit' | 2} stdout 2 shows on stderr what the program says on stdout
 * @returns {Promise<number>}
 */
export function run(words, env = {}, stdout = 'inherit') {
  const [program = '', ...rest] = words;
  return new Promise((resolve, reject) => {
    const wait = () => {};
    process.on('SIGINT', wait);
    const child = spawn(program, rest, {
      cwd: ROOT,
      stdio: ['inherit', stdout, 'inherit'],
      env: { ...toolEnvironment(), ...env },
      shell: process.platform === 'win32',
    });
    const stop = () => child.kill('SIGTERM');
    process.on('SIGTERM', stop);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', stop);
      if (signal) console.error(`${program} was stopped by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

/**
 * Builds the extension for one browser; in the mode `managed`, the package for administrators.
 * @param {'chromium' | 'firefox'} browser
 * @param {string[]} mode
 * @param {'inherit' | 2} stdout as for run
 */
export function build(browser, mode = [], stdout = 'inherit') {
  return run(['wxt', 'build', ...(browser === 'firefox' ? ['-b', 'firefox', '--mv3'] : []), ...mode], {}, stdout);
}

/**
 * Builds the extension for each browser in turn; resolves with the first exit code that is not 0.
 * @param {('chromium' | 'firefox')[]} browsers
 * @param {string[]} mode
 * @param {'inherit' | 2} stdout as for run
 */
export async function buildAll(browsers, mode = [], stdout = 'inherit') {
  for (const browser of browsers) {
    const code = await build(browser, mode, stdout);
    if (code !== 0) return code;
  }
  return 0;
}
