import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { badgeText } from '../e2e/badge.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { startLoginSites } from './login-sites.ts';
import { median, quantile } from './median.ts';
import type { Row } from './row.ts';

const LOGINS = 20;
/** design.md section 8: p95 of the time from the login on a page to the badge. */
const BUDGET_MS = 1_000;
const LIMIT_MS = 30_000;
const BETWEEN_LOOKS_MS = 15;

/** Milliseconds from the loaded page to the badge that counts the login. */
async function timeLogin(driver: Driver, site: string, count: number): Promise<number> {
  const tab = await driver.openTab();
  await tab.goto(`https://www.${site}/login`);
  const loadedMs = Date.now();
  while ((await badgeText(driver)) !== String(count)) {
    if (Date.now() - loadedMs > LIMIT_MS) throw new Error(`the badge never counted ${site}`);
    await delay(BETWEEN_LOOKS_MS);
  }
  const ms = Date.now() - loadedMs;
  await tab.close();
  return ms;
}

/** Logs in to one site after the other, where so many sessions are open before; how soon each is counted. */
export async function loginRow(driver: Driver, what: string, sites: string[], openBefore = 0): Promise<Row> {
  const times: number[] = [];
  for (const [index, site] of sites.entries()) times.push(await timeLogin(driver, site, openBefore + index + 1));
  return {
    ...{ what, browser: driver.name, figure: quantile(times, 0.95), unit: 'ms', budget: BUDGET_MS },
    detail: `${times.length} logins, median ${Math.round(median(times))}`,
  };
}

/** How soon a login is counted on the toolbar icon. */
export async function badgeRows(browsers: BrowserName[]): Promise<Row[]> {
  const served = await startLoginSites(LOGINS);
  const rows: Row[] = [];
  try {
    for (const browser of browsers) {
      const driver = await launch(browser, { extensionDir: extensionDir(browser), hosts: served.hosts });
      try {
        rows.push(await loginRow(driver, 'login on a page to the badge, p95', served.sites));
      } finally {
        await driver.close();
      }
    }
    return rows;
  } finally {
    await served.close();
  }
}
