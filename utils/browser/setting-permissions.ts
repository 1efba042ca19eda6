import type { Manifest } from 'webextension-polyfill';
import browser from './api';

/** By the key of a setting: optional permissions without which a setting has no effect. Chromium forgets closed tabs by way of the history. */
const NEEDED: Record<string, Manifest.OptionalPermission[]> = {
  wipeHistory: ['history'],
  wipeDownloads: ['downloads'],
  wipeDownloadedFiles: ['downloads'],
  wipeRecentlyClosed: import.meta.env.FIREFOX ? ['sessions'] : ['sessions', 'history'],
  wipeClipboard: ['clipboardWrite'],
  notifyLeftToDo: ['notifications'],
};

/** Keys of settings that lack a permission they need. */
export async function settingsWithoutPermission(): Promise<string[]> {
  const entries = Object.entries(NEEDED);
  const granted = await Promise.all(entries.map(([, permissions]) => browser.permissions.contains({ permissions })));
  return entries.filter((_, index) => !granted[index]).map(([key]) => key);
}

/** Opens the browser's own question for what a setting needs; only from a press in one of our pages. */
export const requestForSetting = async (key: string): Promise<boolean> => {
  const permissions = NEEDED[key];
  return permissions ? browser.permissions.request({ permissions }) : true;
};

/** What a shared computer forgets by default, and what keeps passwords from being saved there. */
const SHARED: Manifest.OptionalPermission[] = [
  ...new Set([
    ...['wipeHistory', 'wipeDownloads', 'wipeRecentlyClosed'].flatMap((key) => NEEDED[key] ?? []),
    'privacy' as const,
  ]),
];

/** Whether the person has allowed all of it. */
export const maySharedForget = (): Promise<boolean> => browser.permissions.contains({ permissions: SHARED });

/** Opens the browser's own question for all of it; only from a press in one of our pages. */
export const requestSharedForget = (): Promise<boolean> => browser.permissions.request({ permissions: SHARED });
