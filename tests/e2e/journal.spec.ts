import type { Stage } from '../../utils/message/messages.ts';
import { pressLogOutAll } from '../drivers/popup-page.ts';
import { expect } from './fixture.ts';
import { DONE_MS, expectFinished, expectWiped } from './job-finished.ts';
import { reached, readJournal } from './job-journal.ts';
import { comeBackTo, copyCredentials, expectListed, logInAt } from './logins.ts';
import { test } from './relay-fixture.ts';

/** Enough for every stage to be met while it lasts. */
const SLOW_MS = 120;
/** One that ends well, one whose log-out leaves the session, one with data in every store. */
const HOUSES = ['get-link', 'cookie-cleared-only', 'wide-storage'];
/** Their cookies outlive the browser. */
const LASTING = ['wide-storage', 'refresh-token', 'cookie-again'];

test.setTimeout(150_000);

// Every stage with every way of logging out: tests/faults/background-ends.spec.ts.
for (const stage of ['proving', 'wiping'] satisfies Stage[]) {
  test(`the background is stopped at the stage ${stage}: the job goes on and is finished`, async ({
    driver,
    relay,
    town,
  }) => {
    const houses = HOUSES.map(town.house);
    const popup = await driver.extensionPage('/popup.html');
    const copied = await copyCredentials(driver, await logInAt(driver, houses));
    await expectListed(popup, houses);
    relay.latencyMs = SLOW_MS;
    const isThere = reached(popup, stage);
    await pressLogOutAll(popup);
    await isThere;
    await driver.killBackground();
    await expectFinished(driver, popup, town, copied);
  });
}

test('the background is stopped directly after the yes, and again while it goes on: the job is finished', async ({
  driver,
  relay,
  town,
}) => {
  const houses = HOUSES.map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  relay.latencyMs = SLOW_MS;
  await pressLogOutAll(popup);
  await driver.killBackground();
  await reached(popup, 'logging-out');
  await driver.killBackground();
  await expectFinished(driver, popup, town, copied);
});

test('with nobody looking, the job goes on by an alarm', async ({ driver, relay, town }) => {
  const houses = HOUSES.map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, houses);
  await expectListed(popup, houses);
  relay.latencyMs = SLOW_MS;
  const isThere = reached(popup, 'logging-out');
  await pressLogOutAll(popup);
  await isThere;
  expect(await readJournal(driver)).toHaveLength(1);
  await popup.close();
  await driver.killBackground();
  expect((await readJournal(driver)).flatMap(({ items }) => items)).toHaveLength(houses.length);
  await expect.poll(() => readJournal(driver), { timeout: DONE_MS }).toEqual([]);
  await expectWiped(driver, houses);
});

test.describe('the whole browser', () => {
  test.use({ launchWith: { permanentInstall: true } });

  test('is killed in the middle: at the next start the job is finished', async ({ driver, relay, town }) => {
    const houses = LASTING.map(town.house);
    await logInAt(driver, houses);
    // A browser writes cookies down some time later, and at its end: only those that are on disk outlive a kill.
    await driver.relaunch();
    const copied = await copyCredentials(driver, await comeBackTo(driver, houses));
    const popup = await driver.extensionPage('/popup.html');
    await expectListed(popup, houses);
    relay.latencyMs = SLOW_MS;
    const isThere = reached(popup, 'logging-out');
    await pressLogOutAll(popup);
    await isThere;
    await driver.killBrowser();
    relay.latencyMs = 0;
    await driver.relaunch();
    await expectFinished(driver, await driver.extensionPage('/popup.html'), town, copied);
  });
});
