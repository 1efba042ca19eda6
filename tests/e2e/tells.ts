import type { Driver } from '../drivers/driver.ts';
import type { House } from '../sites/town/house.ts';
import { listsOf } from '../wipe/browser-lists.ts';

/** What tells the next person at one site who was there before; empty when nothing does. */
export async function tellsOf(driver: Driver, house: House): Promise<string[]> {
  const lists = await listsOf(driver, house.site);
  const found = Object.entries(lists).flatMap(([name, urls]) => urls.map((url: string) => `${name}: ${url}`));
  const tab = await driver.openTab(house.homeUrl);
  if ((await tab.count(house.loggedInSelector)) > 0) found.push('a page that is logged in');
  const words = await tab.evaluate(() => document.body.textContent ?? '');
  if (house.account && words.includes(house.account)) found.push(`the name ${house.account}`);
  await tab.close();
  return found;
}
