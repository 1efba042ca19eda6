/** Draws the mark as the PNG files that browsers ask for: `npm run icons`. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const SIZES = [16, 32, 48, 128];
const FOLDER = new URL('../../public/icons/', import.meta.url);

const mark = await readFile(new URL('mark.svg', FOLDER), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser('chromium') });
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${mark}`);
    await writeFile(new URL(`${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
