import { type CopiedCredential, copyCredential } from '../drivers/copy-credential.ts';
import { type Driver, runSteps, type Tab } from '../drivers/driver.ts';
import { type PopupState, readPopup } from '../drivers/popup-page.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { expect } from './fixture.ts';

/** A house in whose tab the person is logged in. */
export interface Login {
  house: House;
  tab: Tab;
}

const LISTED_MS = 20_000;

/** Logs in at one house after the other, as a person would, and leaves each in a tab of its own. */
export async function logInAt(driver: Driver, houses: readonly House[]): Promise<Login[]> {
  const logins: Login[] = [];
  for (const house of houses) {
    const tab = await driver.openTab();
    await runSteps(tab, house.loginSteps);
    if (house.expected.seen) await tab.waitFor(house.loggedInSelector, { state: 'attached' });
    logins.push({ house, tab });
  }
  return logins;
}

/** Opens the houses' pages again, where the person is known without a new login, such as after a restart. */
export async function comeBackTo(driver: Driver, houses: readonly House[]): Promise<Login[]> {
  const logins: Login[] = [];
  for (const house of houses) {
    const tab = await driver.openTab(house.homeUrl);
    await tab.waitFor(house.loggedInSelector, { state: 'attached' });
    logins.push({ house, tab });
  }
  return logins;
}

/** What a thief could have copied, by the house's id. Only after the last login: one may replace another's session. */
export async function copyCredentials(
  driver: Driver,
  logins: readonly Login[],
): Promise<Map<string, CopiedCredential>> {
  const copied = new Map<string, CopiedCredential>();
  for (const { house, tab } of logins) copied.set(house.id, await copyCredential(driver, tab, house));
  return copied;
}

/** Waits until the popup lists exactly these houses' sessions as open. */
export async function expectListed(popup: Tab, houses: readonly House[]): Promise<PopupState> {
  const sites = houses.map(({ site }) => site).sort();
  await expect.poll(async () => openSites(await readPopup(popup)), { timeout: LISTED_MS }).toEqual(sites);
  return readPopup(popup);
}

/** The sites whose sessions the popup shows as open, in the order of the alphabet. */
export const openSites = ({ sessions }: PopupState): string[] =>
  sessions
    .filter(({ state }) => state === 'open')
    .map(({ site }) => site)
    .sort();

/** The ids of the houses whose servers still accept the old credential. */
export async function stillValid(town: Town, copied: ReadonlyMap<string, CopiedCredential>): Promise<string[]> {
  const asked = [...copied].map(async ([id, credential]) => ({ id, ...(await town.truth(id, credential)) }));
  return (await Promise.all(asked)).filter(({ valid }) => valid).map(({ id }) => id);
}
