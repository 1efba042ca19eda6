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

test('a page that asks by the browser’s own box whether to log out is told yes, and no to anything else', async ({
  driver,
  town,
}) => {
  const house = town.house('fetch-menu');
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, [house]);
  const copied = await copyCredentials(driver, logins);
  await logins[0]?.tab.evaluate(askBeforeLeaving);
  await expectListed(popup, [house]);

  await popup.click(`[data-site="${house.site}"] [data-action=log-out]`);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(done && sessionAt(done, house.site)).toMatchObject({ outcome: 'ended', way: 'open-tab' });
  expect(await stillValid(town, copied)).toEqual([]);
});

/** In the page: its control does nothing unless the person wants to log out, and does not want to delete a draft. */
function askBeforeLeaving(): void {
  const ask = (event: Event) => {
    if (!confirm('Delete your draft?') && confirm('Do you really want to log out?')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  document.querySelector('#leave')?.addEventListener('click', ask, true);
}
