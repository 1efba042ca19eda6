import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BidiClient } from './bidi-client.ts';
import { evaluateInParent } from './bidi-evaluate.ts';
import { packXpi } from './pack-xpi.ts';
import { until } from './until.ts';

/** The part of Firefox's privileged scope that is used here. */
interface Privileged {
  WebExtensionPolicy: { getByID(id: string): { extension: PrivilegedExtension } | null };
  ChromeUtils: { importESModule(url: string): { ExtensionPermissions: { add(...args: unknown[]): Promise<void> } } };
}

interface PrivilegedExtension {
  backgroundState: string;
  terminateBackground(options: object): Promise<void>;
}

async function isInstalled(client: BidiClient, id: string): Promise<boolean> {
  return evaluateInParent(
    client,
    (addonId) => (globalThis as unknown as Privileged).WebExtensionPolicy.getByID(addonId) !== null,
    id,
  );
}

/** A temporary installation: Firefox grants it all host permissions at once (platform.md A3). */
export async function installTemporarily(client: BidiClient, extensionDir: string): Promise<void> {
  await client.send('webExtension.install', { extensionData: { type: 'path', path: extensionDir } });
}

/** A lasting installation, unless the profile has it already; host permissions are granted as the person would. */
export async function installForGood(client: BidiClient, extensionDir: string, id: string): Promise<void> {
  if (await isInstalled(client, id)) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'walkaway-xpi-'));
  try {
    const file = path.join(folder, 'extension.xpi');
    packXpi(extensionDir, file);
    await client.send('webExtension.install', {
      extensionData: { type: 'archivePath', path: file },
      'moz:permanent': true,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  await grantAllHosts(client, id);
}

async function grantAllHosts(client: BidiClient, id: string): Promise<void> {
  const grant = async (addonId: string) => {
    const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Privileged;
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const granted = { permissions: [], origins: ['<all_urls>'], data_collection: [] };
    await ExtensionPermissions.add(addonId, granted, WebExtensionPolicy.getByID(addonId)?.extension);
  };
  await evaluateInParent(client, grant, id);
}

/** Resolves when the add-on runs, after a start that found it in the profile too. */
export async function waitForAddon(client: BidiClient, id: string): Promise<void> {
  await until(`the add-on ${id} is installed`, () => isInstalled(client, id));
}

/** Stops the event page as Firefox's own idle timer would. */
export async function stopEventPage(client: BidiClient, id: string): Promise<void> {
  const stop = async (addonId: string) => {
    const extension = (globalThis as unknown as Privileged).WebExtensionPolicy.getByID(addonId)?.extension;
    await extension?.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    return extension?.backgroundState;
  };
  const state = await evaluateInParent(client, stop, id);
  if (state !== 'stopped') throw new Error(`the event page did not stop: ${state}`);
}
