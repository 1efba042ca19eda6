import type { Driver } from '../drivers/driver.ts';
import { type House, PASSWORD, USER } from '../sites/town/house.ts';
import { expect } from './fixture.ts';
import { openElsewhere } from './keepsake-visit.ts';

interface Api {
  scripting: {
    executeScript(what: { target: { tabId: number }; func: unknown; args: unknown[] }): Promise<{ result: unknown }[]>;
  };
  windows: { getAll(): Promise<{ id?: number; incognito: boolean }[]>; remove(id?: number): Promise<void> };
}

/**
 * Logs in at a house in a private window of its own. Neither driver reaches such a window, the extension does: what a
 * person would do there is done by scripts that it injects.
 */
export async function logInPrivately(driver: Driver, house: House): Promise<void> {
  return fillInAt(driver, house, await openElsewhere(driver, house.loginUrl, 'private'));
}

/** The same in a tab of one of Firefox's containers; gives the tab's id. */
export async function logInInContainer(driver: Driver, house: House): Promise<number> {
  const tabId = await openElsewhere(driver, house.loginUrl, 'container');
  await fillInAt(driver, house, tabId);
  return tabId;
}

/** Closes every private window, as a person does who has done with them. */
export const closePrivateWindows = (driver: Driver): Promise<void> =>
  driver.evaluateInExtension(async () => {
    const { windows } = (globalThis as unknown as { chrome: Api }).chrome;
    for (const { id, incognito } of await windows.getAll()) if (incognito) await windows.remove(id);
  });

async function fillInAt(driver: Driver, { homeUrl, loggedInSelector }: House, tabId: number): Promise<void> {
  await expect.poll(() => driver.evaluateInExtension(fillIn, tabId, USER, PASSWORD), { timeout: 15_000 }).toBe(true);
  const isHome = () => driver.evaluateInExtension(isAt, tabId, homeUrl, loggedInSelector);
  await expect.poll(isHome, { timeout: 15_000 }).toBe(true);
}

/** False while the form is not there yet. */
async function fillIn(tabId: number, user: string, password: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  const func = (...words: [string, string]) => {
    const fields = ['#user', '#pass'].map((css) => document.querySelector<HTMLInputElement>(css));
    for (const [index, field] of fields.entries()) if (field) field.value = words[index] ?? '';
    const button = document.querySelector<HTMLButtonElement>('#enter');
    button?.click();
    return button !== null;
  };
  // Until its page has come, the tab shows one that no extension may reach.
  const [done] = await chrome.scripting
    .executeScript({ target: { tabId }, func, args: [user, password] })
    .catch(() => []);
  return done?.result === true;
}

async function isAt(tabId: number, url: string, selector: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  const func = (address: string, css: string) => location.href === address && document.querySelector(css) !== null;
  const [done] = await chrome.scripting
    .executeScript({ target: { tabId }, func, args: [url, selector] })
    .catch(() => []);
  return done?.result === true;
}
