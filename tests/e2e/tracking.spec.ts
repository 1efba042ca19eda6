import { runSteps } from '../drivers/driver.ts';
import { readPopup } from '../drivers/popup-page.ts';
import { badgeText } from './badge.ts';
import { expect, test } from './fixture.ts';
import { expectListed, logInAt, openSites } from './logins.ts';

/** Their cookies outlive the browser. */
const LASTING = ['cookie-again', 'remember-me', 'two-cookies'];

test('the badge counts the open sessions, and a visitor is none', async ({ driver, town }) => {
  await driver.openTab(town.house('visitor-cookie').homeUrl);
  expect(await badgeText(driver)).toBe('');
  for (const [index, id] of ['get-link', 'jwt-local', 'spa-late'].entries()) {
    await logInAt(driver, [town.house(id)]);
    await expect.poll(() => badgeText(driver)).toBe(String(index + 1));
  }
  await logInAt(driver, [town.house('visitor-cookie')]);
  const popup = await driver.extensionPage('/popup.html');
  const state = await expectListed(popup, ['get-link', 'jwt-local', 'spa-late'].map(town.house));
  expect(state).toMatchObject({ phase: 'idle', open: 3 });
  expect(state.sessions.map(({ site }) => site)).not.toContain(town.house('visitor-cookie').site);
});

test('a session that the person ends on the site itself is listed no more', async ({ driver, town }) => {
  const houses = ['get-link', 'fetch-menu', 'cookie-renewed', 'refresh-token'].map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, houses);
  await expectListed(popup, houses);
  for (const [index, { house, tab }] of logins.entries()) {
    await runSteps(tab, house.logoutSteps);
    await expectListed(popup, houses.slice(index + 1));
    await expect
      .poll(() => badgeText(driver))
      .toBe(index + 1 === houses.length ? '' : String(houses.length - index - 1));
  }
  expect((await readPopup(popup)).sessions).toEqual([]);
});

test('a token that the page itself throws away is missed at the latest when the person asks', async ({
  driver,
  town,
}) => {
  const house = town.house('jwt-local');
  const popup = await driver.extensionPage('/popup.html');
  const [login] = await logInAt(driver, [house]);
  await expectListed(popup, [house]);
  if (login) await runSteps(login.tab, house.logoutSteps);
  await popup.click('[data-action=check-now]');
  await expectListed(popup, []);
});

test('the list is the same after the background was stopped', async ({ driver, town }) => {
  const houses = ['get-link', 'jwt-local', 'switched-id'].map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, houses);
  const { sessions } = await expectListed(popup, houses);
  await popup.close();
  await driver.killBackground();
  const again = await driver.extensionPage('/popup.html');
  expect((await expectListed(again, houses)).sessions).toEqual(sessions);
  await expect.poll(() => badgeText(driver)).toBe(String(houses.length));
});

test('after a restart of the browser the list is made from what is there', async ({ driver, town }) => {
  const houses = LASTING.map(town.house);
  await logInAt(driver, [...houses, town.house('get-link')]);
  await driver.relaunch();
  const popup = await driver.extensionPage('/popup.html');
  expect(openSites(await expectListed(popup, houses))).not.toContain(town.house('get-link').site);
  await expect.poll(() => badgeText(driver)).toBe(String(houses.length));
});

test('whoever knows nothing, as directly after the installation, finds the sessions that are there', async ({
  driver,
  town,
}) => {
  const houses = ['get-link', 'jwt-local', 'spa-late', 'remember-me'].map(town.house);
  await logInAt(driver, [...houses, town.house('visitor-cookie')]);
  const first = await driver.extensionPage('/popup.html');
  await expectListed(first, houses);
  await first.close();
  await driver.killBackground();
  await driver.evaluateInExtension(forgetSessions);
  const popup = await driver.extensionPage('/popup.html');
  await expectListed(popup, houses);
});

async function forgetSessions(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } };
  await chrome.storage.session.clear();
}
