import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stage } from '../../utils/message/messages.ts';
import { type Driver, type LaunchOptions, launch } from '../drivers/driver.ts';
import { orNothing } from '../drivers/or-nothing.ts';
import { pressLogOutAll, readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { until } from '../drivers/until.ts';
import { letReachSites } from '../drivers/withdraw-access.ts';
import { counted } from '../e2e/counted.ts';
import { expect, extensionDir } from '../e2e/fixture.ts';
import { claimOf, DONE_MS, expectFinished, expectWiped } from '../e2e/job-finished.ts';
import { reached, readJournal } from '../e2e/job-journal.ts';
import { comeBackTo, copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { test } from '../e2e/relay-fixture.ts';
import { cookiesLeft } from '../e2e/remains.ts';
import { untilOnDisk } from '../e2e/until-on-disk.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { say } from './ask-background.ts';

/** One that ends well, and one whose log-out leaves the session. */
const HOUSES = ['get-link', 'cookie-cleared-only'];
/** Where nobody was before a browser died. */
const AFTERWARDS = ['post-form-csrf', 'get-link-nonce'];
/** Its cookies outlive a browser, and it stores wherever a site can. */
const LASTING = 'wide-storage';
/** Enough for every stage to be met while it lasts. */
const SLOW_MS = 120;
/** No log-out that begins now comes to a server before the next thing is done. */
const LATE_MS = 3_000;

test.setTimeout(240_000);
test.afterEach(({ driverName }, { status, expectedStatus }) => {
  if (driverName) counted('fault points', { run: 1, passed: status === expectedStatus ? 1 : 0 });
});

/** Logged in at these houses and listed, in a network that is slow from then on. */
async function ready(driver: Driver, houses: House[]) {
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  return { popup, copied };
}

for (const stage of ['logging-out', 'proving', 'wiping'] satisfies Stage[]) {
  test(`the network goes at the stage ${stage}`, async ({ driver, relay, town }) => {
    const { popup, copied } = await ready(driver, HOUSES.map(town.house));
    relay.latencyMs = SLOW_MS;
    const isThere = reached(popup, stage);
    await pressLogOutAll(popup);
    await isThere;
    relay.breakOff();
    const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
    expect(done).not.toBeNull();
    relay.repair();
    await expectFinished(driver, popup, town, copied);
  });
}

test('two ends at once, of everything twice and of one: each session is ended once', async ({ driver, town }) => {
  const houses = HOUSES.map(town.house);
  const { popup, copied } = await ready(driver, houses);
  const key = await popup.attribute(`[data-site="${houses[0]?.site}"]`, 'data-key');
  const before = town.seen.length;
  await say(driver, { kind: 'log-out-all' }, { kind: 'log-out-all' }, { kind: 'log-out', key });
  await expectFinished(driver, popup, town, copied);
  const sites = (await readPopup(popup)).sessions.map(({ site }) => site);
  expect(sites.sort()).toEqual(houses.map(({ site }) => site).sort());
  const logOuts = town.seen.slice(before).filter(({ url }) => /^\/(?:logout|deconnexion)/.test(url));
  expect(logOuts.map(({ host }) => host).sort()).toEqual(houses.map(({ host }) => host).sort());
});

test('the access to sites is withdrawn: nobody says that nothing is left', async ({
  driver,
  driverName,
  relay,
  town,
}) => {
  const houses = [...HOUSES, 'two-cookies'].map(town.house);
  const { popup, copied } = await ready(driver, houses);
  // Otherwise a site may be ended before, of which more could be said.
  relay.latencyMs = LATE_MS;
  const isThere = reached(popup, 'logging-out');
  await pressLogOutAll(popup);
  await isThere;
  await letReachSites(driver, extensionDir(driverName), false);
  relay.latencyMs = SLOW_MS;
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  if (!done) throw new Error(`not done within ${DONE_MS} ms`);
  for (const house of houses) {
    const left = await cookiesSent(driver, town, house);
    const { said, isValid, claim } = await claimOf(house, done, town, copied);
    expect.soft(isValid, claim).toBe(true);
    expect.soft([said?.outcome, said?.reason], claim).toEqual(['failed', 'no-access']);
    // The browser erases for us all the same; only whether it did cannot be looked at.
    expect.soft(left, claim).toEqual([]);
  }
  await expect.poll(() => readJournal(driver)).toEqual([]);
});

/** Runs with a browser of its own, whose extension or profile the test may change on disk. */
async function inOwnBrowser(
  options: { driverName: Driver['name']; hosts: LaunchOptions['hosts']; rest?: Partial<LaunchOptions> },
  work: (driver: Driver, dir: string) => Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'walkaway-changed-'));
  cpSync(extensionDir(options.driverName), dir, { recursive: true });
  const driver = await launch(options.driverName, { extensionDir: dir, hosts: options.hosts, ...options.rest });
  try {
    await work(driver, dir);
  } finally {
    await driver.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Runtime {
  runtime: { reload(): void; getManifest(): { version: string } };
}

/** Exchanges the extension for its next version, as a store does. Resolves when that one runs. */
async function update(driver: Driver, dir: string): Promise<void> {
  const manifest = path.join(dir, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '99.0.0' }));
  const reload = () => (globalThis as unknown as { chrome: Runtime }).chrome.runtime.reload();
  await orNothing(driver.evaluateInExtension(reload).catch(() => undefined)); // the page goes with its version
  const version = async () => {
    // A page of its own for each question: while the extension is being exchanged, none of its pages can be opened.
    const page = await driver.extensionPage('/icons/16.png');
    return page.evaluate(() => (globalThis as unknown as { chrome: Runtime }).chrome.runtime.getManifest().version);
  };
  await until('the next version', async () => (await orNothing(version())) === '99.0.0', DONE_MS);
}

