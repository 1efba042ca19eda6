import type { Driver, Tab } from '../drivers/driver.ts';
import { doneSteps, openPanelFor, readPanel } from '../drivers/elsewhere-page.ts';
import { pressLogOutAll, waitForPopup } from '../drivers/popup-page.ts';
import { readDisk } from '../e2e/extension-stores.ts';
import { test as base, expect } from '../e2e/fixture.ts';
import { keptInMemory } from '../e2e/kept-in-memory.ts';
import { expectListed, logInAt } from '../e2e/logins.ts';
import { type RecipeTown, startRecipeTown } from '../recipes/recipe-town.ts';
import { type House, PASSWORD } from '../sites/town/house.ts';
import { otherDevices } from '../sites/town/houses/other-devices.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { Visitor } from '../sites/town/visitor.ts';

const SEEN_MS = 20_000;
const INSTAGRAM = 'instagram.com';
const ACTIVITY = 'https://accountscenter.instagram.com/password_and_security/login_activity/';
const CHANGE = 'https://accountscenter.instagram.com/password_and_security/password/change/';

const withTown = <T extends Town>(start: () => Promise<T>) =>
  base.extend<object, { town: T }>({
    town: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
      async ({}, use) => {
        const town = await start();
        await use(town);
        await town.close();
      },
      { scope: 'worker' },
    ],
  });

const testInstagram = withTown<RecipeTown>(() => startRecipeTown({ only: [INSTAGRAM] }));
const testTown = withTown<Town>(() => startTown({ families: [otherDevices] }));

const seenDone = (panel: Tab) => expect.poll(async () => doneSteps(await readPanel(panel)), { timeout: SEEN_MS });
const targets = async (panel: Tab) => (await readPanel(panel)).steps.map(({ step, target }) => [step, target]);
/** Waits until the panel reads the page in which so many sessions are listed; null for a page that lists none. */
const watches = (panel: Tab, sessions: string | null) =>
  expect.poll(async () => readPanel(panel), { timeout: SEEN_MS }).toMatchObject({ isWatching: true, sessions });
const posts = (town: Town, path: string) =>
  town.seen.filter(({ method, url }) => method === 'POST' && url.startsWith(path));

/** What the extension keeps of the panel in memory. */
const keptSteps = async (driver: Driver) => ({
  site: await keptInMemory(driver, 'elsewhereSite'),
  done: await keptInMemory(driver, 'elsewhere'),
});

interface ScriptingApi {
  tabs: { query(of: object): Promise<{ id: number }[]> };
  scripting: { executeScript(details: object): Promise<{ result: boolean }[]> };
}

/** Whether a press on *send* would be heard in the document that a tab shows at this moment. */
const isHeard = (driver: Driver, url: string) =>
  driver.evaluateInExtension(async (address: string) => {
    const { tabs, scripting } = (globalThis as unknown as { chrome: ScriptingApi }).chrome;
    const [tab] = await tabs.query({ url: address });
    const func = () => globalThis.walkawayElsewhere?.read().isListening === true;
    const [frame] = await scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func });
    return frame?.result === true;
  }, url);

testInstagram(
  'from the popup, through the list and the password, left and taken up again',
  async ({ driver, town }) => {
    const { server } = town.instagram;
    const phones = ['iPhone 14', 'Galaxy S24'].map((device) => server.logIn('alice', PASSWORD, device)?.sessionid);
    const live = () => phones.map((id) => server.find(id) !== undefined);
    await logInAt(driver, [town.house(INSTAGRAM)]);
    const popup = await driver.extensionPage('/popup.html');
    await expectListed(popup, [town.house(INSTAGRAM)]);
    await popup.click(`[data-site="${INSTAGRAM}"] [data-action=close-elsewhere]`);
    const origin = (await popup.url()).replace(/\/popup\.html.*/, '');
    const panel = await driver.tabAt(`${origin}/elsewhere.html`);
    await panel.waitFor('[data-step=sessions]');
    expect(await readPanel(panel)).toMatchObject({ phase: 'working', site: INSTAGRAM });
    expect(await targets(panel)).toEqual([
      ['sessions', 'recipe'],
      ['password', 'recipe'],
      ['phone', 'home'],
    ]);

    await panel.click('[data-step=sessions] [data-action=open-step]');
    const activity = await driver.tabAt(ACTIVITY);
    await activity.waitFor('.device');
    await watches(panel, '3');
    await panel.waitFor('[data-action=press-for-me]', { state: 'attached' });
    expect(posts(town, '/password_and_security')).toEqual([]);
    expect(live()).toEqual([true, true]);
    await activity.click('.end');
    await seenDone(panel).toEqual({ sessions: 'seen' });
    expect(live().filter(Boolean)).toHaveLength(1);
    await activity.close();
    await panel.close();

    const again = await openPanelFor(driver, INSTAGRAM);
    await seenDone(again).toEqual({ sessions: 'seen' });
    const change = await driver.openTab(CHANGE);
    await expect.poll(() => again.count('[data-step=password] .step-here'), { timeout: SEEN_MS }).toBe(1);
    await change.fill('#current', 'wrong');
    await change.fill('#new', 'a-new-secret-1');
    await change.click('#change');
    await expect.poll(() => change.text('#said')).toBe('Not changed');
    await expect.poll(() => isHeard(driver, CHANGE), { timeout: SEEN_MS }).toBe(true);
    expect(doneSteps(await readPanel(again))).toEqual({ sessions: 'seen' });
    await change.fill('#current', PASSWORD);
    await change.fill('#new', 'a-new-secret-2');
    await change.check('#others');
    await change.click('#change');
    await seenDone(again).toEqual({ sessions: 'seen', password: 'seen' });
    expect(live()).toEqual([false, false]);

    expect(await keptSteps(driver)).toEqual({
      site: INSTAGRAM,
      done: { [INSTAGRAM]: { sessions: 'seen', password: 'seen' } },
    });
    expect(await readDisk(driver)).not.toContain('instagram');
    await again.click('[data-action=done]');
    await again.waitFor('[data-phase=choosing]');
    expect(await keptSteps(driver)).toEqual({ done: {} });
  },
);

