import type { Driver } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { PASSWORD, USER } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { readDisk, readStores } from './extension-stores.ts';
import { expect, test } from './fixture.ts';
import { reached, readJournal } from './job-journal.ts';
import { expectListed, logInAt } from './logins.ts';

const DONE_MS = 60_000;
/** The last one never answers its log-out: the job can be looked at while it runs. */
const HOUSES = [
  ...['get-link-nonce', 'post-form-csrf', 'fetch-menu', 'danger', 'two-cookies', 'jwt-local', 'refresh-token'],
  ...['plain-http', 'basic', 'wide-storage', 'idp', 'rp-chess', 'never-answers'],
];
const ADDRESS_WITH_QUERY = /https?:\/\/[^\s"'\\]*\?[^\s"'\\]+/g;

test('no secret, no password and no whole address is stored or said, at any time', async ({ driver, town }) => {
  test.setTimeout(180_000);
  const houses = HOUSES.map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, houses);
  await expectListed(popup, houses);
  const names = [USER, ...houses.flatMap(({ account }) => account ?? [])];
  expect((await readPopup(popup)).sessions.some(({ account }) => names.includes(account ?? ''))).toBe(true);
  expect(await leaksIn(driver, town), 'while logged in').toEqual([]);
  expect(await readStores(driver), 'what is stored was looked at').toContain(town.house('fetch-menu').site);

  const isThere = reached(popup, 'logging-out');
  await pressLogOutAll(popup);
  await isThere;
  expect(await readJournal(driver)).toHaveLength(1);
  expect(await leaksIn(driver, town), 'while logging out').toEqual([]);
  const onDisk = JSON.stringify(await readJournal(driver)) + (await readDisk(driver));
  expect(onDisk, 'what is on disk was looked at').toContain(town.house('never-answers').site);
  expect(
    names.filter((name) => onDisk.includes(name)),
    'whose logins they are, on disk',
  ).toEqual([]);
  const proving = reached(popup, 'finished');
  await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  await proving;
  expect(await leaksIn(driver, town), 'afterwards').toEqual([]);
});

/** What of the town's secrets is found in the extension's stores and on its console. */
async function leaksIn(driver: Driver, { houses, issued }: Town): Promise<string[]> {
  const places = { stores: await readStores(driver), console: driver.consoleLines().join('\n') };
  const secrets = houses.flatMap(({ id }) => issued(id).map((secret) => ({ id, secret })));
  expect(secrets.length).toBeGreaterThan(HOUSES.length);
  return Object.entries(places).flatMap(([place, text]) => [
    ...secrets.filter(({ secret }) => text.includes(secret)).map(({ id, secret }) => `${place}: ${id} ${secret}`),
    ...(text.includes(PASSWORD) ? [`${place}: the password`] : []),
    ...(text.match(ADDRESS_WITH_QUERY) ?? []).map((address) => `${place}: ${address}`),
  ]);
}
