import { test as base } from '@playwright/test';
import { type Driver, type LaunchOptions, launch } from '../drivers/driver.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { type DriverOptions, extensionDir } from './driver-options.ts';

interface TestFixtures extends DriverOptions {
  /** What a test wants otherwise at the browser's start; set it with `test.use`. */
  launchWith: Partial<LaunchOptions>;
  driver: Driver;
}

/** One town for each worker, one browser with the extension for each test. */
export const test = base.extend<TestFixtures, { town: Town }>({
  driverName: ['chromium', { option: true }],
  launchWith: [{}, { option: true }],
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const town = await startTown();
      await use(town);
      await town.close();
    },
    { scope: 'worker' },
  ],
  driver: async ({ driverName, launchWith, town }, use) => {
    const driver = await launch(driverName, {
      extensionDir: extensionDir(driverName),
      hosts: town,
      ...launchWith,
    });
    await use(driver);
    await driver.close();
  },
});

export { expect } from '@playwright/test';
export { type DriverOptions, extensionDir } from './driver-options.ts';
