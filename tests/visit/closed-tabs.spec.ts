import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver } from '../drivers/driver.ts';
import { expect } from '../e2e/fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from '../e2e/logins.ts';
import { logInInContainer } from '../e2e/private-window.ts';
import { cookiesLeft } from '../e2e/remains.ts';
import type { House } from '../sites/town/house.ts';
import { test } from './visit-fixture.ts';
import { LASTING, phaseOf, setSettings } from './visit-steps.ts';

const DONE_MS = 150_000;
const CONTAINER = 'firefox-container-1';
/** In Firefox, where the login at this one is in the container. */
const IN_CONTAINER = 'co-uk';

test.use({ launchWith: { permanentInstall: true, firefoxPrefs: { 'privacy.userContext.enabled': true } } });

test('logins whose tabs were closed before the browser was are ended at its next start, in whatever store they are', async ({
  driver,
  driverName,
  town,
}) => {
  test.setTimeout(300_000);
  const isElsewhere = (id: string) => driverName === 'firefox' && id === IN_CONTAINER;
  const houses = LASTING.filter((id) => !isElsewhere(id)).map(town.house);
  const elsewhere = LASTING.filter(isElsewhere).map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, houses);
  const copied = await copyCredentials(driver, logins);
  for (const house of elsewhere) copied.set(house.id, await logInAndLeave(driver, house));
  await expectListed(popup, [...houses, ...elsewhere]);
  expect(await stillValid(town, copied)).toHaveLength(houses.length + elsewhere.length);
  for (const { tab } of logins) await tab.close();

  await setSettings(driver, { mode: 'shared' });
  await driver.relaunch();
  await expect.poll(() => phaseOf(driver), { timeout: DONE_MS }).toBe('done');
  expect.soft(await stillValid(town, copied)).toEqual([]);
  expect.soft(await cookiesLeft(driver, [...houses, ...elsewhere])).toEqual([]);
});

/** Logs in in the container, and closes its only tab. */
async function logInAndLeave(driver: Driver, house: House): Promise<CopiedCredential> {
  const tabId = await logInInContainer(driver, house);
  const cookies = (await driver.cookies()).filter(({ storeId }) => storeId === CONTAINER);
  await driver.evaluateInExtension(async (id: number) => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { remove(id: number): Promise<void> } } };
    await chrome.tabs.remove(id);
  }, tabId);
  return { cookies: cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path })), storage: {} };
}
