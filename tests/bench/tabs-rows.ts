import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import { loginRow } from './badge-rows.ts';
import { copyWithPage } from './copy-with-page.ts';
import { inEachBrowser } from './each-browser.ts';
import { type LoginSites, logInTo, startLoginSites } from './login-sites.ts';
import { openingRows, untilLookedAt } from './popup-rows.ts';
import type { Row } from './row.ts';

const SITES = 50;
const TABS_PER_SITE = 10;
const TABS = SITES * TABS_PER_SITE;
const LOGINS = 20;
const LOADED_LIMIT_MS = 120_000;

interface TabsApi {
  create(what: { url: string; active: boolean }): Promise<unknown>;
  query(filter: { url: string; status: string; discarded: boolean }): Promise<unknown[]>;
}

/** Tabs of sites whose page has loaded and is still held in memory. */
const loadedCount = (driver: Driver): Promise<number> =>
  driver.evaluateInExtension(async () => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome;
    return (await tabs.query({ url: 'https://*/*', status: 'complete', discarded: false })).length;
  });

/** Opens the tabs of one site behind the present one. */
const openBehind = (driver: Driver, site: string): Promise<void> =>
  driver.evaluateInExtension(
    async (url: string, count: number) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome;
      for (let index = 0; index < count; index++) await tabs.create({ url, active: false });
    },
    `https://www.${site}/`,
    TABS_PER_SITE,
  );

/** Logs in to the sites and opens all tabs, site by site: a browser that loads them all at once answers nobody. */
async function fillWithTabs(driver: Driver, sites: string[]): Promise<void> {
  await logInTo(driver, sites);
  for (const [index, site] of sites.entries()) {
    const wanted = (index + 1) * TABS_PER_SITE;
    await openBehind(driver, site);
    await until(`${wanted} tabs`, async () => (await loadedCount(driver)) === wanted, LOADED_LIMIT_MS);
  }
  await untilLookedAt(driver, sites.length);
}

async function rowsOf(browser: BrowserName, served: LoginSites): Promise<Row[]> {
  const extension = await copyWithPage(browser, 'popup-page.ts');
  const driver = await launch(browser, { extensionDir: extension.dir, hosts: served.hosts, everyPicture: true });
  try {
    await fillWithTabs(driver, served.sites.slice(0, SITES));
    const page = await driver.extensionPage(extension.page);
    // The budgets of the popup are for sessions; for so many tabs the design has none.
    const opened = await openingRows(driver, page, `${TABS} tabs of ${SITES} sessions`);
    const rows = opened.map((row): Row => ({ ...row, budget: null }));
    await page.close();
    const what = `login on a page to the badge, ${TABS} tabs open, p95`;
    rows.push(await loginRow(driver, what, served.sites.slice(SITES), SITES));
    const left = await loadedCount(driver);
    if (left !== TABS) throw new Error(`${left} of ${TABS} tabs are left: what was timed had fewer to hold`);
    return rows;
  } finally {
    await driver.close();
    extension.remove();
  }
}

/** What somebody waits for who has very many tabs open. */
export const tabsRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startLoginSites(SITES + LOGINS), browsers, rowsOf);
