import { type BrowserName, type Driver, launch, type Tab } from '../drivers/driver.ts';
import { waitForPopup } from '../drivers/popup-page.ts';
import { until } from '../drivers/until.ts';
import { copyWithPage } from './copy-with-page.ts';
import { inEachBrowser } from './each-browser.ts';
import { type LoginSites, logInTo, startLoginSites } from './login-sites.ts';
import { median, quantile } from './median.ts';
import type { Row } from './row.ts';

const SIZES = [0, 10, 200];
/** design.md section 8, milliseconds; for 200 sessions and fewer. */
const WARM_BUDGET_MS = 100;
const COLD_BUDGET_MS = 300;
/** Two pictures of a screen that shows 60 in a second: one that comes later is seen to be late. */
const SCROLL_BUDGET_MS = 34;
const TIMES = 9;
const LISTED_LIMIT_MS = 300_000;

const openPopup = (page: Tab): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { openPopup(): Promise<number> }).openPopup());

const scrollPopup = (page: Tab): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { scrollPopup(): Promise<number[]> }).scrollPopup());

const untilAtRest = (page: Tab): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { untilAtRest(): Promise<void> }).untilAtRest());

async function openOften(page: Tab, before: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    await before();
    times.push(await openPopup(page));
  }
  return times;
}

/** Opens the popup again and again, from a page of the copied extension; `load` says what the browser has to hold. */
export async function openingRows(driver: Driver, page: Tab, load: string): Promise<Row[]> {
  const warm = await openOften(page, () => untilAtRest(page));
  const cold = await openOften(page, async () => {
    await untilAtRest(page);
    await driver.killBackground();
  });
  const row = (state: string, times: number[], budget: number): Row => ({
    what: `popup to first list, ${load}, ${state}`,
    browser: driver.name,
    figure: median(times),
    unit: 'ms',
    budget,
    detail: `median of ${times.length}, worst ${Math.round(Math.max(...times))}`,
  });
  return [row('warm', warm, WARM_BUDGET_MS), row('cold background', cold, COLD_BUDGET_MS)];
}

async function scrollRow(driver: Driver, page: Tab, size: number): Promise<Row> {
  const gaps = await scrollPopup(page);
  return {
    what: `popup scrolled, ${size} sessions, from picture to picture`,
    browser: driver.name,
    figure: quantile(gaps, 0.95),
    unit: 'ms, p95',
    budget: SCROLL_BUDGET_MS,
    detail: `${gaps.length} pictures, worst ${Math.round(Math.max(...gaps))}`,
  };
}

/** Resolves when the popup lists so many sessions and nothing is looked at any more. */
export async function untilLookedAt(driver: Driver, sessionCount: number): Promise<void> {
  const popup = await driver.extensionPage('/popup.html');
  const isListed = await waitForPopup(popup, ({ open }) => open === sessionCount, LISTED_LIMIT_MS);
  if (!isListed) throw new Error(`not all of ${sessionCount} sessions were seen`);
  // A background that still reads the pages of so many logins answers late: that is what the badge's row measures.
  const isQuiet = () => document.querySelector('[data-action=check-now][data-busy]') === null;
  await until('nothing is looked at', () => popup.evaluate(isQuiet), LISTED_LIMIT_MS);
  await popup.close();
}

async function rowsOf(browser: BrowserName, served: LoginSites): Promise<Row[]> {
  const extension = await copyWithPage(browser, 'popup-page.ts');
  const driver = await launch(browser, { extensionDir: extension.dir, hosts: served.hosts, everyPicture: true });
  const rows: Row[] = [];
  let before = 0;
  try {
    for (const size of SIZES) {
      await logInTo(driver, served.sites.slice(before, size));
      before = size;
      await untilLookedAt(driver, size);
      const page = await driver.extensionPage(extension.page);
      rows.push(...(await openingRows(driver, page, `${size} sessions`)));
      if (size === Math.max(...SIZES)) rows.push(await scrollRow(driver, page, size));
      await page.close();
    }
    return rows;
  } finally {
    await driver.close();
    extension.remove();
  }
}

/** How long a person waits for the list after opening the popup. */
export const popupRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startLoginSites(Math.max(...SIZES)), browsers, rowsOf);
