import { launch } from '../drivers/driver.ts';
import { type Relay, startRelay } from '../drivers/relay.ts';
import { test as base, extensionDir } from './fixture.ts';

/** As the ordinary fixture, with a network between browser and town that a test can slow down or break. */
export const test = base.extend<{ relay: Relay }>({
  relay: async ({ town }, use) => {
    const relay = await startRelay(town);
    await use(relay);
    await relay.close();
  },
  driver: async ({ driverName, launchWith, relay }, use) => {
    const driver = await launch(driverName, { extensionDir: extensionDir(driverName), hosts: relay, ...launchWith });
    await use(driver);
    await driver.close();
  },
});
