import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { copyWithPage } from './copy-with-page.ts';
import { inEachBrowser } from './each-browser.ts';
import { growthRow } from './growth.ts';
import { fill, startManySites } from './many-sites.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import type { ServedSites } from './serve-many.ts';

const SIZES = [1, 50, 200];
/** design.md section 8: the wipe of 200 sites may take this many times the time of one bare removal call for them. */
const BUDGET = 1.2;
const BUDGETED_SIZE = 200;
/** One site alone costs what every wipe costs, however many there are. */
const GROWTH = { few: 50, many: 200 };
/** One call of the browser's takes twice as long as the next for no reason that shows. */
const TIMES = 5;

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
  const time = (sites: string[], way: (sites: string[]) => Promise<number>) =>
    timeOf(driver, extension.page, sites, way);
  const rowOf = (what: string, budget: number | null, times: number[], bare: number[]): Row => {
    const [ms, bareMs] = [median(times), median(bare)];
    const detail = `${Math.round(ms)} of ${Math.round(bareMs)} ms, medians of ${times.length}`;
    return { what, browser, figure: ms / bareMs, unit: 'times one bare call', budget, detail };
  };
  const rows: Row[] = [];
  const openMs = new Map<number, number>();
  try {
    await time(many.sites.slice(0, 1), WAYS.bare); // the first call of a browser is slower than any later one
    for (const size of SIZES) {
      const sites = many.sites.slice(0, size);
      const took: Record<keyof typeof WAYS, number[]> = { bare: [], open: [], closed: [] };
      for (let turn = 0; turn < TIMES; turn++) {
        took.bare.push(await time(sites, WAYS.bare));
        took.open.push(await time(sites, WAYS.open));
        if (browser === 'firefox') took.closed.push(await time(sites, WAYS.closed));
      }
      openMs.set(size, median(took.open));
      rows.push(rowOf(`wipe ${size} sites`, size === BUDGETED_SIZE ? BUDGET : null, took.open, took.bare));
      const asked = `wipe ${size} sites whose tabs were closed, asking each once`;
      if (took.closed.length > 0) rows.push(rowOf(asked, null, took.closed, took.bare));
    }
    rows.push(growthRow(`the wipe, ${GROWTH.few} to ${GROWTH.many} sites`, browser, openMs, GROWTH));
  } finally {
    await driver.close();
    extension.remove();
  }
  return rows;
}

/** The wipe of 1, 50 and 200 sites beside one bare call for the same sites, in the same run; and how it grows. */
export const wipeRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startManySites(Math.max(...SIZES)), browsers, rowsOf);
