import type { CopiedCredential } from '../drivers/copy-credential.ts';
import type { Driver } from '../drivers/driver.ts';
import { killAfter } from '../drivers/kill-after.ts';
import { pressLogOutAll, readPopup } from '../drivers/popup-page.ts';
import type { Relay } from '../drivers/relay.ts';
import { faultPoint } from '../e2e/counted.ts';
import { expect } from '../e2e/fixture.ts';
import { claimOf, DONE_MS, expectWiped } from '../e2e/job-finished.ts';
import { reached, readJournal } from '../e2e/job-journal.ts';
import { copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { test } from '../e2e/relay-fixture.ts';
import { cookiesLeft } from '../e2e/remains.ts';
import { untilOnDisk } from '../e2e/until-on-disk.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { Random } from '../unit/fakes/random.ts';

/** Their cookies outlive a browser; one of them stores wherever a site can. */
const LASTING = ['wide-storage', 'cookie-again', 'co-uk'];
const SLOW_MS = 120;
/** Shorter than such a log-out takes: a job that is over is out of the journal, and nobody has to finish it. */
const LONGEST_MS = 2_500;

test.use({ launchWith: { permanentInstall: true } });
test.setTimeout(600_000);

test('the browser is killed at random moments of a log-out: the next start finishes it', async ({
  driver,
  relay,
  town,
}) => {
  const houses = LASTING.map(town.house);
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const random = new Random(seed);
  const rounds = Number(process.env.ROUNDS ?? 5);
  console.log(`seed ${seed}: SEED=${seed} does it again`);
  // An installation that is some seconds old is forgotten with a kill (platform.md 0).
  await driver.relaunch();
  for (let round = 1; round <= rounds; round++) {
    const afterMs = random.below(LONGEST_MS);
    await test.step(`killed after ${afterMs} ms`, () =>
      faultPoint(async () => {
        const copied = await killedAfter(afterMs, { driver, relay, houses });
        await driver.relaunch();
        await expectTruth(driver, town, copied);
      }));
  }
});

/** Logs in, presses *Log out of everything* in a slow network, and kills the browser so long after the job was begun. */
async function killedAfter(
  ms: number,
  { driver, relay, houses }: { driver: Driver; relay: Relay; houses: House[] },
): Promise<Map<string, CopiedCredential>> {
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  await untilOnDisk(driver, houses);
  relay.latencyMs = SLOW_MS;
  const isThere = reached(popup, 'logging-out');
  await pressLogOutAll(popup);
  await isThere;
  await killAfter(driver, ms);
  relay.latencyMs = 0;
  return copied;
}

/** The job is over, nothing is left, and no outcome that is shown says what is not. */
async function expectTruth(driver: Driver, town: Town, copied: ReadonlyMap<string, CopiedCredential>): Promise<void> {
  const popup = await driver.extensionPage('/popup.html');
  await expect.poll(() => readJournal(driver), { timeout: DONE_MS }).toEqual([]);
  // The journal forgets a job a moment before it is shown to be over; what is not put away is in the way of the next round.
  await expect.poll(async () => (await readPopup(popup)).phase, { timeout: DONE_MS }).toMatch(/^(?:idle|done)$/);
  const shown = await readPopup(popup);
  const claims: string[] = [];
  const houses = [...copied.keys()].map(town.house);
  for (const house of houses) {
    const { isLie, claim } = await claimOf(house, shown, town, copied);
    claims.push(claim);
    expect.soft(isLie, claim).toBe(false);
  }
  // A question that was on its way when a site was wiped may bring its cookie back: it is taken away a moment later.
  await expect.poll(() => cookiesLeft(driver, houses)).toEqual([]);
  await expectWiped(driver, houses, claims.join(', '));
  if (shown.phase === 'done') await popup.click('[data-action=done]');
}
