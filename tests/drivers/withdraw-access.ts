import type { Driver } from './driver.ts';
import { chromiumId, geckoId } from './manifest.ts';

interface DeveloperPrivate {
  updateExtensionConfiguration(settings: { extensionId: string; hostAccess: string }): Promise<void>;
}

interface Privileged {
  WebExtensionPolicy: { getByID(id: string): { extension: object } | null };
  ChromeUtils: {
    importESModule(url: string): { ExtensionPermissions: Record<string, (...args: unknown[]) => unknown> };
  };
}

/** What a person does at chrome://extensions or about:addons who takes the access to all sites away, or gives it back. */
export async function letReachSites(driver: Driver, extensionDir: string, isAllowed: boolean): Promise<void> {
  if (driver.evaluateInBrowser) return letInFirefox(driver, geckoId(extensionDir), isAllowed);
  const page = await driver.openTab('chrome://extensions');
  const hostAccess = isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK';
  const choose = async (extensionId: string, access: string) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome;
    await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access });
  };
  await page.evaluate(choose, chromiumId(extensionDir), hostAccess);
  await page.close();
}

async function letInFirefox(driver: Driver, addonId: string, isAllowed: boolean): Promise<void> {
  await driver.evaluateInBrowser?.(
    async (id, act) => {
      const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Privileged;
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const origins = { permissions: [], origins: ['<all_urls>'], data_collection: [] };
      await ExtensionPermissions[act]?.(id, origins, WebExtensionPolicy.getByID(id)?.extension);
    },
    addonId,
    isAllowed ? 'add' : 'remove',
  );
}
