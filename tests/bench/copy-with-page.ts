import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { BrowserName } from '../drivers/driver.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import { extensionDir } from '../e2e/driver-options.ts';

/** A copy of the built extension with one page more, whose script is bundled from a file of this folder. */
export async function copyWithPage(
  browser: BrowserName,
  script: string,
): Promise<{ dir: string; page: string; remove(): void }> {
  const copy = withPermissions(extensionDir(browser));
  await build({
    // The texts in public/ are for translators: Chromium refuses an extension that has them as they are.
    ...{ configFile: false, publicDir: false, logLevel: 'error' },
    define: { 'import.meta.env.FIREFOX': String(browser === 'firefox') },
    resolve: { alias: { tldts: 'tldts/dist/index.esm.min.js' } },
    build: {
      ...{ outDir: copy.dir, emptyOutDir: false },
      lib: {
        ...{ entry: path.join(import.meta.dirname, script), formats: ['iife'], name: 'page' },
        fileName: () => 'bench.js',
      },
    },
  });
  writeFileSync(
    path.join(copy.dir, 'bench.html'),
    '<!doctype html><title>Bench</title><script src="/bench.js"></script>',
  );
  return { ...copy, page: '/bench.html' };
}
