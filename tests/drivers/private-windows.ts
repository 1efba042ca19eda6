import type { BrowserContext } from '@playwright/test';
import type { BidiClient } from './bidi-client.ts';
import { evaluateInParent } from './bidi-evaluate.ts';
import { until } from './until.ts';

interface DeveloperPrivate {
  updateExtensionConfiguration(settings: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
}

interface Extensions {
  chrome: { developerPrivate: DeveloperPrivate };
}

/** Turns on what a person turns on at chrome://extensions, and waits: the extension is loaded anew, and its pages are not there meanwhile. */
export async function allowInIncognito(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as Extensions).chrome;
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  const isBack = async (id: string) => {
    const { developerPrivate } = (globalThis as unknown as Extensions).chrome;
    const { state, incognitoAccess } = await developerPrivate.getExtensionInfo(id);
    return state === 'ENABLED' && incognitoAccess.isActive;
  };
  await until('the extension is loaded anew', () => page.evaluate(isBack, extensionId));
  await page.close();
}

interface Privileged {
  WebExtensionPolicy: { getByID(id: string): { extension: object } | null };
  ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: { add(...args: unknown[]): Promise<void> };
      AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
    };
  };
}

/** What a person chooses at about:addons; the add-on has to start again to notice. */
export async function allowInPrivateWindows(client: BidiClient, addonId: string): Promise<void> {
  const allow = async (id: string) => {
    const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Privileged;
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const granted = { permissions: ['internal:privateBrowsingAllowed'], origins: [], data_collection: [] };
    await ExtensionPermissions.add(id, granted, WebExtensionPolicy.getByID(id)?.extension);
    await (await AddonManager.getAddonByID(id)).reload();
  };
  await evaluateInParent(client, allow, addonId);
}
