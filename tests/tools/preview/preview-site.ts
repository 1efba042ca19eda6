import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build, preview } from 'vite';
import type { Screen, Shape } from './screens.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface PreviewSite {
  /** Where a screen is; it is ready when its root carries `data-ready`, and then it has to be prepared. */
  addressOf(screen: Screen, shape: Shape, language: string): string;
  close(): Promise<void>;
}

/** Builds the samples page once and serves it: a server that compiles as it goes takes seconds for every picture. */
export async function startPreview(): Promise<PreviewSite> {
  const outDir = await mkdtemp(join(tmpdir(), 'walkaway-preview-'));
  const common = { configFile: false, logLevel: 'error', publicDir: `${ROOT}/public` } as const;
  const root = `${ROOT}/tests/tools/preview`;
  await build({ ...common, root, plugins: [preact()], build: { outDir, emptyOutDir: true, minify: false } });
  const server = await preview({ ...common, root, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('preview: the server has no address');
  return {
    addressOf(screen, shape, language) {
      const query = new URLSearchParams({ state: screen.state, surface: screen.surface(shape), language });
      return `${address}index.html?${query}`;
    },
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
