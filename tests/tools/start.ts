import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type CopiedCredential, copyCredential } from '../drivers/copy-credential.ts';
import { type BrowserName, type Driver, launch, runSteps, type Tab } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import type { House } from '../sites/town/house.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { isLie, readRows, reportLines, table, type Verdict } from './log-out-report.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../test-results/start');
const LISTING_LIMIT_MS = 30_000;
const LOG_OUT_LIMIT_MS = 180_000;

const words = process.argv.slice(2);
const browser: BrowserName = words.includes('firefox') ? 'firefox' : 'chromium';
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isAlone = words.includes('--headless') || !hasDisplay;

/** Resolves at Ctrl-C or when we are told to end, at whatever moment of the work. */
const interrupted = new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(0));
});

const town = await startTown();
try {
  await inBrowser(town);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await town.close();
}

async function inBrowser(sites: Town): Promise<void> {
  const driver = await launch(browser, { extensionDir: extensionDir(browser), hosts: sites, headless: isAlone });
  try {
    process.exitCode = await Promise.race([interrupted, show(driver, sites)]);
  } finally {
    await driver.close();
  }
}

async function show(driver: Driver, sites: Town): Promise<number> {
  if (!hasDisplay) console.log('There is no display: the main job is done without a person.');
  const credentials = await logInEverywhere(driver, sites);
  const popup = await driver.extensionPage('/popup.html');
  return isAlone ? logOutOfEverything(driver, popup, sites, credentials) : leaveToPerson(driver);
}

/** The credentials as they were before anything was logged out, by the house's id. */
async function logInEverywhere(into: Driver, { houses }: Town): Promise<Map<House, CopiedCredential>> {
  const tabs = new Map<House, Tab>();
  for (const house of houses.filter(({ demo }) => demo)) {
    const tab = await into.openTab();
    await runSteps(tab, house.loginSteps);
    tabs.set(house, tab);
    console.log(`logged in at ${house.title} (${house.host})`);
  }
  // Only now: a login may replace an earlier one, as that of a site does at its identity provider.
  const credentials = new Map<House, CopiedCredential>();
  for (const [house, tab] of tabs) credentials.set(house, await copyCredential(into, tab, house));
  return credentials;
}

async function leaveToPerson(running: Driver): Promise<number> {
  console.log('\nThe browser is yours: Walkaway is among the extensions, its page is open in the last tab.');
  console.log('Press Ctrl-C here, or close the browser, to end.');
  await running.untilEnded();
  return 0;
}

const linesOf = (running: Driver) => running.consoleLines().slice(-20).join('\n');

/** The main job without a person; 0 when every session was seen and everything that was claimed is true. */
async function logOutOfEverything(
  driver: Driver,
  popup: Tab,
  { truth }: Town,
  old: Map<House, CopiedCredential>,
): Promise<number> {
  mkdirSync(PICTURES, { recursive: true });
  await waitForSessions(popup, [...old.keys()]);
  await popup.screenshot(path.join(PICTURES, `${browser}-popup.png`), { width: 400, height: 640 });
  await popup.click('[data-action=log-out-all]');
  await popup.click('[data-action=confirm]');
  await popup.waitFor('[data-phase=done]', { state: 'attached', timeoutMs: LOG_OUT_LIMIT_MS });
  await popup.screenshot(path.join(PICTURES, `${browser}-outcome.png`));
  const rows = await popup.evaluate(readRows);
  const verdicts: Verdict[] = [];
  for (const [{ id, title, site }, credential] of old) {
    const row = rows.find((each) => each.site === site);
    verdicts.push({ title, site, row, isStillValid: (await truth(id, credential)).valid });
  }
  console.log(`\n${reportLines(verdicts)}`);
  const isComplete = [...old.keys()].every(
    ({ expected, site }) => !expected.seen || rows.some((row) => row.site === site),
  );
  if (!isComplete) console.error(`Not every session was seen. The extension's console:\n${linesOf(driver)}`);
  const seen = verdicts.filter(({ row }) => row !== undefined).length;
  const claims = verdicts.filter(isLie).length;
  console.log(
    `\n${seen} of ${verdicts.length} sessions were seen; ${claims} outcomes claim too much. Some sites are built so that`,
  );
  console.log(`their own log-out leaves the old login working. Pictures: ${PICTURES}`);
  return isComplete && claims === 0 ? 0 : 1;
}

/** Goes on without the sessions that did not come in time: the report shows them as not listed. */
async function waitForSessions(popup: Tab, houses: House[]): Promise<void> {
  const wanted = houses.filter(({ expected }) => expected.seen).map(({ site }) => site);
  const missing = async () => {
    const listed = (await popup.evaluate(readRows)).map(({ site }) => site);
    return wanted.filter((site) => !listed.includes(site));
  };
  try {
    await until('the popup lists the sessions', async () => (await missing()).length === 0, LISTING_LIMIT_MS);
  } catch {
    console.error(`The popup does not list: ${(await missing()).join(', ')}`);
  }
  const rows = await popup.evaluate(readRows);
  if (rows.length === 0) throw new Error('The popup lists no session at all.');
  console.log(`\n${table(rows.map(({ site, state, account }) => [site, state, account]))}\n`);
}
