import type { CopiedCredential } from '../drivers/copy-credential.ts';
import { type Driver, runSteps, type Tab } from '../drivers/driver.ts';
import { type PopupState, pressLogOutAll, readPopup, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { test as base, expect } from '../e2e/fixture.ts';
import { openSites } from '../e2e/logins.ts';
import type { House } from '../sites/town/house.ts';
import { readRecipes } from './read-catalogue.ts';
import { whatIsLeft } from './recipe-remains.ts';
import { ROWS, SAMPLE_TITLE } from './recipe-reporter.ts';
import { type Round, recipeTable, rowOf, WISHES, type Wish } from './recipe-rows.ts';
import { type RecipeTown, startRecipeTown } from './recipe-town.ts';

const GROUP_MS = 600_000;
const LISTED_MS = 90_000;
const DONE_MS = 180_000;
const TABS_AT_ONCE = 3;
/** So many sessions at once keep two cores busy without starving what is measured in seconds. */
const IN_GROUP = 12;
const SAMPLE = [
  ...['amazon.com', 'discord.com', 'facebook.com', 'github.com', 'google.com', 'icloud.com'],
  ...['instagram.com', 'linkedin.com', 'reddit.com', 'steampowered.com', 'twitch.tv', 'x.com'],
];

const recipes = new Map(readRecipes().map((recipe) => [recipe.site, recipe]));

const test = base.extend<object, { town: RecipeTown }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const town = await startRecipeTown({ only: [...recipes.keys()] });
      await use(town);
      await town.close();
    },
    { scope: 'worker' },
  ],
});

const others = [...recipes.keys()].filter((site) => !SAMPLE.includes(site)).sort();
const groups = Array.from({ length: Math.ceil(others.length / IN_GROUP) }, (_, place) =>
  others.slice(place * IN_GROUP, (place + 1) * IN_GROUP),
);

for (const [kind, sites] of [[SAMPLE_TITLE, SAMPLE] as const, ...groups.map((group) => ['more', group] as const)])
  test(`${kind}: ${sites.join(' ')}`, async ({ driver, town }, testInfo) => {
    test.setTimeout(GROUP_MS);
    const houses = sites.map((site) => town.house(site));
    const popup = await driver.extensionPage('/popup.html');
    const before: PopupState[] = [];
    const rounds: Map<string, Round>[] = [];
    for (const wish of WISHES) {
      if (rounds.length > 0) await popup.click('[data-action=done]');
      const copied = await enter(driver, houses, wish);
      const seen = await listed(popup, houses);
      before.push(seen);
      await pressLogOutAll(popup);
      await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
      rounds.push(await judge({ driver, popup, town, houses, copied, seen, wish }));
    }
    const rows = houses.map((house) =>
      rowOf(
        house,
        rounds.flatMap((round) => round.get(house.id) ?? []),
      ),
    );
    console.log(`\n${recipeTable(rows)}`);
    await testInfo.attach(ROWS, { body: JSON.stringify(rows), contentType: 'application/json' });
    expect(rows.filter(([, verdict]) => verdict !== 'ok').map((row) => row.join(' '))).toEqual([]);
    for (const state of before) expect(openSites(state)).toEqual(houses.map(({ site }) => site).sort());
  });

/** Says what is wished of each site, logs in everywhere, and gives what a thief could have copied. */
async function enter(driver: Driver, houses: House[], wish: Wish): Promise<Map<string, CopiedCredential>> {
  const wishes = houses.map(({ site }): [string, Wish] => [site, wish]);
  await driver.evaluateInExtension(sendWishes, wishes);
  return logInAtAll(driver, houses);
}

/** The popup once it shows every session with its account, or what it shows when the time for that is over. */
async function listed(popup: Tab, houses: House[]): Promise<PopupState> {
  const isThere = (state: PopupState) =>
    houses.every(({ site, account }) => {
      const row = sessionAt(state, site);
      return row?.state === 'open' && (account === null || row.account === account);
    });
  return (await waitForPopup(popup, isThere, LISTED_MS)) ?? readPopup(popup);
}

interface Played {
  driver: Driver;
  popup: Tab;
  town: RecipeTown;
  houses: House[];
  copied: Map<string, CopiedCredential>;
  seen: PopupState;
  wish: Wish;
}

/** Asks the servers for the truth, and the browser for what is left. */
async function judge({ driver, popup, town, houses, copied, seen, wish }: Played): Promise<Map<string, Round>> {
  const after = await readPopup(popup);
  const cookies = await driver.cookies();
  const rounds = new Map<string, Round>();
  for (const house of houses) {
    const credential = copied.get(house.id);
    const recipe = recipes.get(house.id);
    if (!credential || !recipe) throw new Error(`nothing was copied of ${house.id}`);
    const earlier = sessionAt(seen, house.site);
    const row = sessionAt(after, house.site);
    rounds.set(house.id, {
      wish,
      isSeen: earlier?.state === 'open',
      account: earlier?.account ?? null,
      outcome: row?.outcome ?? null,
      way: row?.way ?? null,
      isStillValid: (await town.truth(house.id, credential)).valid,
      left: await whatIsLeft(driver, { house, recipe, credential, cookies, wish }),
    });
  }
  return rounds;
}

/** Runs in a page of the extension. */
async function sendWishes(wishes: [string, Wish][]): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
  };
  for (const [site, preference] of wishes)
    await chrome.runtime.sendMessage({ kind: 'set-preference', site, preference });
}

/** What cookies alone do not tell, a page has to: a login that its script holds, or a cookie that visitors have too. */
function needsPage({ id }: House): boolean {
  const recipe = recipes.get(id);
  return recipe?.session.cookies === undefined || recipe.guestsHaveSessionCookie === true;
}

/** Logs in at several sites at a time, and copies what a thief could have copied when all are there. */
async function logInAtAll(driver: Driver, houses: House[]): Promise<Map<string, CopiedCredential>> {
  const waiting = [...houses];
  const stored = new Map<House, Record<string, string>>();
  const enter = async (): Promise<void> => {
    let tab = await driver.openTab();
    for (let house = waiting.shift(); house; house = waiting.shift()) {
      await runSteps(tab, house.quickLoginSteps ?? house.loginSteps);
      await tab.waitFor(house.loggedInSelector, { state: 'attached' });
      stored.set(house, await tab.evaluate(() => ({ ...localStorage, ...sessionStorage }) as Record<string, string>));
      if (needsPage(house)) tab = await driver.openTab();
    }
  };
  await Promise.all(Array.from({ length: TABS_AT_ONCE }, enter));
  const all = await driver.cookies();
  return new Map(
    [...stored].map(([house, storage]) => [
      house.id,
      { cookies: all.filter(({ domain }) => isOf(house, domain)), storage },
    ]),
  );
}

const isOf = ({ hosts }: House, domain: string): boolean =>
  hosts.some((host) => `.${host}`.endsWith(`.${domain.replace(/^\./, '')}`));
