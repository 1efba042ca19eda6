import type { Cause } from '../../utils/message/messages.ts';
import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver } from '../drivers/driver.ts';
import { expect } from '../e2e/fixture.ts';
import { keptInMemory } from '../e2e/kept-in-memory.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from '../e2e/logins.ts';
import { cookiesLeft, tabsLeft } from '../e2e/remains.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';

/** Houses whose own log-out ends the session on the server: links, forms, scripts, tokens. */
const HOUSES = ['get-link', 'post-form-csrf', 'wide-storage', 'refresh-token', 'cookie-again'];
/** The same of houses whose cookies outlive the browser. */
export const LASTING = ['wide-storage', 'refresh-token', 'cookie-again', 'co-uk', 'name-left'];
const DONE_MS = 150_000;

interface ExtensionApi {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: string }>; getURL(path: string): string };
  tabs: { query(filter: object): Promise<{ url?: string }[]> };
  windows: { getAll(): Promise<{ id: number }[]>; remove(id: number): Promise<void> };
}

interface WrittenCourse {
  phase: string;
  cause: Cause | null;
  beganMs: number;
  limit: { cause: Cause; atMs: number } | null;
}

/** Somebody logged in at some houses, each in a tab of its own. */
export interface Guest {
  houses: House[];
  copied: Map<string, CopiedCredential>;
}

/** Sets what the options page would; throws with the reason of a refusal. */
export async function setSettings(driver: Driver, settings: Record<string, unknown>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    const answer = await driver.evaluateInExtension(
      (name, one) => {
        const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
        return chrome.runtime.sendMessage({ kind: 'set-setting', key: name, value: one });
      },
      key,
      value,
    );
    if (!answer.ok) throw new Error(answer.error);
  }
}

/** Logs in at the houses and waits until all of them are known. */
export async function arrive(driver: Driver, town: Town, ids = HOUSES): Promise<Guest> {
  const houses = ids.map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  await popup.close();
  expect(await stillValid(town, copied)).toHaveLength(houses.length);
  return { houses, copied };
}

/** How far the visit is. */
export const courseOf = (driver: Driver) => keptInMemory<WrittenCourse>(driver, 'course');

export const phaseOf = async (driver: Driver): Promise<string | undefined> => (await courseOf(driver))?.phase;

/** How many handover pages are open. */
export const countCovers = (driver: Driver): Promise<number> =>
  driver.evaluateInExtension(async () => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const cover = chrome.runtime.getURL('/handover.html');
    return (await chrome.tabs.query({})).filter(({ url }) => url === cover).length;
  });

/** The visit has ended for this reason: the servers refuse every old login, nothing is left, and the screen says so. */
export async function expectEnded(driver: Driver, town: Town, guest: Guest, cause: Cause): Promise<void> {
  await expect.poll(() => phaseOf(driver), { timeout: DONE_MS }).toBe('done');
  expect((await courseOf(driver))?.cause).toBe(cause);
  await expectNothingLeft(driver, town, guest);
  expect(await countCovers(driver)).toBe(1);
}

export async function expectNothingLeft(driver: Driver, town: Town, { houses, copied }: Guest): Promise<void> {
  expect.soft(await stillValid(town, copied)).toEqual([]);
  expect.soft(await tabsLeft(driver, houses)).toEqual([]);
  await expect.soft.poll(() => cookiesLeft(driver, houses)).toEqual([]);
}

/** As somebody who leaves does; the browser ends with its last window. */
export async function closeAllWindows(driver: Driver): Promise<void> {
  const ended = driver.untilEnded();
  const closing = driver.evaluateInExtension(async () => {
    const { windows } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    for (const { id } of await windows.getAll()) void windows.remove(id);
  });
  await Promise.race([closing.catch(() => undefined), ended]); // the answer may go with the browser
  await ended;
}
