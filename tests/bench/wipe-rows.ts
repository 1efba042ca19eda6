import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { copyWithPage } from './copy-with-page.ts';
import { inEachBrowser } from './each-browser.ts';
import { fill, startManySites } from './many-sites.ts';
import type { Row } from './row.ts';
import type { ServedSites } from './serve-many.ts';

const SIZES = [1, 50, 200];
/** design.md section 8: a wipe may take this many times the time of one bare removal call for the same sites. */
const BUDGET = 1.2;

interface Bench {
  bare(sites: string[]): Promise<number>;
  wipe(sites: string[], areTabsOpen: boolean): Promise<number>;
  cookiesLeft(): Promise<number>;
}

const WAYS = {
  bare: (sites: string[]) => (globalThis as unknown as { bench: Bench }).bench.bare(sites),
  open: (sites: string[]) => (globalThis as unknown as { bench: Bench }).bench.wipe(sites, true),
  closed: (sites: string[]) => (globalThis as unknown as { bench: Bench }).bench.wipe(sites, false),
};

/** Milliseconds that one way takes for these sites, which are filled before. Throws where cookies are left. */
async function timeOf(
  driver: Driver,
  pagePath: string,
  sites: string[],
  way: (sites: string[]) => Promise<number>,
): Promise<number> {
  await fill(driver, sites);
  const page = await driver.extensionPage(pagePath);
  await page.waitForFunction(() => 'bench' in globalThis);
  const ms = await page.evaluate(way, sites);
  const left = await page.evaluate(() => (globalThis as unknown as { bench: Bench }).bench.cookiesLeft());
  await page.close();
  if (left > 0) throw new Error(`${left} cookies are left: what was timed erased nothing`);
  return ms;
}

async function rowsOf(browser: BrowserName, many: ServedSites): Promise<Row[]> {
  const extension = await copyWithPage(browser, 'wipe-page.ts');
  const driver = await launch(browser, { extensionDir: extension.dir, hosts: many.hosts });
  const rows: Row[] = [];
  const time = (sites: string[], way: (sites: string[]) => Promise<number>) =>
    timeOf(driver, extension.page, sites, way);
  try {
    await time(many.sites.slice(0, 1), WAYS.bare); // the first call of a browser is slower than any later one
    for (const size of SIZES) {
      const sites = many.sites.slice(0, size);
      const bareMs = await time(sites, WAYS.bare);
      const openMs = await time(sites, WAYS.open);
      const base = { browser, unit: 'times one bare call', budget: BUDGET };
      rows.push({
        ...base,
        what: `wipe ${size} sites`,
        figure: openMs / bareMs,
        detail: `${Math.round(openMs)} of ${Math.round(bareMs)} ms`,
      });
      if (browser !== 'firefox') continue;
      const closedMs = await time(sites, WAYS.closed);
      const what = `wipe ${size} sites whose tabs were closed, asking each once`;
      rows.push({
        ...base,
        budget: null,
        what,
        figure: closedMs / bareMs,
        detail: `${Math.round(closedMs)} of ${Math.round(bareMs)} ms`,
      });
    }
  } finally {
    await driver.close();
    extension.remove();
  }
  return rows;
}

/** The wipe of 1, 50 and 200 sites beside one bare call for the same sites, in the same run. */
export const wipeRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startManySites(Math.max(...SIZES)), browsers, rowsOf);
