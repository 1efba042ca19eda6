import { runSteps } from '../drivers/driver.ts';
import { expect, test } from './fixture.ts';

test('a house of the town can be logged in to, and the popup opens in a tab', async ({ driver, town }) => {
  const house = town.houses.find(({ demo }) => demo);
  if (!house) throw new Error('the town has no house to show');
  const tab = await driver.openTab();
  await runSteps(tab, house.loginSteps);
  await tab.goto(house.homeUrl);
  await tab.waitFor(house.loggedInSelector);

  const popup = await driver.extensionPage('/popup.html');
  await popup.waitFor('#app', { state: 'attached' });
  expect(await popup.evaluate(() => document.title)).toBe('Walkaway');
});
