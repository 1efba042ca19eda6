import { pressLogOutAll, waitForPopup } from '../drivers/popup-page.ts';
import { expect } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from './logins.ts';
import { test } from './relay-fixture.ts';
import { cookiesLeft, storageLeft, tabsLeft } from './remains.ts';

const DONE_MS = 60_000;

test('without a network everything is wiped here, and said to be open on the servers', async ({
  driver,
  relay,
  town,
}) => {
  const houses = ['get-link', 'wide-storage', 'danger'].map(town.house);
  // Firefox reaches the Cache API of an origin without an open page only through an answer of its server
  // (platform.md B2): without a network it stays, and that is said.
  const hasUnreachable = (id: string) => driver.name === 'firefox' && id === 'wide-storage';
  const outcomeOf = (id: string) => (hasUnreachable(id) ? 'failed, survivors' : 'wiped-only, offline');
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  relay.breakOff();
  await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  const said = (done?.sessions ?? []).map(({ site, outcome, reason }) => [site, `${outcome}, ${reason}`]);
  expect
    .soft(Object.fromEntries(said))
    .toEqual(Object.fromEntries(houses.map(({ id, site }) => [site, outcomeOf(id)])));
  expect(await stillValid(town, copied)).toEqual(houses.map(({ id }) => id));
  expect(await tabsLeft(driver, houses)).toEqual([]);
  expect(await cookiesLeft(driver, houses)).toEqual([]);
  relay.repair();
  for (const house of houses) {
    const left = await storageLeft(driver, house);
    expect.soft(left.filter((line) => !(hasUnreachable(house.id) && line.includes('//media.')))).toEqual([]);
  }
});
