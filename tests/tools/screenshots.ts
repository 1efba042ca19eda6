/**
 * Takes pictures of every screen in every state, light and dark, in English, Arabic and Japanese, narrow and wide, and
 * measures that nothing is cut off, too small, too faint or untranslated: `npm run screenshots`, or
 * `npm run screenshots -- three handover` for screens whose names begin so, `-- --languages de,ru` for other languages,
 * `-- --looks contrast,forced` for high contrast and forced colours.
 * Pictures, and one sheet for each screen, are in test-results/screenshots/. Fails when something is wrong.
 */
import './extensionless.ts';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Messages } from '../../utils/browser/pack-texts.ts';
import { findBrowser } from './find-browser.mjs';
import { makeContactSheet } from './preview/contact-sheet.ts';
import { findFaults } from './preview/find-faults.ts';
import { findUntranslated } from './preview/find-untranslated.ts';
import { type PreviewSite, startPreview } from './preview/preview-site.ts';
import type { Screen, Shape } from './preview/screens.ts';

// Loaded when the hook of extensionless.ts is in place.
const { SCREENS } = await import('./preview/screens.ts');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = fileURLToPath(new URL('../../test-results/screenshots', import.meta.url));
/** What a person may have set for all pages. */
const LOOKS: Record<string, Parameters<Page['emulateMedia']>[0]> = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: 'en,ar,ja' },
    looks: { type: 'string', default: 'light,dark' },
  },
});
const languages = values.languages.split(',');
const looks = values.looks.split(',');
const strange = looks.find((look) => !(look in LOOKS));
if (strange !== undefined) {
  console.error(`--looks ${strange}: expected one of ${Object.keys(LOOKS).join(', ')}`);
  process.exit(2);
}
const screens = SCREENS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((begin) => name.startsWith(begin)),
);

const unknown = positionals.find((begin) => !SCREENS.some(({ name }) => name.startsWith(begin)));
if (unknown !== undefined) {
  console.error(`${unknown}: expected the beginning of a screen's name: ${SCREENS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const unspoken = languages.find((language) => !existsSync(`${ROOT}/public/_locales/${language}/messages.json`));
if (unspoken !== undefined) {
  console.error(`--languages ${unspoken}: expected names of folders in public/_locales`);
  process.exit(2);
}

async function messagesOf(language: string): Promise<Messages> {
  return JSON.parse(await readFile(`${ROOT}/public/_locales/${language}/messages.json`, 'utf8'));
}

/** English texts that are worded differently in another language. */
async function foreignTexts(language: string): Promise<string[]> {
  const [english, own] = await Promise.all([messagesOf('en'), messagesOf(language)]);
  const ownWords = new Set(Object.values(own).map(({ message }) => message));
  return Object.values(english).flatMap(({ message }) => (ownWords.has(message) ? [] : [message]));
}

interface Take {
  screen: Screen;
  shape: Shape;
  language: string;
  look: string;
  foreign: string[];
}

async function take(page: Page, site: PreviewSite, { screen, shape, language, look, foreign }: Take) {
  await page.goto(site.addressOf(screen, shape, language));
  await page.locator('[data-ready]').waitFor();
  await screen.prepare(page);
  const path = `${OUT}/${screen.name}-${language}-${look}-${shape.name}.png`;
  await page.screenshot({ path, animations: 'disabled', fullPage: screen.isWhole });
  const faults = [...(await page.evaluate(findFaults)), ...(await page.evaluate(findUntranslated, foreign))];
  return { path, faults: faults.map((fault) => `${screen.name} ${language} ${look} ${shape.name}: ${fault}`) };
}

async function photograph(browser: Browser, site: PreviewSite): Promise<string[]> {
  const faults: string[] = [];
  const foreignIn = new Map<string, string[]>();
  for (const language of languages) foreignIn.set(language, await foreignTexts(language));
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const screen of screens) {
    const pictures: string[] = [];
    for (const look of looks) {
      await page.emulateMedia(LOOKS[look]);
      for (const shape of screen.shapes) {
        await page.setViewportSize(shape);
        for (const language of languages) {
          const foreign = foreignIn.get(language) ?? [];
          const taken = await take(page, site, { screen, shape, language, look, foreign });
          pictures.push(taken.path);
          faults.push(...taken.faults);
          for (const fault of taken.faults) console.log(fault);
        }
      }
    }
    await makeContactSheet(browser, pictures, `${OUT}/sheet-${screen.name}.png`);
  }
  return faults;
}

await mkdir(OUT, { recursive: true });
const site = await startPreview();
const browser = await chromium.launch({ executablePath: findBrowser('chromium') });
try {
  const faults = await photograph(browser, site);
  const verdict = `${screens.length} screens: nothing cut off or untranslated, contrast and targets as they should be`;
  console.log(`${faults.length === 0 ? verdict : `${faults.length} faults`}: ${OUT}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await site.close();
}
