import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  key?: string;
  browser_specific_settings?: { gecko?: { id?: string } };
}

function readManifest(extensionDir: string): Manifest {
  const file = path.join(extensionDir, 'manifest.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (cause) {
    throw new Error(`no built extension at ${extensionDir}: run npm run build first`, { cause });
  }
}

/** Chromium's id: the first 16 bytes of the key's SHA-256, each half byte as a letter from a to p. */
export function chromiumId(extensionDir: string): string {
  const { key } = readManifest(extensionDir);
  if (!key) throw new Error(`${extensionDir}: the manifest has no key, so its id is not known`);
  return idOfKey(Buffer.from(key, 'base64'));
}

/** The id that a public key (SPKI, DER) gives an extension in Chromium. */
export function idOfKey(publicKey: Buffer): string {
  const digest = createHash('sha256').update(publicKey).digest().subarray(0, 16);
  return [...digest].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('');
}

/** Firefox's add-on id. */
export function geckoId(extensionDir: string): string {
  const id = readManifest(extensionDir).browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extensionDir}: the manifest has no gecko id`);
  return id;
}

/** Whether the extension greets whoever installs it; other extensions are driven here too. */
export const hasWelcome = (extensionDir: string): boolean => existsSync(path.join(extensionDir, 'welcome.html'));
