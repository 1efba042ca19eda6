import { type Driver, launch, type Tab } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { test as base, expect, extensionDir } from './fixture.ts';
import { type Keepsakes, startKeepsakes } from './keepsake.ts';
import { cookiesAt, logInAtSite, storedAt } from './keepsake-visit.ts';
import { openSites } from './logins.ts';

const REMEMBERED = 'keepsake-letters.test';
const FORGOTTEN = 'keepsake-stamps.test';
const DONE_MS = 60_000;

const test = base.extend<{ driver: Driver }, { keepsakes: Keepsakes }>({
  keepsakes: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const keepsakes = await startKeepsakes([REMEMBERED, FORGOTTEN]);
      await use(keepsakes);
      await keepsakes.close();
    },
    { scope: 'worker' },
  ],
  driver: async ({ driverName, keepsakes }, use) => {
    const driver = await launch(driverName, { extensionDir: extensionDir(driverName), hosts: keepsakes });
    await use(driver);
    await driver.close();
  },
});

interface Left {
  cookies: string[];
  session: string;
  token: string;
  keys: string[];
  records: unknown;
}

/** What a site has here, and the parts of it that let somebody in. */
async function look(driver: Driver, tab: Tab, site: string): Promise<Left> {
  const own = (await driver.cookies()).filter(({ domain }) => domain === site);
  const [entries, records] = JSON.parse(await storedAt(tab, site)) as [[string, string][], unknown];
  return {
    cookies: cookiesAt(own, site, () => true)
      .map((cookie) => (JSON.parse(cookie) as { name: string }).name)
      .sort(),
    session: own.find(({ name }) => name === 'sessionid')?.value ?? '',
    token: entries.find(([key]) => key === 'access_token')?.[1] ?? '',
    keys: entries.map(([key]) => key),
    records,
  };
}

test('remembered, a site keeps everything but what lets somebody in; forgotten, it keeps nothing', async ({
  driver,
  keepsakes,
}) => {
  test.setTimeout(180_000);
  const popup = await driver.extensionPage('/popup.html');
  const [letters, stamps, other] = [await driver.openTab(), await driver.openTab(), await driver.openTab()];
  await logInAtSite(letters, REMEMBERED);
  await logInAtSite(stamps, FORGOTTEN);
  await expect
    .poll(async () => openSites(await readPopup(popup)), { timeout: 20_000 })
    .toEqual([REMEMBERED, FORGOTTEN]);
  await popup.select(`[data-site="${REMEMBERED}"] select`, 'remember');
  await popup.waitFor(`[data-site="${REMEMBERED}"][data-preference=remember]`);
  const before = await look(driver, other, REMEMBERED);
  expect(before).toMatchObject({
    cookies: ['cookie_consent', 'known_device', 'lang', 'sessionid'],
    keys: ['access_token', 'chooser', 'draft'],
  });
  const forgotten = await look(driver, other, FORGOTTEN);
  await other.goto('about:blank');
  expect([before, forgotten].map(({ session, token }) => keepsakes.isIn(session) && keepsakes.isToken(token))).toEqual([
    true,
    true,
  ]);

  await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  for (const site of [REMEMBERED, FORGOTTEN])
    expect(done && sessionAt(done, site)).toMatchObject({ state: 'closed', outcome: 'ended' });
  for (const { session, token } of [before, forgotten])
    expect([keepsakes.isIn(session), keepsakes.isToken(token)]).toEqual([false, false]);

  const tab = await driver.openTab();
  expect(await look(driver, tab, FORGOTTEN)).toMatchObject({ cookies: [], keys: [], records: [] });
  const after = await look(driver, tab, REMEMBERED);
  expect(after).toMatchObject({
    cookies: ['cookie_consent', 'known_device', 'lang'],
    keys: ['chooser', 'draft'],
    records: before.records,
  });
  await tab.goto(`https://${REMEMBERED}/`);
  await tab.click('#again');
  await tab.waitFor('#out');
});
