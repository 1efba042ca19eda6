/**
 * Takes pictures of every state of the popup and the options page into test-results/preview/ and measures that nothing is cut off:
 * `npm run preview`, or `npm run preview -- three confirm` for some states only. Fails when something is.
 */
import './extensionless.ts';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import preact from '@preact/preset-vite';
import { createServer } from 'vite';
import { findBrowser } from './find-browser.mjs';
import { findFaults } from './preview/find-faults.ts';
import { PANEL_SAMPLES } from './preview/sample-panel.ts';
import { SAMPLES } from './preview/sample-views.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = `${ROOT}/test-results/preview`;

// Loaded when the hook of extensionless.ts is in place.
const { OPTIONS_SAMPLES } = await import('./preview/sample-options.ts');

/** `confirm` is a press away from `twelve`, `search` a word; so are those of the options page from `options`. */
const STATES = [
  ...Object.keys(SAMPLES),
  ...['confirm', 'search'],
  ...Object.keys(OPTIONS_SAMPLES),
  ...Object.keys(PANEL_SAMPLES),
  ...['options-search', 'options-wrong', 'options-rule', 'options-keep'],
];
const STARTS: Record<string, string> = {
  confirm: 'twelve',
  search: 'twelve',
  'options-search': 'options',
  'options-wrong': 'options',
  'options-rule': 'options',
  'options-keep': 'options',
};
const SHAPES = [
  { name: '380', width: 380, height: 540, surface: 'popup' },
  { name: '320', width: 320, height: 568, surface: 'tab' },
  { name: '900', width: 900, height: 760, surface: 'tab' },
] as const;
const SCHEMES = ['light', 'dark'] as const;
const DIRECTIONS = ['ltr', 'rtl'] as const;

type Shape = (typeof SHAPES)[number];

async function prepare(page: Page, address: string, state: string, shape: Shape, dir: string): Promise<void> {
  await page.goto(
    `${address}tests/tools/preview/index.html?state=${STARTS[state] ?? state}&surface=${shape.surface}&dir=${dir}`,
  );
  await page.locator('.popup, .options, .elsewhere').waitFor();
  if (state === 'confirm') await page.locator('[data-action="log-out-all"]').click();
  if (state === 'search') await page.locator('input[type="search"]').fill('ana');
  if (state === 'options-search') await page.locator('input[type="search"]').fill('minutes');
  if (state === 'options-keep') await page.locator('[data-action=keep-now]').click();
  if (state === 'options-rule') {
    await page.locator('.rule-form input').fill('two words');
    await page.locator('[data-action=add-rule]').click();
  }
  if (state === 'options-wrong') {
    await page.locator('[data-setting=idleMinutes] input').fill('5000');
    await page.locator('[data-setting=idleMinutes] input').blur();
  }
}

async function photograph(browser: Browser, address: string, states: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const shape of SHAPES)
    for (const scheme of SCHEMES)
      for (const dir of DIRECTIONS) {
        const page = await browser.newPage({
          viewport: { width: shape.width, height: shape.height },
          colorScheme: scheme,
          reducedMotion: 'reduce',
        });
        for (const state of states) {
          const name = `${state}-${shape.name}-${scheme}-${dir}`;
          await prepare(page, address, state, shape, dir);
          await page.screenshot({
            path: `${OUT}/${name}.png`,
            animations: 'disabled',
            fullPage: /^(?:options|elsewhere)/.test(state) && state !== 'options-keep',
          });
          faults.push(...(await page.evaluate(findFaults)).map((fault) => `${name}: ${fault}`));
        }
        await page.close();
      }
  return faults;
}

await mkdir(OUT, { recursive: true });
const server = await createServer({
  root: ROOT,
  configFile: false,
  plugins: [preact()],
  logLevel: 'error',
  server: { port: 0 },
});
await server.listen();
const browser = await chromium.launch({ executablePath: findBrowser('chromium') });
try {
  const asked = process.argv.slice(2);
  const faults = await photograph(browser, server.resolvedUrls?.local[0] ?? '', asked.length > 0 ? asked : STATES);
  console.log(faults.length === 0 ? 'nothing cut off, contrast and targets as they should be' : faults.join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
