import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserName } from './options.ts';

const BUILDS: Record<BrowserName, string> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

/** Copies of the built extension, one for each browser. */
export interface BuiltExtension {
  dirOf(browser: BrowserName): string;
  remove(): void;
}

/**
 * Copies the builds: a run takes many minutes, and a build made meanwhile must not change what is measured.
 * Throws a sentence for the person when a build is missing.
 */
export function copyBuilds(browsers: BrowserName[]): BuiltExtension {
  const missing = browsers.find((browser) => !existsSync(resolve('.output', BUILDS[browser], 'manifest.json')));
  if (missing) throw new Error(`There is no built extension in .output/${BUILDS[missing]}: run npm run build first.`);
  const copies = mkdtempSync(join(tmpdir(), 'walkaway-build-'));
  for (const browser of browsers)
    cpSync(resolve('.output', BUILDS[browser]), join(copies, browser), { recursive: true });
  return {
    dirOf: (browser) => join(copies, browser),
    remove: () => rmSync(copies, { recursive: true, force: true }),
  };
}
