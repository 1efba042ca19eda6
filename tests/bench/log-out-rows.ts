import { SESSIONS_AT_ONCE } from '../../utils/visit/sessions-at-once.ts';
import { type BrowserName, type Driver, launch, type Tab } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { growthRow } from './growth.ts';
import { type LoginSites, logInTo, startLoginSites } from './login-sites.ts';
import type { Row } from './row.ts';

const SIZES = [1, 10, 50, 200];
const DELAYS_MS = [0, 50, 200];
/** design.md section 8: the log-out of 50 sites may take this many times the time of the bare requests. */
const BUDGET = 1.5;
const BUDGETED = { size: 50, delayMs: 200 };
/** A server that answers at once leaves nothing but what the extension itself takes. */
const GROWTH = { few: 10, many: 200, delayMs: 0 };
const LISTED_LIMIT_MS = 300_000;
const LOG_OUT_LIMIT_MS = 600_000;

interface Timed {
  ms: number;
  requestCount: number;
}

/** From the press to the last outcome, with the sites logged in to before. */
async function timeLogOut(
  driver: Driver,
  popup: Tab,
  served: LoginSites,
  sites: string[],
  delayMs: number,
): Promise<Timed> {
  served.delayMs = 0;
  await logInTo(driver, sites);
  const isListed = await waitForPopup(popup, ({ open }) => open === sites.length, LISTED_LIMIT_MS);
  if (!isListed) throw new Error(`not all of ${sites.length} sessions were seen: ${(await readPopup(popup)).open}`);
  served.delayMs = delayMs;
  served.requestCount = 0;
  const pressedMs = await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', LOG_OUT_LIMIT_MS);
  const ms = Date.now() - pressedMs;
  const { requestCount } = served;
  const endedCount = done?.sessions.filter(({ outcome }) => outcome === 'ended').length ?? 0;
  if (endedCount !== sites.length) throw new Error(`${endedCount} of ${sites.length} sessions were proven to be ended`);
  if (served.isAnyAlive()) throw new Error('a server still knows a session: what was timed ended nothing');
  await popup.click('[data-action=done]');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });
  return { ms, requestCount };
}

/** As many requests to the same sites with nothing between them, in no more lanes than sessions are ended at once. */
const bare = (page: Tab, sites: string[], requestCount: number): Promise<number> =>
  page.evaluate(
    async (all, count, lanes) => {
      let sent = 0;
      const startMs = performance.now();
      const lane = async () => {
        while (sent < count) await fetch(`https://www.${all[sent++ % all.length]}/bare`, { cache: 'no-store' });
      };
      await Promise.all(Array.from({ length: Math.min(lanes, all.length) }, lane));
      return performance.now() - startMs;
    },
    sites,
    requestCount,
    SESSIONS_AT_ONCE,
  );

async function measure(
  driver: Driver,
  popup: Tab,
  served: LoginSites,
  size: number,
  delayMs: number,
): Promise<{ row: Row; ms: number }> {
  const sites = served.sites.slice(0, size);
  const logOut = await timeLogOut(driver, popup, served, sites, delayMs);
  const bareMs = await bare(popup, sites, logOut.requestCount);
  const perSite = (logOut.requestCount / size).toFixed(1);
  const row: Row = {
    what: `log out of ${size} sites, server ${delayMs} ms`,
    browser: driver.name,
    figure: logOut.ms / bareMs,
    unit: 'times the bare requests',
    budget: size === BUDGETED.size && delayMs === BUDGETED.delayMs ? BUDGET : null,
    detail: `${logOut.ms} of ${Math.round(bareMs)} ms, ${perSite} requests a site, all ended`,
  };
  console.error(`  ${driver.name}, ${row.what}: ${row.figure.toFixed(2)} (${row.detail})`); // minutes pass until the table
  return { row, ms: logOut.ms };
}

async function rowsOf(driver: Driver, served: LoginSites): Promise<Row[]> {
  const popup = await driver.extensionPage('/popup.html');
  const rows: Row[] = [];
  const tookMs = new Map<number, number>();
  for (const size of SIZES)
    for (const delayMs of DELAYS_MS) {
      const { row, ms } = await measure(driver, popup, served, size, delayMs);
      rows.push(row);
      if (delayMs === GROWTH.delayMs) tookMs.set(size, ms);
    }
  const what = `the log-out, ${GROWTH.few} to ${GROWTH.many} sites, server ${GROWTH.delayMs} ms`;
  return [...rows, growthRow(what, driver.name, tookMs, GROWTH)];
}

/** The log-out of 1 to 200 sites at three server times, beside the bare requests in the same run; and how it grows. */
export async function logOutRows(browsers: BrowserName[]): Promise<Row[]> {
  const served = await startLoginSites(Math.max(...SIZES));
  const rows: Row[] = [];
  try {
    for (const browser of browsers) {
      const driver = await launch(browser, { extensionDir: extensionDir(browser), hosts: served.hosts });
      try {
        rows.push(...(await rowsOf(driver, served)));
      } finally {
        await driver.close();
      }
    }
    return rows;
  } finally {
    await served.close();
  }
}
