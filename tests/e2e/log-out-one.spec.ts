import { sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { expect, test } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, openSites, stillValid } from './logins.ts';
import { cookiesLeft, storageLeft, tabsLeft } from './remains.ts';

const DONE_MS = 40_000;

test('logging out of one session ends it, and leaves the others as they are', async ({ driver, town }) => {
  const houses = ['wide-storage', 'get-link', 'fetch-menu'].map(town.house);
  const [one, ...others] = houses as [(typeof houses)[number], ...typeof houses];
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  expect(await stillValid(town, copied)).toEqual(houses.map(({ id }) => id));

  await popup.click(`[data-site="${one.site}"] [data-action=log-out]`);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(done && sessionAt(done, one.site)).toMatchObject({ state: 'closed', outcome: 'ended' });
  expect(done && openSites(done)).toEqual(others.map(({ site }) => site).sort());
  expect(await stillValid(town, copied)).toEqual(others.map(({ id }) => id));
  expect(await tabsLeft(driver, [one])).toEqual([]);
  expect(await tabsLeft(driver, others)).toHaveLength(others.length);
  expect(await cookiesLeft(driver, [one])).toEqual([]);
  expect(await cookiesLeft(driver, others)).toHaveLength(others.length);
  expect(await storageLeft(driver, one)).toEqual([]);

  await popup.click('[data-action=done]');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });
  expect((await expectListed(popup, others)).sessions).toHaveLength(others.length);
});
