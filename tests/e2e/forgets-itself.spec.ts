import { pressLogOutAll, readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { readDisk, readStores } from './extension-stores.ts';
import { expect, test } from './fixture.ts';
import { reached, readJournal } from './job-journal.ts';
import { expectListed, logInAt } from './logins.ts';
import { logInPrivately } from './private-window.ts';

const DONE_MS = 60_000;
const HOUSES = ['get-link', 'jwt-local', 'wide-storage'];
/** It never answers its log-out: the job can be looked at while it runs. */
const SLOW = 'never-answers';

test.use({ launchWith: { privateWindows: true } });

const readAlarms = async (): Promise<string> => {
  const { chrome } = globalThis as unknown as { chrome: { alarms: { getAll(): Promise<object[]> } } };
  return JSON.stringify(await chrome.alarms.getAll());
};

test('after a visit that forgets, the extension has no name of a site left; a rule that was made stays', async ({
  driver,
  town,
}) => {
  test.setTimeout(240_000);
  const houses = HOUSES.map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, houses);
  await expectListed(popup, houses);
  const [ruled] = houses;
  if (!ruled) throw new Error('no house');
  await popup.select(`[data-site="${ruled.site}"] select`, 'forget');
  await popup.select(`[data-site="${ruled.site}"] select`, 'ask');
  await popup.waitFor(`[data-site="${ruled.site}"][data-preference=ask]`);
  expect(await readStores(driver)).toContain(town.house('wide-storage').site);
  await pressLogOutAll(popup);
  await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  await popup.click('[data-action=done]');
  await waitForPopup(popup, ({ phase }) => phase === 'idle', DONE_MS);
  const left = async () => {
    const stores = (await readStores(driver)) + (await driver.evaluateInExtension(readAlarms));
    return houses.filter(({ site }) => stores.includes(site)).map(({ id }) => id);
  };
  await expect.poll(left, { timeout: 30_000 }).toEqual([ruled.id]);
  expect(await readDisk(driver)).toContain(`"pattern":"${ruled.site}"`);
  // What is kept of it is the receipt, which names nobody and no site.
  expect(await readStores(driver)).toContain('"visitedCount":');
});

test('of a private window nothing is ever written to the disk, not even while it is being logged out', async ({
  driver,
  town,
}) => {
  test.setTimeout(120_000);
  const [slow, plain] = [town.house(SLOW), town.house('get-link')];
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, [plain]);
  await logInPrivately(driver, slow);
  await expect
    .poll(async () => (await readPopup(popup)).sessions.map(({ site }) => site).sort(), { timeout: 30_000 })
    .toEqual([plain.site, slow.site].sort());
  const onDisk = async () => JSON.stringify(await readJournal(driver)) + (await readDisk(driver));
  const isThere = reached(popup, 'logging-out');
  await pressLogOutAll(popup);
  await isThere;
  const during = await onDisk();
  expect(during).not.toContain(slow.site);
  expect((await readPopup(popup)).phase).toBe('working');
  await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(await onDisk()).not.toContain(slow.site);
});
