import path from 'node:path';
import type { BrowserName } from '../drivers/driver.ts';

/** What a project of playwright.config.ts decides. */
export interface DriverOptions {
  driverName: BrowserName;
}

/** Folder of the built extension for a browser. */
export function extensionDir(name: BrowserName): string {
  const folder = name === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  return path.resolve(import.meta.dirname, '../../.output', folder);
}