/** Somebody logged in on a phone: a session of the same person that this browser does not hold. */
async function logInElsewhere(town: Town, house: House): Promise<Visitor> {
  const visitor = new Visitor(town);
  await visitor.follow(house.loginSteps);
  return visitor;
}

const isLive = async (town: Town, house: House, visitor: Visitor) =>
  (await town.truth(house.id, visitor.credential())).valid;

testTown(
  'a site that says where the password is changed: asked by the well-known address, checked first',
  async ({ driver, town }) => {
    const house = town.house('devices-well-known');
    const phone = await logInElsewhere(town, house);
    await logInAt(driver, [house]);
    town.seen.length = 0;
    const panel = await openPanelFor(driver, house.site);
    await expect.poll(() => targets(panel), { timeout: SEEN_MS }).toContainEqual(['password', 'well-known']);
    const asked = town.seen.filter(({ url }) => url.startsWith('/.well-known/'));
    expect(asked.map(({ url }) => url.replace(/that-.*/, '…'))).toEqual([
      '/.well-known/resource-…',
      '/.well-known/change-password',
    ]);
    expect(asked.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);

    await panel.click('[data-step=password] [data-action=open-step]');
    const tab = await driver.tabAt('https://www.hill-observatory.test/password');
    await expect.poll(() => panel.count('[data-step=password] .step-here'), { timeout: SEEN_MS }).toBe(1);
    await tab.fill('#current', PASSWORD);
    await tab.fill('#new', 'a-new-secret-3');
    await tab.check('#others');
    await tab.click('#change');
    await seenDone(panel).toEqual({ password: 'seen' });
    expect(await isLive(town, house, phone)).toBe(false);
  },
);

testTown(
  'a site that says nothing: its links are followed, and one press for the person only with their consent',
  async ({ driver, town }) => {
    const house = town.house('devices-by-link');
    const phone = await logInElsewhere(town, house);
    await logInAt(driver, [house]);
    const panel = await openPanelFor(driver, house.site);
    await expect
      .poll(() => targets(panel), { timeout: SEEN_MS })
      .toEqual([
        ['password', 'link'],
        ['sessions', 'link'],
        ['phone', 'home'],
      ]);
    await panel.click('[data-step=password] [data-action=open-step]');
    const account = await driver.tabAt('https://www.schrebergaerten.test/account');
    await account.waitFor('a[href="/sessions"]');
    await expect.poll(async () => (await readPanel(panel)).isWatching, { timeout: SEEN_MS }).toBe(true);

    town.seen.length = 0;
    await account.click('a[href="/sessions"]');
    await watches(panel, '2');
    await expect.poll(() => panel.count('[data-action=press-for-me]'), { timeout: SEEN_MS }).toBe(1);
    expect(posts(town, '/sessions')).toEqual([]);
    expect(await isLive(town, house, phone)).toBe(true);
    await panel.click('[data-action=press-for-me]');
    await seenDone(panel).toEqual({ sessions: 'seen' });
    expect(posts(town, '/sessions')).toHaveLength(1);
    expect(await isLive(town, house, phone)).toBe(false);
  },
);

testTown('the end of the visit leaves no site’s name: the panel asks for one again', async ({ driver, town }) => {
  const house = town.house('devices-by-link');
  await logInAt(driver, [house]);
  const popup = await driver.extensionPage('/popup.html');
  await expectListed(popup, [house]);
  const panel = await openPanelFor(driver, house.site);
  await panel.click('[data-step=phone] [data-action=mark-done]');
  await seenDone(panel).toEqual({ phone: 'said' });
  expect(await keptSteps(driver)).toEqual({ site: house.site, done: { [house.site]: { phone: 'said' } } });
  await pressLogOutAll(popup);
  await waitForPopup(popup, ({ phase }) => phase === 'done', SEEN_MS);
  await panel.waitFor('[data-phase=choosing]');
  expect(await keptSteps(driver)).toEqual({});
  expect(await panel.url()).not.toContain('site=');
});
