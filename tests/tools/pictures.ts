/** Takes the pictures of the README and of the stores anew: `npm run pictures`. They show samples, in English. */
import './extensionless.ts';
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { startPreview } from './preview/preview-site.ts';

// Loaded when the hook of extensionless.ts is in place.
const { SCREENS } = await import('./preview/screens.ts');

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
/** What Chrome, Edge and Firefox all take. */
const STORE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

/** One picture for the stores: words beside a screen, or a screen that fills it. */
const SCENES = [
  { file: '1-sessions', state: 'twelve', words: 'See where you are logged in' },
  { file: '2-confirm', state: 'confirm', words: 'One press logs you out of everything' },
  { file: '3-outcomes', state: 'done-mixed', words: 'Proven where it can be, honest where it cannot' },
  { file: '4-walk-away', state: 'handover-safe', words: null },
  { file: '5-options', state: 'options', words: null },
];

const mark = await readFile(new URL('../../public/icons/mark.svg', import.meta.url), 'utf8');
const STYLE = `*{margin:0;box-sizing:border-box}body{display:grid;place-items:center;height:100vh;color:#13201a;
  background:linear-gradient(135deg,#f3f6f4,#d9eee4);font:600 44px/1.2 system-ui,sans-serif;letter-spacing:-.02em}
  h1{font:650 54px/1.15 system-ui;letter-spacing:-.025em}
  .pair{display:grid;grid-template-columns:440px 494px;gap:96px;align-items:center}
  svg{width:72px;height:72px;display:block;margin-bottom:28px}
  img{width:494px;border-radius:18px;box-shadow:0 24px 80px rgb(16 40 29/.25)}
  .tile svg{width:84px;height:84px;margin:0 auto 14px}.tile{text-align:center;font-size:36px}
  .tile p{font:500 17px/1.4 system-ui;letter-spacing:0;margin-top:6px}`;

const site = await startPreview();
const browser = await chromium.launch({ executablePath: findBrowser('chromium') });

async function open(from: Browser, state: string, width: number, height: number, scale = 1): Promise<Page> {
  const screen = SCREENS.find(({ name }) => name === state);
  const shape = screen?.shapes[1];
  if (!screen || !shape) throw new Error(`pictures: there is no screen ${state}`);
  const page = await from.newPage({ viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce' });
  await page.goto(site.addressOf(screen, shape, 'en'));
  await page.locator('[data-ready]').waitFor();
  await screen.prepare(page);
  return page;
}

async function popupPicture(state: string, scale: number): Promise<Buffer> {
  const page = await open(browser, state, 380, 540, scale);
  const picture = await page.screenshot({ animations: 'disabled' });
  await page.close();
  return picture;
}

async function draw(file: string, size: { width: number; height: number }, body: string): Promise<void> {
  const page = await browser.newPage({ viewport: size });
  await page.setContent(`<style>${STYLE}</style>${body}`);
  await page.screenshot({ path: `${DOCS}/store/${file}.png` });
  await page.close();
}

try {
  await mkdir(`${DOCS}/store`, { recursive: true });
  const popup = await open(browser, 'three', 380, 540, 2);
  await popup.screenshot({ path: `${DOCS}/popup.png`, animations: 'disabled' });
  for (const { file, state, words } of SCENES) {
    if (words === null) {
      const page = await open(browser, state, STORE.width, STORE.height);
      await page.screenshot({ path: `${DOCS}/store/${file}.png`, animations: 'disabled' });
      continue;
    }
    const picture = (await popupPicture(state, 2)).toString('base64');
    const body = `<div class="pair"><h1>${mark}${words}</h1><img src="data:image/png;base64,${picture}"></div>`;
    await draw(file, STORE, body);
  }
  await draw('tile', TILE, `<div class="tile">${mark}Walkaway<p>Log out before you walk away</p></div>`);
} finally {
  await browser.close();
  await site.close();
}
