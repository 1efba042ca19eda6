import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver, Tab } from '../drivers/driver.ts';
import { type PopupSession, type PopupState, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
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
    const { said, isLie, claim } = await claimOf(house, done, town, copied);
    claims.push(claim);
    expect.soft(said?.outcome, claim).toMatch(/./);
    expect.soft(isLie, claim).toBe(false);
    // Nothing is left, as is asked below: whoever is told otherwise looks for it in vain.
    expect.soft(said?.outcome, claim).not.toBe('failed');
  }
  // What is shown comes from memory; the disk hears of it a moment later.
  await expect.poll(() => readJournal(driver)).toEqual([]);
  await expectWiped(driver, houses, claims.join(', '));
}

interface Claim {
  said: PopupSession | undefined;
  /** Whether the house's server still lets the old credential in. */
  isValid: boolean;
  /** The outcome says more than is true, or less than the proof that it speaks of. */
  isLie: boolean;
  /** All of it in words, for whoever reads a failure. */
  claim: string;
}

/** What the popup says of a house, beside what its server says. */
export async function claimOf(
  { id, site }: House,
  shown: PopupState,
  town: Town,
  copied: ReadonlyMap<string, CopiedCredential>,
): Promise<Claim> {
  const said = sessionAt(shown, site);
  const credential = copied.get(id);
  const isValid = credential !== undefined && (await town.truth(id, credential)).valid;
  const isLie = (said?.outcome === 'ended' && isValid) || (said?.outcome === 'still-valid' && !isValid);
  const claim = [id, said?.outcome, said?.way, said?.reason, isValid ? 'valid' : 'over'].join(' ');
  return { said, isValid, isLie, claim };
}

/** Nothing of these houses is left in this browser; `said` is what the extension says of them, for whoever reads a failure. */
export async function expectWiped(driver: Driver, houses: House[], said?: string): Promise<void> {
  expect.soft(await cookiesLeft(driver, houses), said).toEqual([]);
  expect.soft(await tabsLeft(driver, houses), said).toEqual([]);
  expect.soft(await storageLeft(driver, ...houses), said).toEqual([]);
}
