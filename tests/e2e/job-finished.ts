import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver, Tab } from '../drivers/driver.ts';
import { type PopupSession, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { expect } from './fixture.ts';
import { readJournal } from './job-journal.ts';
import { cookiesLeft, storageLeft, tabsLeft } from './remains.ts';

export const DONE_MS = 60_000;

/** The job is over, all houses have an outcome that is true, and nothing is left: neither of them nor of the job. */
export async function expectFinished(
  driver: Driver,
  popup: Tab,
  town: Town,
  copied: Map<string, CopiedCredential>,
): Promise<void> {
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  if (!done) throw new Error(`not done within ${DONE_MS} ms: ${JSON.stringify(await readJournal(driver))}`);
  const houses = [...copied.keys()].map(town.house);
  const claims: string[] = [];
  for (const house of houses) {
    const credential = copied.get(house.id);
    const isValid = credential !== undefined && (await town.truth(house.id, credential)).valid;
    const said = sessionAt(done, house.site);
    const claim = [house.id, said?.outcome, said?.way, said?.reason].join(' ');
    claims.push(claim);
    expect.soft(said?.outcome, claim).toMatch(/./);
    expect.soft(isLie(said, isValid), claim).toBe(false);
    // Nothing is left, as is asked below: whoever is told otherwise looks for it in vain.
    expect.soft(said?.outcome, claim).not.toBe('failed');
  }
  // What is shown comes from memory; the disk hears of it a moment later.
  await expect.poll(() => readJournal(driver)).toEqual([]);
  await expectWiped(driver, houses, claims.join(', '));
}

/** An outcome that says more than is true, or less than the proof that it speaks of. */
export function isLie(said: PopupSession | undefined, isValid: boolean): boolean {
  return (said?.outcome === 'ended' && isValid) || (said?.outcome === 'still-valid' && !isValid);
}

/** Nothing of these houses is left in this browser; `said` is what the extension says of them, for whoever reads a failure. */
export async function expectWiped(driver: Driver, houses: House[], said?: string): Promise<void> {
  expect.soft(await cookiesLeft(driver, houses), said).toEqual([]);
  expect.soft(await tabsLeft(driver, houses), said).toEqual([]);
  expect.soft(await storageLeft(driver, ...houses), said).toEqual([]);
}
