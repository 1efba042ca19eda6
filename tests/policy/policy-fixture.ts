import path from 'node:path';
import { type BrowserName, launch } from '../drivers/driver.ts';
import { type MachineOptions, type PolicyMachine, policyMachine } from '../drivers/policy-machine.ts';
import { type Relay, startRelay } from '../drivers/relay.ts';
import { test as base } from '../e2e/fixture.ts';

/** The managed package, as `npm run build:managed` leaves it. */
const managedDir = (browser: BrowserName): string =>
  path.resolve(import.meta.dirname, `../../.output/${browser === 'chromium' ? 'chrome' : 'firefox'}-mv3-managed`);

interface PolicyFixtures {
  /** What the policy says, when the browser starts; set it with `test.use`. */
  policy: MachineOptions;
  machine: PolicyMachine;
  relay: Relay;
}

/** A browser on a machine that an administrator has set up; Walkaway is installed by force. */
export const test = base.extend<PolicyFixtures>({
  policy: [{ values: { mode: 'kiosk' } }, { option: true }],
  machine: async ({ driverName, policy }, use) => {
    const machine = await policyMachine(driverName, managedDir(driverName), policy);
    await use(machine);
    machine.remove();
  },
  relay: async ({ town }, use) => {
    const relay = await startRelay(town);
    await use(relay);
    await relay.close();
  },
  driver: async ({ driverName, launchWith, machine, relay }, use) => {
    const extensionDir = managedDir(driverName);
    const driver = await launch(driverName, { extensionDir, hosts: relay, byPolicy: machine, ...launchWith });
    await use(driver);
    await driver.close();
  },
});
