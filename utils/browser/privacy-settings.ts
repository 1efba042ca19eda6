import type { Types } from 'webextension-polyfill';
import browser from './api';
import { onPermissionsChange } from './on-permissions-change';

/** Whether the browser keeps from offering to save passwords: `off` as the guard is, `denied` without the permission. */
export type PasswordSaving = 'off' | 'stopped' | 'controlled-elsewhere' | 'denied';

/** The browser's own saving of passwords, addresses and cards. Firefox lets an extension reach the passwords only. */
export interface PrivacySettings {
  /** Stops the saving, or gives every setting back the value it would have without us. Both can be done twice. */
  stopSaving(isStopped: boolean): Promise<PasswordSaving>;
  /** Calls back when the permission was given or taken. */
  onPermission(listener: () => void): void;
}

const PERMISSION = { permissions: ['privacy' as const] };
const NAMES = ['passwordSavingEnabled', 'autofillAddressEnabled', 'autofillCreditCardEnabled'];

/** Those of the browser's settings that are there: the permission may be missing, and Firefox has one of them. */
function settingsHere(): Types.Setting[] {
  const services = (browser as Partial<typeof browser>).privacy?.services as unknown as Record<string, Types.Setting>;
  return NAMES.flatMap((name) => services?.[name] ?? []);
}

/** True where the setting is off at last, by us or by somebody who may do more, such as an administrator. */
async function stop(setting: Types.Setting): Promise<boolean> {
  const { levelOfControl } = await setting.get({});
  if (levelOfControl?.endsWith('by_this_extension')) await setting.set({ value: false });
  return (await setting.get({})).value === false;
}

export const privacySettings: PrivacySettings = {
  async stopSaving(isStopped) {
    const settings = (await browser.permissions.contains(PERMISSION)) ? settingsHere() : [];
    if (!isStopped) {
      await Promise.all(settings.map((setting) => setting.clear({})));
      return 'off';
    }
    if (settings.length === 0) return 'denied';
    const areStopped = await Promise.all(settings.map(stop));
    return areStopped.every(Boolean) ? 'stopped' : 'controlled-elsewhere';
  },
  onPermission: onPermissionsChange,
};

/** Asks the person for the permission; only from a click in one of our own pages. */
export const requestPrivacy = (): Promise<boolean> => browser.permissions.request(PERMISSION);
