import type { Driver, Tab } from '../drivers/driver.ts';
import { launch } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { test as base, expect, extensionDir } from './fixture.ts';
import { type Keepsakes, startKeepsakes } from './keepsake.ts';
import {
  cookiesAt,
  fillInElsewhere,
  hasWrittenElsewhere,
  logInAtSite,
  openElsewhere,
  storedAt,
  storedElsewhere,
} from './keepsake-visit.ts';
import { openSites } from './logins.ts';

const COUNT = 40;
const WHOLE_MS = 400_000;
const LISTED_MS = 60_000;
const DONE_MS = 120_000;
const SITES = Array.from({ length: COUNT }, (_, index) => `keepsake-${String(index + 1).padStart(2, '0')}.test`);
/** Every second site; those of one half by a rule each, the others by a pattern. */
const KEPT = SITES.filter((_, index) => index % 2 === 0);
const ENDED = SITES.filter((_, index) => index % 2 === 1);
const [ELSEWHERE = ''] = ENDED;
const STORES = { private: ['1', 'firefox-private'], container: ['firefox-container-1'] };
const isNormal = (id: string) => id === '0' || id === 'firefox-default';

const test = base.extend<{ driver: Driver }, { keepsakes: Keepsakes }>({
  keepsakes: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const keepsakes = await startKeepsakes(SITES);
      await use(keepsakes);
      await keepsakes.close();
    },
    { scope: 'worker' },
  ],
  driver: async ({ driverName, keepsakes }, use) => {
    const driver = await launch(driverName, {
      extensionDir: extensionDir(driverName),
      hosts: keepsakes,
      privateWindows: true,
      firefoxPrefs: { 'privacy.userContext.enabled': true },
    });
    await use(driver);
    await driver.close();
  },
});

type Place = 'private' | 'container';

test('of forty sites twenty are kept, and nothing of them is touched, in any kind of store', async ({
  driver,
  keepsakes,
}) => {
  test.setTimeout(WHOLE_MS);
  const places: Place[] = driver.name === 'firefox' ? ['container', 'private'] : ['private'];
  const popup = await driver.extensionPage('/popup.html');
  await makeRules(popup);
  const tab = await driver.openTab();
  for (const site of SITES) await logInAtSite(tab, site);
  const tabs = new Map<Place, number>();
  for (const place of places) tabs.set(place, await logInElsewhere(driver, place));
  const isListed = async () => openSites(await readPopup(popup)).length;
  await expect.poll(isListed, { timeout: LISTED_MS }).toBe(COUNT + places.length);
  const before = await snapshot(driver, tab, tabs);
  const sessions = await sessionsOf(driver);
  expect(sessions.size).toBe(COUNT + places.length);

  await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  const outcomes = done?.sessions.map(({ site, outcome }) => `${site} ${outcome}`) ?? [];
  expect(outcomes.filter((line) => line.endsWith(' kept')).length).toBe(KEPT.length + places.length);
  expect(await snapshot(driver, tab, tabs)).toEqual(before);
  const isIn = (key: string) => keepsakes.isIn(sessions.get(key) ?? '');
  expect(KEPT.filter((site) => !isIn(`normal ${site}`))).toEqual([]);
  expect(places.filter((place) => !isIn(`${place} ${ELSEWHERE}`))).toEqual([]);
  const isSaidEnded = (site: string) => outcomes.includes(`${site} ended`);
  expect(ENDED.filter((site) => isSaidEnded(site) && isIn(`normal ${site}`))).toEqual([]);
  const cookies = await driver.cookies();
  expect(ENDED.flatMap((site) => cookiesAt(cookies, site, isNormal))).toEqual([]);
});

/** As the options page would: each kept site by a rule, every session in private windows and containers by their kind. */
async function makeRules(page: Tab): Promise<void> {
  const put = [
    ...KEPT.map((pattern) => ({ pattern, store: null, preference: 'keep' })),
    ...['private', 'container'].map((store) => ({ pattern: '*', store, preference: 'keep' })),
  ];
  const answer = await page.evaluate(async (rules: object[]) => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(it: object): Promise<unknown> } } };
    return chrome.runtime.sendMessage({ kind: 'change-rules', put: rules, drop: [] });
  }, put);
  expect(answer).toMatchObject({ ok: true });
}

async function logInElsewhere(driver: Driver, place: Place): Promise<number> {
  const tabId = await openElsewhere(driver, `https://${ELSEWHERE}/login`, place);
  await expect.poll(() => fillInElsewhere(driver, tabId), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => hasWrittenElsewhere(driver, tabId), { timeout: 20_000 }).toBe(true);
  return tabId;
}

/** Everything of what is to be kept, as text. */
async function snapshot(driver: Driver, tab: Tab, tabs: Map<Place, number>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const site of KEPT) found[`stored ${site}`] = await storedAt(tab, site);
  for (const [place, tabId] of tabs) found[`stored ${place}`] = await storedElsewhere(driver, tabId);
  const cookies = await driver.cookies();
  for (const site of KEPT) found[`cookies ${site}`] = cookiesAt(cookies, site, isNormal);
  for (const place of tabs.keys())
    found[`cookies ${place}`] = cookiesAt(cookies, ELSEWHERE, (id) => STORES[place].includes(id));
  return found;
}

/** The session that each site knows the person by, by store and site. */
async function sessionsOf(driver: Driver): Promise<Map<string, string>> {
  const nameOf = (id: string) =>
    isNormal(id)
      ? 'normal'
      : STORES.private.includes(id)
        ? 'private'
        : STORES.container.includes(id)
          ? 'container'
          : id;
  const own = (await driver.cookies()).filter(({ name }) => name === 'sessionid');
  return new Map(own.map(({ domain, storeId, value }) => [`${nameOf(storeId)} ${domain}`, value]));
}
