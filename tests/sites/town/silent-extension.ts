import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../drivers/driver.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

/**
 * An extension with the product's id that only lets the driver read cookies: with it the town can be looked at while
 * nothing interferes, and a page can be timed beside it; `background` is the script that it runs. Takes the id from the built product; throws where that is missing.
 */
export function silentExtension(browser: BrowserName, background = ''): { dir: string; remove(): void } {
  const isFirefox = browser === 'firefox';
  const built = join(ROOT, '.output', isFirefox ? 'firefox-mv3' : 'chrome-mv3', 'manifest.json');
  const product = JSON.parse(readFileSync(built, 'utf8')) as Record<string, unknown>;
  const dir = mkdtempSync(join(tmpdir(), 'walkaway-silent-'));
  const manifest = {
    manifest_version: 3,
    name: 'Silent',
    version: '1',
    permissions: ['cookies'],
    host_permissions: ['<all_urls>'],
    background: isFirefox ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    ...(isFirefox ? { browser_specific_settings: product.browser_specific_settings } : { key: product.key }),
  };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'background.js'), background);
  mkdirSync(join(dir, 'icons'));
  copyFileSync(join(ROOT, 'public/icons/16.png'), join(dir, 'icons/16.png'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
