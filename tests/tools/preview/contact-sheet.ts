import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Browser } from '@playwright/test';

/** All pictures of one screen side by side, so that somebody can look at hundreds of them. */
export async function makeContactSheet(browser: Browser, pictures: string[], path: string): Promise<void> {
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const data = (await readFile(picture)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"><figcaption>${basename(picture)}</figcaption></figure>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1900, height: 400 } });
  await page.setContent(
    `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;background:#888;font:11px sans-serif}
    figure{margin:0}img{display:block;max-width:460px;max-height:620px}</style>${figures.join('')}`,
  );
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
