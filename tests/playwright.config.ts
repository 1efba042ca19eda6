import { defineConfig } from '@playwright/test';
import type { DriverOptions } from './e2e/driver-options.ts';

/** Each test is written once and runs in both browsers; the project says in which. */
export default defineConfig<DriverOptions>({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  reporter: 'line',
  // Two browsers at once keep two cores busy; a machine that nobody watches takes its time instead, and says what was flaky.
  workers: process.env.CI ? 1 : 2,
  retries: process.env.CI ? 2 : 0,
  // A limit for what hangs, not a measure: both browsers share two cores with everything else.
  timeout: 180_000,
  forbidOnly: true,
  projects: [
    { name: 'chromium', use: { driverName: 'chromium' } },
    { name: 'firefox', use: { driverName: 'firefox' } },
  ],
});
