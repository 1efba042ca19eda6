import { type Driver, launch, type Tab } from '../../drivers/driver.ts';
import {
  type PopupSession,
  type PopupState,
  pressLogOutAll,
  readPopup,
  waitForPopup,
} from '../../drivers/popup-page.ts';
import type { Expectation } from './expectation.ts';
import type { Credential, FleetApp, FleetModule } from './fleet-module.ts';
import { logIn, readCredential, settle, visitAsStranger } from './log-in.ts';
import type { BrowserName } from './options.ts';
import { survivorsOf } from './survivors.ts';
import { type Target, targetsOf } from './target.ts';
import type { Row } from './verdict.ts';

const SEEN_TIMEOUT_MS = 15_000;
const DONE_TIMEOUT_MS = 60_000;

/** What one measurement works with. */
interface Bench {
  fleet: FleetModule;
  app: FleetApp;
  driver: Driver;
  popup: Tab;
  page: Tab;
  targets: Target[];
  rows: Row[];
}

export interface MeasureOptions {
  browser: BrowserName;
  extensionDir: string;
  isHeaded: boolean;
  /** Stop after the login: only shows that the measurement itself works. */
  isLoginOnly: boolean;
  canEnd: Expectation;
}

/**
 * Measures one running application in one browser, in a fresh profile: one row for each session that the login opens.
 * Never throws: what went wrong stands in the rows.
 */
export async function measureApp(fleet: FleetModule, app: FleetApp, options: MeasureOptions): Promise<Row[]> {
  const targets = targetsOf(fleet, app);
  const rows = targets.map((target) => emptyRow(target, options));
  let driver: Driver | null = null;
  try {
    driver = await launchFor(fleet, app, options);
    const popup = await driver.extensionPage('/popup.html');
    const page = await driver.openTab();
    const bench = { fleet, app, driver, popup, page, targets, rows };
    const credential = await watchLogin(bench, options);
    if (!options.isLoginOnly) await watchLogOut(bench, credential);
  } catch (error) {
    for (const row of rows) row.error ??= String(error);
    console.error(driver?.consoleLines().slice(-20).join('\n') ?? 'the browser did not start');
  } finally {
    await driver?.close();
  }
  return rows;
}

const launchFor = (fleet: FleetModule, app: FleetApp, options: MeasureOptions): Promise<Driver> =>
  launch(options.browser, {
    extensionDir: options.extensionDir,
    mapAllHosts: false,
    extraHosts: fleet.hostsOf(app),
    headless: !options.isHeaded,
    // Its viewer would show an application's JSON answers in a page that may not read the origin's storage.
    firefoxPrefs: { 'devtools.jsonview.enabled': false },
  });

const emptyRow = (target: Target, options: MeasureOptions): Row => ({
  app: target.name,
  browser: options.browser,
  site: target.site,
  seenSeconds: null,
  wasEarly: false,
  account: null,
  way: null,
  outcome: null,
  reason: null,
  truth: null,
  ms: null,
  survivors: [],
  error: null,
  canEnd: options.canEnd(target.name),
});

const sessionAt = (state: PopupState, site: string): PopupSession | undefined =>
  state.sessions.find((session) => session.site === site);

const isOpenAt = (state: PopupState, site: string): boolean => sessionAt(state, site)?.state === 'open';

/** Fills `seenSeconds`, `wasEarly` and `account`; gives the credential, which the servers were seen to accept. */
async function watchLogin(bench: Bench, options: MeasureOptions): Promise<Credential> {
  const { fleet, app, driver, popup, page, targets, rows } = bench;
  fleet.setUserAgent(await page.evaluate(() => navigator.userAgent));
  await visitAsStranger(fleet, app, page);
  const before = await readPopup(popup);
  for (const row of rows) row.wasEarly = isOpenAt(before, row.site);
  await logIn(app, page);
  if (!options.isLoginOnly) await Promise.all(rows.map((row) => watchForSession(popup, row, Date.now())));
  await settle(app);
  const credential = await readCredential(app, driver, page);
  for (const [index, target] of targets.entries()) {
    const isAlive = await target.isAlive(credential);
    const row = rows[index];
    if (row) row.truth = isAlive ? 'alive' : 'ended';
    if (!isAlive) throw new Error(`${target.name}: the login worked, but its credential is not accepted by plain HTTP`);
  }
  return credential;
}

async function watchForSession(popup: Tab, row: Row, loggedInMs: number): Promise<void> {
  const seen = await waitForPopup(popup, (state) => isOpenAt(state, row.site), SEEN_TIMEOUT_MS);
  if (seen) row.seenSeconds = (Date.now() - loggedInMs) / 1000;
}

/** Logs out through the popup, then asks the servers; fills the rest of the rows. */
async function watchLogOut(bench: Bench, credential: Credential): Promise<void> {
  const { fleet, app, driver, popup, targets, rows } = bench;
  const before = await readPopup(popup);
  for (const row of rows) row.account = sessionAt(before, row.site)?.account ?? null;
  if (rows.every((row) => row.seenSeconds === null)) return;
  const pressedMs = await pressLogOutAll(popup);
  const after = await waitForPopup(popup, (state) => state.phase === 'done', DONE_TIMEOUT_MS);
  const ms = Date.now() - pressedMs;
  for (const [index, target] of targets.entries()) {
    const row = rows[index];
    if (!row) continue;
    row.truth = (await target.isAlive(credential)) ? 'alive' : 'ended';
    const { outcome, way, reason } = (after && sessionAt(after, row.site)) ?? {
      outcome: null,
      way: null,
      reason: null,
    };
    Object.assign(row, { outcome, way, reason, ms: after ? ms : null });
    if (!after) row.error = `not done within ${DONE_TIMEOUT_MS} ms`;
    row.survivors = await survivorsOf(fleet, app, target, driver);
  }
}
