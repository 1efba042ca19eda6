/** Draws the mark, and the toolbar icon's states, as the PNG files that browsers ask for: `npm run icons`. */
import { readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const SIZES = [16, 32, 48, 128];
const TOOLBAR_SIZES = [16, 32];
const FOLDER = new URL('../../public/icons/', import.meta.url);

/** A doorway in which somebody stands: the mark's door, and the mark's person inside it. */
const INSIDE = 'M5 30V13a11 11 0 0 1 22 0V30ZM16 12.5a5.5 5.5 0 1 0 .01 0Z';
/** Half-way out: the door has moved aside, and the person crosses its edge. */
const CROSSING = 'M2 30V12a10 10 0 0 1 19.6-2.8A9.5 9.5 0 0 0 20 28.2V30Z';

const drawn = (colour: string, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="${colour}" fill-rule="evenodd">${shapes}</svg>`;

/** Told apart by their shape as well as by their colour. Without a state of its own, the mark means that nothing is open. */
const STATES: Record<string, string> = {
  'open-': drawn('#0c8a60', `<path d="${INSIDE}"/>`),
  'working-': drawn('#5f7480', `<path d="${CROSSING}"/><circle cx="22.6" cy="18.7" r="6.6"/>`),
  'attention-': drawn('#c77700', `<path d="${INSIDE}"/>`),
};

async function draw(browser: Browser, svg: string, size: number, name: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await writeFile(new URL(`${name}${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
  await page.close();
}

const mark = await readFile(new URL('mark.svg', FOLDER), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser('chromium') });
try {
  for (const size of SIZES) await draw(browser, mark, size, '');
  for (const [name, svg] of Object.entries(STATES))
    for (const size of TOOLBAR_SIZES) await draw(browser, svg, size, name);
} finally {
  await browser.close();
}
