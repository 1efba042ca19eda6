import type { Tab } from '../drivers/driver.ts';
import { readPopup, waitForPopup } from '../drivers/popup-page.ts';
import { expect, test } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from './logins.ts';

const DONE_MS = 40_000;
const MOST_TABS = 40;

const focused = (popup: Tab) => popup.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.action);

/** Goes on with the Tab key until the button with this action has the focus. */
async function tabTo(popup: Tab, action: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if ((await focused(popup)) === action) return;
    await popup.press('Tab');
  }
  throw new Error(`the Tab key does not lead to ${action}`);
}

test('the whole main job by keyboard: Tab, Enter, Escape', async ({ driver, town }) => {
  const houses = ['get-link', 'fetch-menu'].map(town.house);
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  const popup = await driver.extensionPage('/popup.html');
  await expectListed(popup, houses);

  await tabTo(popup, 'log-out-all');
  await popup.press('Enter');
  await popup.waitFor('[data-action=confirm]');
  expect(await focused(popup)).toBe('confirm');
  await popup.press('Escape');
  await popup.waitFor('[data-action=confirm]', { state: 'gone' });
  expect(await focused(popup)).toBe('log-out-all');
  expect(await readPopup(popup)).toMatchObject({ phase: 'idle', open: 2 });
  expect(await stillValid(town, copied)).toEqual(houses.map(({ id }) => id));

  await popup.press('Enter');
  await popup.waitFor('[data-action=confirm]');
  await popup.press('Enter');
  expect(await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS)).not.toBeNull();
  expect(await stillValid(town, copied)).toEqual([]);
  await tabTo(popup, 'done');
  await popup.press('Enter');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });
  expect(await readPopup(popup)).toEqual({ phase: 'idle', open: 0, sessions: [] });
});

test('the contract for automation: rows, root and buttons say what they are', async ({ driver, town }) => {
  const house = town.house('switched-id');
  const popup = await driver.extensionPage('/popup.html');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });
  expect(await readPopup(popup)).toEqual({ phase: 'idle', open: 0, sessions: [] });
  await logInAt(driver, [house]);
  const row = { site: house.site, state: 'open', account: house.account, preference: 'forget' };
  const nothing = { stage: null, outcome: null, way: null, reason: null };
  await expect.poll(() => readPopup(popup)).toEqual({ phase: 'idle', open: 1, sessions: [{ ...row, ...nothing }] });
  for (const action of ['check-now', 'log-out', 'log-out-all'])
    expect.soft(await popup.count(`[data-action=${action}]`), action).toBe(1);
  expect(await popup.evaluate(namelessButtons)).toEqual([]);

  await popup.click('[data-action=log-out-all]');
  await popup.waitFor('[data-action=confirm]');
  expect(await popup.count('[data-action=cancel]')).toBe(1);
  expect(await popup.evaluate(namelessButtons)).toEqual([]);
  expect(await readPopup(popup)).toMatchObject({ phase: 'idle', open: 1 });
  await popup.click('[data-action=confirm]');
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(done).toMatchObject({ open: 0, sessions: [{ state: 'closed', outcome: 'ended', stage: 'finished' }] });
  expect(done?.sessions[0]?.way).not.toBeNull();
  await popup.click('[data-action=done]');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });
});

test('nothing happens before the yes, and nothing is asked after it', async ({ driver, town }) => {
  const houses = ['get-link', 'wide-storage'].map(town.house);
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  await popup.click('[data-action=log-out-all]');
  await popup.click('[data-action=cancel]');
  await popup.waitFor('[data-action=confirm]', { state: 'gone' });
  expect(await readPopup(popup)).toMatchObject({ phase: 'idle', open: 2 });
  expect(await stillValid(town, copied)).toEqual(houses.map(({ id }) => id));

  await popup.click('[data-action=log-out-all]');
  await popup.click('[data-action=confirm]');
  await popup.waitFor('dialog', { state: 'gone' });
  expect(await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS)).not.toBeNull();
  expect(await popup.count('dialog')).toBe(0);
  expect(await stillValid(town, copied)).toEqual([]);
});

test('what a person wants of a site is kept, and obeyed by the log-out of everything', async ({ driver, town }) => {
  const houses = ['get-link', 'fetch-menu'].map(town.house);
  const [kept, ended] = houses as [(typeof houses)[number], (typeof houses)[number]];
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  await popup.select(`[data-site="${kept.site}"] select`, 'keep');
  await popup.waitFor(`[data-site="${kept.site}"][data-preference=keep]`);
  await driver.killBackground();
  await popup.reload();
  await popup.waitFor(`[data-site="${kept.site}"][data-preference=keep]`);
  await popup.click('[data-action=log-out-all]');
  await popup.click('[data-action=confirm]');
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  const outcomes = Object.fromEntries((done?.sessions ?? []).map(({ site, outcome }) => [site, outcome]));
  expect(outcomes).toEqual({ [kept.site]: 'kept', [ended.site]: 'ended' });
  expect(await stillValid(town, copied)).toEqual([kept.id]);
});

/** Runs in the popup: buttons that a screen reader could only call “button”. */
function namelessButtons(): string[] {
  const isNamed = (button: HTMLButtonElement) =>
    (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() !== '';
  const buttons = [...document.querySelectorAll('button')].filter((button) => !isNamed(button));
  return buttons.map(({ outerHTML }) => outerHTML);
}
