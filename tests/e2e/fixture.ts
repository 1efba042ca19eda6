import { test as base } from '@playwright/test';
import { type Driver, type LaunchOptions, launch } from '../drivers/driver.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { type DriverOptions, extensionDir } from './driver-options.ts';

interface TestFixtures {
  /** What a test wants otherwise at the browser's start, which is then its own; set it with `test.use`. */
  launchWith: Partial<LaunchOptions>;
  driver: Driver;
}

interface WorkerFixtures extends DriverOptions {
  town: Town;
  /** Gives the browser that the tests of a worker use one after the other, with nothing in it of those before. */
  openShared(): Promise<Driver>;
}

/** One town for each worker, and one browser, in which the extension starts afresh for each test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  driverName: ['chromium', { option: true, scope: 'worker' }],
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
  openShared: [
    async ({ driverName, town }, use) => {
      let driver: Driver | undefined;
      await use(async () => {
        if (driver) await driver.startAfresh();
        driver ??= await launch(driverName, { extensionDir: extensionDir(driverName), hosts: town });
        return driver;
      });
      await driver?.close();
    },
    { scope: 'worker' },
  ],
  driver: async ({ driverName, launchWith, town, openShared }, use) => {
    if (Object.keys(launchWith).length === 0) return use(await openShared());
    const driver = await launch(driverName, { extensionDir: extensionDir(driverName), hosts: town, ...launchWith });
    await use(driver);
    await driver.close();
  },
});

export { expect } from '@playwright/test';
export { type DriverOptions, extensionDir } from './driver-options.ts';
