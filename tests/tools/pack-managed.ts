/**
 * npm run pack:managed -- https://intranet.example.org/walkaway/ [--key walkaway.pem]
 * Packs what `npm run build:managed` has built, as an administrator's own server offers it under that address, and writes the
 * policies that install it: to `.output/policy/`. Chromium's id is that of the key, which is made where there is none.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumMachine, firefoxMachine } from '../../utils/policy/machine-policy.ts';
import {
  PACKAGE_IDS,
  type PackageIds,
  windowsBrowserPolicies,
  windowsRegistry,
} from '../../utils/policy/policy-files.ts';
import { idOfPem, packCrx, readOrMakeKey, updateManifest } from '../drivers/pack-crx.ts';
import { zipFolder } from '../drivers/pack-xpi.ts';
import { templates, writeFiles } from './policy-templates.ts';

const OUTPUT = path.resolve(import.meta.dirname, '../../.output');
const VALUES = { mode: 'kiosk' };
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The registry has the settings of extensions in a place of their own. */
function windowsMachine(ids: PackageIds, updateUrl: string): string {
  const { '3rdparty': _, ...policies } = chromiumMachine({}, ids, updateUrl);
  const [, settings = ''] = windowsRegistry(VALUES, ids).split('5.00\r\n\r\n');
  return windowsBrowserPolicies(policies) + settings;
}

function pack(folderUrl: string, keyFile: string): void {
  const pem = readOrMakeKey(keyFile);
  const ids = { ...PACKAGE_IDS, chromium: idOfPem(pem) };
  const at = (name: string) => new URL(name, folderUrl).href;
  const [chrome, firefox] = ['chrome-mv3-managed', 'firefox-mv3-managed'].map((name) => path.join(OUTPUT, name));
  if (!chrome || !firefox || !existsSync(chrome) || !existsSync(firefox))
    throw new Error('Run npm run build:managed first.');
  const { version } = JSON.parse(readFileSync(path.join(chrome, 'manifest.json'), 'utf8')) as { version: string };
  writeFiles({
    ...templates(ids),
    'walkaway.crx': packCrx(chrome, pem),
    'update.xml': updateManifest(ids.chromium, version, at('walkaway.crx')),
    'walkaway.xpi': zipFolder(firefox),
    'chrome-machine.json': json(chromiumMachine(VALUES, ids, at('update.xml'))),
    'windows-machine.reg': windowsMachine(ids, at('update.xml')),
    'firefox-machine.json': json(firefoxMachine(VALUES, ids, at('walkaway.xpi'))),
  });
  console.log(`Chromium: ${ids.chromium}, by the key in ${keyFile}: keep that file. Firefox: ${ids.firefox}.`);
}

const words = process.argv.slice(2);
const keyAt = words.indexOf('--key');
const keyFile = keyAt < 0 ? 'walkaway.pem' : words[keyAt + 1];
const [folderUrl] = words;
if (folderUrl && URL.canParse(folderUrl) && folderUrl.endsWith('/') && keyFile) pack(folderUrl, path.resolve(keyFile));
else {
  console.error('Name the address of the folder on your server, with a slash at its end.');
  process.exitCode = 2;
}
