import { defineConfig } from '@playwright/test';
import type { DriverOptions } from '../e2e/driver-options.ts';
import common from '../playwright.config.ts';
import { SAMPLE_TITLE } from './recipe-reporter.ts';

/** What `npm run test:recipes` runs: the whole catalogue takes too long for `npm test`, which tries it in Node. */
export default defineConfig<DriverOptions>(common, {
  testDir: '.',
  outputDir: '../../test-results/recipes',
  reporter: [['line'], ['./recipe-reporter.ts']],
  workers: 1,
  retries: 0,
  projects: [
    { name: 'chromium', use: { driverName: 'chromium' } },
    { name: 'firefox', use: { driverName: 'firefox' }, grep: new RegExp(SAMPLE_TITLE) },
  ],
});
