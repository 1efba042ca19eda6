import type { Driver, Tab } from '../drivers/driver.ts';
import { waitForPopup } from '../drivers/popup-page.ts';
import type { House } from '../sites/town/house.ts';
import { badgeText } from './badge.ts';
import { expect, test } from './fixture.ts';
import { expectListed, logInAt, openSites } from './logins.ts';
import { closePrivateWindows, logInPrivately } from './private-window.ts';

const DONE_MS = 40_000;
const PRIVATE_STORES = ['1', 'firefox-private'];

test.use({ launchWith: { privateWindows: true } });

test('one site in a normal and in a private window: two sessions, and only the one that is meant is ended', async ({
  driver,
  town,
}) => {
  const house = town.house('get-link');
  const popup = await logInTwice(driver, house);
  const [normal, inPrivate] = await sessionsOf(driver, house);
  expect(await validityOf(town.truth, house, [normal, inPrivate])).toEqual([true, true]);

  await popup.click(`[data-site="${house.site}"]:has(.badge) [data-action=log-out]`);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(done?.sessions.map(({ state, outcome }) => [state, outcome]).sort()).toEqual([
    ['closed', 'ended'],
    ['open', null],
  ]);
  expect(await validityOf(town.truth, house, [normal, inPrivate])).toEqual([true, false]);
  expect(await sessionsOf(driver, house)).toEqual([normal, undefined]);
});

test('a session of a private window is listed no more when that window is closed, with nobody pressing anything', async ({
  driver,
  town,
}) => {
  const house = town.house('get-link');
  const popup = await logInTwice(driver, house);

  await closePrivateWindows(driver);
  await expectListed(popup, [house]);
  expect(await popup.count(`[data-site="${house.site}"]:has(.badge)`)).toBe(0);
  await expect.poll(() => badgeText(driver)).toBe('1');
});

/** Logged in at the house in a normal and in a private window, and both are listed in the popup that is given. */
async function logInTwice(driver: Driver, house: House): Promise<Tab> {
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, [house]);
  await expectListed(popup, [house]);
  await logInPrivately(driver, house);
  const both = await waitForPopup(popup, (state) => openSites(state).length === 2, DONE_MS);
  expect(both?.open).toBe(2);
  return popup;
}

type CookieAtStore = { name: string; value: string } | undefined;

/** The house's session cookie in the normal store and in the private one. */
async function sessionsOf(driver: Driver, { host }: House): Promise<[CookieAtStore, CookieAtStore]> {
  const here = (await driver.cookies()).filter(({ domain }) => domain === host);
  const isPrivate = ({ storeId }: { storeId: string }) => PRIVATE_STORES.includes(storeId);
  const short = (cookie: CookieAtStore) => cookie && { name: cookie.name, value: cookie.value };
  return [short(here.find((one) => !isPrivate(one))), short(here.find(isPrivate))];
}

type AskTruth = (id: string, credential: { cookies: { name: string; value: string }[] }) => Promise<{ valid: boolean }>;

const validityOf = (truth: AskTruth, { id }: House, cookies: CookieAtStore[]): Promise<boolean[]> =>
  Promise.all(cookies.map(async (cookie) => (await truth(id, { cookies: cookie ? [cookie] : [] })).valid));