test('the extension is updated: its next version finishes the job', async ({ driverName, relay, town }) => {
  await inOwnBrowser({ driverName, hosts: relay }, async (driver, dir) => {
    const { popup, copied } = await ready(driver, HOUSES.map(town.house));
    relay.latencyMs = SLOW_MS;
    const isThere = reached(popup, 'logging-out');
    await pressLogOutAll(popup);
    await isThere;
    relay.latencyMs = 0;
    await update(driver, dir);
    await expectFinished(driver, await driver.extensionPage('/popup.html'), town, copied);
  });
});

test('the extension is updated in the middle of a visit: what was visited without a login goes as well', async ({
  driverName,
  relay,
  town,
}) => {
  await inOwnBrowser({ driverName, hosts: relay }, async (driver, dir) => {
    const visited = town.house('visitor-cookie');
    await logInAt(driver, [visited]);
    expect(await cookiesLeft(driver, [visited])).not.toEqual([]);
    await update(driver, dir);
    const { popup, copied } = await ready(driver, HOUSES.map(town.house));
    await pressLogOutAll(popup);
    await expectFinished(driver, popup, town, copied);
    await expectWiped(driver, [visited]);
  });
});

/** Files of the extension's databases in a profile. */
function databaseFiles(profileDir: string): string[] {
  return readdirSync(profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?:chrome|moz)-extension/.test(entry.parentPath))
    .filter(({ name, parentPath }) => /indexeddb\.leveldb/.test(parentPath) || /\.sqlite/.test(name))
    .map(({ name, parentPath }) => path.join(parentPath, name));
}

test('the browser is killed, and its journal is corrupt afterwards: the next job is written down, and finished', async ({
  driverName,
  relay,
  town,
}) => {
  await inOwnBrowser({ driverName, hosts: relay, rest: { permanentInstall: true } }, async (driver) => {
    const lasting = town.house(LASTING);
    const begun = [...HOUSES.map(town.house), lasting];
    const first = await ready(driver, begun);
    await untilOnDisk(driver, [lasting]);
    relay.latencyMs = LATE_MS;
    const isThere = reached(first.popup, 'logging-out');
    await pressLogOutAll(first.popup);
    await isThere;
    await driver.killBrowser();
    relay.latencyMs = 0;
    const files = databaseFiles(driver.profileDir);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) writeFileSync(file, 'neither a journal nor anything else');
    await driver.relaunch();
    // What the lost job was to wipe is still there, and has to be known without it.
    const isLeft = await Promise.all(begun.map(async (house) => (await cookiesLeft(driver, [house])).length > 0));
    const left = begun.filter((_, index) => isLeft[index]);
    expect(left).toContain(lasting);
    const popup = await driver.extensionPage('/popup.html');
    const logins = [...(await comeBackTo(driver, left)), ...(await logInAt(driver, AFTERWARDS.map(town.house)))];
    const copied = await copyCredentials(driver, logins);
    const houses = logins.map(({ house }) => house);
    await expectListed(popup, houses);
    relay.latencyMs = SLOW_MS;
    const isThereAgain = reached(popup, 'logging-out');
    await pressLogOutAll(popup);
    await isThereAgain;
    await driver.killBackground();
    relay.latencyMs = 0;
    await expectFinished(driver, popup, town, copied);
  });
});

/** Names of the cookies that the browser still sends to a house. */
async function cookiesSent(driver: Driver, town: Town, { homeUrl }: House): Promise<string[]> {
  const url = new URL('/nobody-lives-here', homeUrl);
  const from = town.seen.length;
  const tab = await driver.openTab(url.href);
  await tab.close();
  const asked = town.seen.slice(from).find((one) => one.host === url.hostname && one.url === url.pathname);
  if (!asked) throw new Error(`${url} was not asked`);
  return (asked.headers.cookie ?? '').split('; ').flatMap((cookie) => cookie.split('=')[0] || []);
}
