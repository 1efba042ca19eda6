import { pressLogOutAll, waitForPopup } from '../drivers/popup-page.ts';
import { counted } from '../e2e/counted.ts';
import { test as base, expect } from '../e2e/fixture.ts';
import { isLie } from '../e2e/job-finished.ts';
import { readJournal } from '../e2e/job-journal.ts';
import { copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { cookiesLeft, tabsLeft } from '../e2e/remains.ts';
import { atFault } from '../sites/town/houses/at-fault.ts';
import { startTown, type Town } from '../sites/town/town.ts';

/** Longer than a session may take (45 s), its proof (as much again), and the wipe of pages that hang (20 s). */
const DONE_MS = 180_000;
/** Firefox erases what their scripts may have stored with an answer of the site (platform.md, Firefox trick 1): there is none. */
const UNREACHED = ['breaks-tls', 'circles'];

const test = base.extend<object, { town: Town }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const town = await startTown({ families: [atFault] });
      await use(town);
      await town.close();
    },
    { scope: 'worker' },
  ],
});

test('sites that hang, break their TLS, circle, flood, answer too late, will not close or exhaust are all left, truly', async ({
  driver,
  town,
}) => {
  test.setTimeout(360_000);
  const { houses } = town;
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  // What one of them calls its account is text, wherever it is shown.
  expect(await popup.count('img[src="x"]')).toBe(0);
  await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  if (!done) throw new Error(`not done within ${DONE_MS} ms: ${JSON.stringify(await readJournal(driver))}`);
  for (const { id, site } of houses) {
    const credential = copied.get(id);
    const isValid = credential !== undefined && (await town.truth(id, credential)).valid;
    const said = done.sessions.find((session) => session.site === site);
    const claim = [id, said?.outcome, said?.way, said?.reason, isValid ? 'valid' : 'over'].join(' ');
    const isLeft = said?.outcome === 'failed' && said.reason === 'survivors';
    const mayBeLeft = driver.name === 'firefox' && UNREACHED.includes(id);
    const isSaid = /^(?:ended|logged-out|wiped-only|still-valid)$/.test(said?.outcome ?? '') || (isLeft && mayBeLeft);
    const isTrue = isSaid && !isLie(said, isValid);
    expect.soft(isTrue, claim).toBe(true);
    counted('fault points', { run: 1, passed: isTrue ? 1 : 0 });
  }
  expect(await tabsLeft(driver, houses)).toEqual([]);
  expect(await cookiesLeft(driver, houses)).toEqual([]);
  expect(await readJournal(driver)).toEqual([]);
});
