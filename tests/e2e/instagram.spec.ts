import type { CopiedCredential } from '../drivers/copy-credential.ts';
import { type Driver, runSteps, type Tab } from '../drivers/driver.ts';
import { type PopupSession, pressLogOutAll, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { ACCOUNTS } from '../recipes/instagram/instagram-server.ts';
import { type RecipeTown, startRecipeTown } from '../recipes/recipe-town.ts';
import { PASSWORD } from '../sites/town/house.ts';
import { test as base, expect } from './fixture.ts';
import { copyCredentials, expectListed, logInAt } from './logins.ts';
import { cookiesLeft, storageLeft, tabsLeft } from './remains.ts';

const ID = 'instagram.com';
const HOME = 'https://www.instagram.com/';
const ROW = `[data-site="${ID}"]`;
const DONE_MS = 30_000;

const test = base.extend<object, { town: RecipeTown }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const town = await startRecipeTown({ only: [ID] });
      await use(town);
      await town.close();
    },
    { scope: 'worker' },
  ],
});

interface LoggedIn {
  popup: Tab;
  credential: CopiedCredential;
}

async function logIn(driver: Driver, town: RecipeTown): Promise<LoggedIn> {
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, [town.house(ID)]));
  const credential = copied.get(ID);
  if (!credential) throw new Error('nothing was copied');
  await expectListed(popup, [town.house(ID)]);
  expect((await town.truth(ID, credential)).valid).toBe(true);
  expect(town.instagram.oneTapWorks(credential)).toBe(true);
  return { popup, credential };
}

async function logOut(popup: Tab): Promise<PopupSession | undefined> {
  await pressLogOutAll(popup);
  return outcomeIn(popup);
}

async function outcomeIn(popup: Tab): Promise<PopupSession | undefined> {
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  return done ? sessionAt(done, ID) : undefined;
}

/** Adds an account beside the one that is logged in, as the switcher does: nobody is logged out. */
async function addAccount(driver: Driver, username: string): Promise<void> {
  const tab = await driver.openTab(HOME);
  await tab.click('#add-account');
  const fields = [
    { fill: '#user', value: username },
    { fill: '#pass', value: PASSWORD },
  ];
  await runSteps(tab, [{ waitFor: '#user' }, ...fields, { click: '#enter' }, { waitFor: '#save' }, { click: '#save' }]);
  await tab.waitFor('#who');
}

const expectAccount = (popup: Tab, account: string | undefined) =>
  expect.poll(() => popup.attribute(ROW, 'data-account'), { timeout: DONE_MS }).toBe(account);

/** How many sessions of each account the server knows. */
const liveSessions = ({ instagram }: RecipeTown): number[] =>
  ACCOUNTS.map((account) => instagram.server.sessionsOf(account).length);

const logOutRequests = ({ seen }: RecipeTown) => seen.filter(({ url }) => url.includes('/accounts/logout'));

/** No profile is offered; who wants in has to type user name and password. */
async function expectForgotten(tab: Tab): Promise<void> {
  await tab.waitFor('#to-login');
  expect(await tab.count('.one-tap, .profile')).toBe(0);
  await tab.click('#to-login');
  await tab.waitFor('#pass');
  const typed = await tab.evaluate(() =>
    ['#user', '#pass'].map((css) => document.querySelector<HTMLInputElement>(css)?.value),
  );
  expect(typed).toEqual(['', '']);
}

test.beforeEach(({ town }) => {
  town.instagram.refusesPost = false;
  town.instagram.keepsSession = false;
  town.seen.length = 0;
});

test('the login is seen with its account, ended by the request of the recipe, and forgotten', async ({
  driver,
  town,
}) => {
  const { popup, credential } = await logIn(driver, town);
  await expect.poll(() => popup.attribute(ROW, 'data-account')).toBe(town.house(ID).account);
  expect(await logOut(popup)).toMatchObject({ state: 'closed', way: 'recipe', outcome: 'ended' });
  expect((await town.truth(ID, credential)).valid).toBe(false);
  expect(logOutRequests(town).map(({ method }) => method)).toEqual(['POST']);
  expect(await tabsLeft(driver, [town.house(ID)])).toEqual([]);
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
  expect(await storageLeft(driver, town.house(ID))).toEqual([]);
  await expectForgotten(await driver.openTab(HOME));
});

test('where the request is refused, the link ends the session', async ({ driver, town }) => {
  town.instagram.refusesPost = true;
  const { popup, credential } = await logIn(driver, town);
  expect(await logOut(popup)).toMatchObject({ way: 'recipe', outcome: 'ended' });
  expect((await town.truth(ID, credential)).valid).toBe(false);
  expect(logOutRequests(town).map(({ method }) => method)).toEqual(['POST', 'GET']);
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
});

