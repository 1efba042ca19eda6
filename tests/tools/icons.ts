/** Draws the mark, and the toolbar icon's states, as the PNG files that browsers ask for: `npm run icons`. */
import { readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const SIZES = [16, 32, 48, 128];
const TOOLBAR_SIZES = [16, 32];
const FOLDER = new URL('../../public/icons/', import.meta.url);

const drawn = (colour: string, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="${colour}" fill-rule="evenodd">${shapes}</svg>`;

/** A doorway in which somebody stands: the mark's door, and the mark's person inside it. Edges lie on pixels. */
const INSIDE = '<path d="M6 30V12a10 10 0 0 1 20 0V30ZM16 11.5a5.5 5.5 0 1 0 .01 0Z"/>';
/** Half-way out: the mark's person on the threshold. */
const CROSSING = `<mask id="way"><path fill="#fff" d="M0 0h32v32H0z"/><circle cx="22" cy="20" r="10.4" fill="#000"/></mask>
  <path d="M2 30V11a9 9 0 0 1 18 0V30Z" mask="url(#way)"/><circle cx="22" cy="20" r="7"/>`;

/** Told apart by their shape as well as by their colour. Without a state of its own, the mark means that nothing is open. */
const STATES: Record<string, string> = {
  'open-': drawn('#0c8a60', INSIDE),
  'working-': drawn('#5f7480', CROSSING),
  'attention-': drawn('#c77700', INSIDE),
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
