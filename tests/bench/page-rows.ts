import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { silentExtension } from '../sites/town/silent-extension.ts';
import { inEachBrowser } from './each-browser.ts';
import { startManySites } from './many-sites.ts';
import { median } from './median.ts';
import { removeExtension } from './remove-extension.ts';
import type { Row } from './row.ts';
import type { ServedSites } from './serve-many.ts';

const LOADS = 12;

interface Api {
  runtime: { sendMessage(message: object): Promise<unknown>; getManifest(): { content_scripts?: unknown[] } };
  scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
}

/** Milliseconds from the start of a navigation to the end of its load event, as the page itself measures them. */
async function loadTimes(driver: Driver, { sites }: ServedSites): Promise<number[]> {
  const tab = await driver.openTab();
  const times: number[] = [];
  for (let turn = 0; turn <= LOADS; turn++) {
    await tab.goto(`https://www.${sites[turn % sites.length]}/`);
    const ms = await tab.waitForFunction(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return entry && entry.loadEventEnd > 0 ? entry.loadEventEnd : 0;
    });
    if (turn > 0) times.push(ms); // the first one of a browser is slower than any later one
  }
  await tab.close();
  return times;
}

const scriptCount = (driver: Driver) =>
  driver.evaluateInExtension(async () => {
    const { runtime, scripting } = (globalThis as unknown as { chrome: Api }).chrome;
    const registered = await scripting.getRegisteredContentScripts();
    return registered.length + (runtime.getManifest().content_scripts ?? []).length;
  });

/** Resolves once the guard's script is registered: what is measured before that is a browser without guards. */
async function turnGuardOn(driver: Driver): Promise<void> {
  await driver.evaluateInExtension(() => {
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
    return runtime.sendMessage({ kind: 'set-setting', key: 'mode', value: 'shared' });
  });
  await until('the guard is registered', async () => (await scriptCount(driver)) === 1);
}

async function withDriver<T>(
  browser: BrowserName,
  dir: string,
  served: ServedSites,
  work: (driver: Driver) => Promise<T>,
) {
  const driver = await launch(browser, {
    ...{ extensionDir: dir, hosts: served.hosts, keepWelcome: true, everyPicture: true },
  });
  try {
    return await work(driver);
  } finally {
    await driver.close();
  }
}

/** A driver needs an extension to start with, so that it is removed again before anything is measured. */
async function loadWithoutExtension(browser: BrowserName, served: ServedSites): Promise<number> {
  const silent = silentExtension(browser);
  try {
    return await withDriver(browser, silent.dir, served, async (driver) => {
      await removeExtension(driver);
      return median(await loadTimes(driver, served));
    });
  } finally {
    silent.remove();
  }
}

async function rowsOf(browser: BrowserName, served: ServedSites): Promise<Row[]> {
  const without = await loadWithoutExtension(browser, served);
  return withDriver(browser, extensionDir(browser), served, async (driver) => {
    const scripts = await scriptCount(driver);
    const off = median(await loadTimes(driver, served));
    await turnGuardOn(driver);
    const on = median(await loadTimes(driver, served));
    const ratio = (ms: number) => ({
      ...{ browser, figure: ms / without, unit: 'times without an extension', budget: null },
      detail: `${ms.toFixed(1)} of ${without.toFixed(1)} ms in a browser with no extension, medians of ${LOADS}`,
    });
    return [
      {
        ...{ what: 'scripts on ordinary pages, guards off', browser, figure: scripts, unit: 'scripts', budget: 0 },
        detail: 'registered, and in the manifest',
      },
      { what: 'load of an ordinary page, guards off', ...ratio(off) },
      { what: 'load of an ordinary page, guards on', ...ratio(on) },
    ];
  });
}

/** What ordinary pages pay. */
export const pageRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startManySites(4), browsers, rowsOf);