test('asked at log-out: remember leaves one press to log in again, forget leaves nothing', async ({ driver, town }) => {
  const { popup, credential } = await logIn(driver, town);
  await popup.select(`${ROW} select`, 'ask');
  await popup.waitFor(`${ROW}[data-preference=ask]`);
  await popup.click(`${ROW} [data-action=log-out]`);
  await popup.select(`[data-ask="${ID}"] select`, 'remember');
  await popup.click('[data-action=confirm]');
  expect(await outcomeIn(popup)).toMatchObject({ way: 'recipe', outcome: 'ended' });
  expect((await town.truth(ID, credential)).valid).toBe(false);
  expect(liveSessions(town)).toEqual([0, 0]);
  expect(town.instagram.oneTapWorks(credential)).toBe(true);
  const names = (await cookiesLeft(driver, [town.house(ID)])).map((cookie) => cookie.split(' ')[1]);
  expect(names).toEqual(expect.arrayContaining(['datr', 'ig_did', 'mid']));
  expect(names).not.toContain('sessionid');
  expect(names).not.toContain('ds_user_id');
  const tab = await driver.openTab(HOME);
  expect(await tab.count('.profile')).toBe(1);
  await tab.click('.one-tap');
  await tab.waitFor('#who');
  await expectListed(popup, [town.house(ID)]);

  await popup.click('[data-action=done]');
  await popup.click(`${ROW} [data-action=log-out]`);
  await popup.waitFor(`[data-ask="${ID}"]`);
  await popup.click('[data-action=confirm]');
  await expect.poll(() => liveSessions(town), { timeout: DONE_MS }).toEqual([0, 0]);
  expect(await outcomeIn(popup)).toMatchObject({ outcome: 'ended' });
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
  expect(await storageLeft(driver, town.house(ID))).toEqual([]);
  await expectForgotten(await driver.openTab(HOME));
});

test('all accounts of the switcher are ended on the server, not only the active one', async ({ driver, town }) => {
  const [alice, bob] = ACCOUNTS;
  const { popup, credential } = await logIn(driver, town);
  await expectAccount(popup, alice?.id);
  await addAccount(driver, 'bob');
  await expectAccount(popup, bob?.id);
  const tab = await driver.openTab(HOME);
  await tab.click('.switch');
  await expectAccount(popup, alice?.id);
  expect(liveSessions(town)).toEqual([2, 1]);
  expect((await town.truth(ID, credential)).valid).toBe(true);

  await popup.click('[data-action=log-out-all]');
  expect(await popup.text(`[data-warning="${ID}"]`)).toContain(bob?.id);
  await popup.click('[data-action=confirm]');
  expect(await outcomeIn(popup)).toMatchObject({ way: 'recipe', outcome: 'ended' });
  expect(liveSessions(town)).toEqual([0, 0]);
  expect((await town.truth(ID, credential)).valid).toBe(false);
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
});

test('what cannot be ended or asked any more is not said to be ended', async ({ driver, town }) => {
  const [alice, bob] = ACCOUNTS;
  const { popup } = await logIn(driver, town);
  await expectAccount(popup, alice?.id);
  await addAccount(driver, 'bob');
  await expectAccount(popup, bob?.id);
  await driver.killBackground();
  await popup.reload();
  await expectAccount(popup, bob?.id);
  expect(await logOut(popup)).toMatchObject({ outcome: 'logged-out', reason: 'other-account' });
  expect(liveSessions(town)).toEqual([1, 0]);
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
});

test('a log-out that leaves the session on the server is said to leave it', async ({ driver, town }) => {
  const [before] = liveSessions(town);
  town.instagram.keepsSession = true;
  const { popup } = await logIn(driver, town);
  expect(await logOut(popup)).toMatchObject({ outcome: 'still-valid' });
  expect(liveSessions(town)[0]).toBe((before ?? 0) + 1);
  expect(await cookiesLeft(driver, [town.house(ID)])).toEqual([]);
});

test('who logs in again at once keeps the login, however the log-out before went', async ({ driver, town }) => {
  const { popup } = await logIn(driver, town);
  await driver.killBackground();
  await popup.reload();
  await expectListed(popup, [town.house(ID)]);
  expect(await logOut(popup)).toMatchObject({ outcome: 'ended' });
  const again = await logIn(driver, town);
  expect((await town.truth(ID, again.credential)).valid).toBe(true);
  const names = (await cookiesLeft(driver, [town.house(ID)])).map((cookie) => cookie.split(' ')[1]);
  expect(names).toEqual(expect.arrayContaining(['csrftoken', 'ds_user_id', 'mid', 'sessionid']));
});
