import type { Driver } from '../drivers/driver.ts';
import { expect, test } from '../e2e/fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from '../e2e/logins.ts';
import { countCovers, setSettings } from './visit-steps.ts';

// A browser of its own: what it allows would be allowed to the tests after it as well.
test.use({ launchWith: { keepWelcome: false } });

test('somebody who opens private windows to Walkaway goes on with their visit, though the browser loads it anew', async ({
  driver,
  town,
}) => {
  const house = town.house('get-link');
  await setSettings(driver, { mode: 'shared' });
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, [house]);
  const copied = await copyCredentials(driver, logins);
  await expectListed(popup, [house]);
  await popup.close();

  await allowPrivateWindows(driver);
  await expectListed(await driver.extensionPage('/popup.html'), [house]);
  expect(await logins[0]?.tab.count(house.loggedInSelector)).toBe(1);
  expect(await stillValid(town, copied)).toEqual([house.id]);
  expect(await countCovers(driver)).toBe(0);
});

interface Details {
  id: string;
  name: string;
  state: string;
  incognitoAccess: { isActive: boolean };
}

interface Privileged {
  chrome: {
    developerPrivate: {
      getExtensionsInfo(): Promise<Details[]>;
      updateExtensionConfiguration(settings: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    };
  };
  WebExtensionPolicy: { getActiveExtensions(): { id: string; name: string; extension: object }[] };
  ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: { add(...args: unknown[]): Promise<void> };
      AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
    };
  };
}

/** What a person chooses at `chrome://extensions` or `about:addons`; resolves when the extension is there again. */
async function allowPrivateWindows(driver: Driver): Promise<void> {
  if (driver.evaluateInBrowser) return driver.evaluateInBrowser(allowInFirefox);
  const page = await driver.openTab('chrome://extensions');
  await page.evaluate(allowInChromium);
  await page.waitForFunction(isLoadedAnew);
  await page.close();
}

async function allowInChromium(): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as Privileged).chrome;
  const own = (await developerPrivate.getExtensionsInfo()).find(({ name }) => name.includes('Walkaway'));
  await developerPrivate.updateExtensionConfiguration({ extensionId: own?.id ?? '', incognitoAccess: true });
}

async function isLoadedAnew(): Promise<boolean> {
  const { developerPrivate } = (globalThis as unknown as Privileged).chrome;
  const own = (await developerPrivate.getExtensionsInfo()).find(({ name }) => name.includes('Walkaway'));
  return own?.state === 'ENABLED' && own.incognitoAccess.isActive;
}

async function allowInFirefox(): Promise<void> {
  const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Privileged;
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const own = WebExtensionPolicy.getActiveExtensions().find(({ name }) => name.includes('Walkaway'));
  const granted = { permissions: ['internal:privateBrowsingAllowed'], origins: [], data_collection: [] };
  await ExtensionPermissions.add(own?.id, granted, own?.extension);
  await (await AddonManager.getAddonByID(own?.id ?? '')).reload();
}
