import type { Types } from 'webextension-polyfill';
import browser from './api';
import { OPTIONAL_PERMISSIONS } from './optional-permissions';
import { siteAccess } from './site-access';

/** What can be seen from here of how this computer was set up. Null where the browser does not tell. */
export interface MachineFacts {
  browser: 'chromium' | 'firefox';
  id: string;
  version: string;
  isForced: boolean;
  hasAllSites: boolean;
  /** Permissions that the managed package has, and this one lacks. */
  lacking: string[];
  isInPrivateWindows: boolean;
  canDeleteHistory: boolean | null;
  savesPasswords: boolean | null;
  fillsForms: boolean | null;
  shortcut: string;
}

/** Whether any of these settings of the browser is on. */
async function isAnyOn(names: string[]): Promise<boolean | null> {
  const services = (browser as Partial<typeof browser>).privacy?.services as unknown as Record<string, Types.Setting>;
  const settings = names.flatMap((name) => services?.[name] ?? []);
  if (settings.length === 0) return null;
  const values = await Promise.all(settings.map((setting) => setting.get({})));
  return values.some(({ value }) => value !== false);
}

/** Chromium says what a policy lets nobody delete. */
async function canDeleteHistory(): Promise<boolean | null> {
  const { dataRemovalPermitted } = await browser.browsingData.settings();
  return (dataRemovalPermitted as Record<string, boolean>).history ?? null;
}

async function lacking(): Promise<string[]> {
  const has = await Promise.all(
    OPTIONAL_PERMISSIONS.map((name) => browser.permissions.contains({ permissions: [name] })),
  );
  return OPTIONAL_PERMISSIONS.filter((_, index) => !has[index]);
}

/** Looks once; nothing is changed. */
export async function lookAtMachine(): Promise<MachineFacts> {
  const { installType, mayDisable } = await browser.management.getSelf();
  const commands = await browser.commands.getAll();
  return {
    browser: import.meta.env.FIREFOX ? 'firefox' : 'chromium',
    id: browser.runtime.id,
    version: browser.runtime.getManifest().version,
    isForced: installType === 'admin' && mayDisable === false,
    hasAllSites: await browser.permissions.contains({ origins: ['<all_urls>'] }),
    lacking: await lacking(),
    isInPrivateWindows: await siteAccess.hasPrivate(),
    canDeleteHistory: await canDeleteHistory(),
    savesPasswords: await isAnyOn(['passwordSavingEnabled']),
    fillsForms: await isAnyOn(['autofillAddressEnabled', 'autofillCreditCardEnabled']),
    shortcut: commands.find(({ name }) => name === 'end-visit')?.shortcut ?? '',
  };
}
