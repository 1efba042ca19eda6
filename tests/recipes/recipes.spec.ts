import type { CopiedCredential } from '../drivers/copy-credential.ts';
import { type Driver, runSteps, type Tab } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { test as base, expect } from '../e2e/fixture.ts';
import { openSites } from '../e2e/logins.ts';
import type { House } from '../sites/town/house.ts';
import { table } from '../tools/log-out-report.ts';
import { readRecipes } from './read-catalogue.ts';
import { type Left, whatIsLeft } from './recipe-remains.ts';
import { type RecipeTown, startRecipeTown } from './recipe-town.ts';

const WHOLE_CATALOGUE_MS = 600_000;
const LISTED_MS = 90_000;
const DONE_MS = 240_000;
const TABS_AT_ONCE = 4;
/** One of each kind; the whole catalogue runs in Chromium. */
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

type Wish = 'remember' | 'forget';

/** What came of one site in one round. */
interface Round {
  wish: Wish;
  account: string | null;
  outcome: string | null;
  way: string | null;
  isStillValid: boolean;
  left: Left;
}

/** Both wishes at every site, one after the other. */
const ROUNDS: Wish[] = ['remember', 'forget'];

test('every recipe: seen with its account, ended on its server, remembered or forgotten as was wished', async ({
  driver,
  driverName,
  town,
}, testInfo) => {
  test.setTimeout(WHOLE_CATALOGUE_MS * ROUNDS.length);
  const houses = town.houses.filter(({ id }) => driverName === 'chromium' || SAMPLE.includes(id));
  const popup = await driver.extensionPage('/popup.html');
  const rounds: Map<string, Round>[] = [];
  for (const wish of ROUNDS) {
    if (rounds.length > 0) await popup.click('[data-action=done]');
    const wishes = new Map(houses.map((house) => [house, wish]));
    rounds.push(await play(driver, popup, town, wishes));
  }
  const lines = houses.map((house) =>
    lineOf(
      house,
      rounds.map((round) => round.get(house.id)),
    ),
  );
  const body = table([
    ['recipe', '', 'account', ...ROUNDS.flatMap(() => ['wish', 'outcome', 'way']), 'notes'],
    ...lines,
  ]);
  console.log(`\n${testInfo.project.name}\n${body}`);
  await testInfo.attach('recipes', { body, contentType: 'text/plain' });
  expect(lines.filter(([, verdict]) => verdict !== 'ok').map((line) => line.join(' '))).toEqual([]);
});

/** Logs in everywhere, says what is wished of each site, logs out of everything, and asks the servers for the truth. */
async function play(
  driver: Driver,
  popup: Tab,
  town: RecipeTown,
  wishes: Map<House, Wish>,
): Promise<Map<string, Round>> {
  const houses = [...wishes.keys()];
  const bySite = [...wishes].map(([{ site }, wish]): [string, Wish] => [site, wish]);
  await driver.evaluateInExtension(sendWishes, bySite);
  const copied = await logInAtAll(driver, houses);
  const sites = houses.map(({ site }) => site).sort();
  await expect.poll(async () => openSites(await readPopup(popup)), { timeout: LISTED_MS }).toEqual(sites);
  const before = await readPopup(popup);
  await pressLogOutAll(popup);
  const after = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  if (!after) throw new Error(`not done within ${DONE_MS} ms`);
  const cookies = await driver.cookies();
  const rounds = new Map<string, Round>();
  for (const [house, wish] of wishes) {
    const credential = copied.get(house.id);
    const recipe = recipes.get(house.id);
    if (!credential || !recipe) throw new Error(`nothing was copied of ${house.id}`);
    const row = sessionAt(after, house.site);
    rounds.set(house.id, {
      wish,
      account: sessionAt(before, house.site)?.account ?? null,
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

function lineOf(house: House, rounds: (Round | undefined)[]): string[] {
  const faults = rounds.flatMap((round) => faultsOf(house, round));
  const notes = rounds.flatMap((round) => round?.left.note ?? []);
  return [
    ...[house.id, faults.length === 0 ? 'ok' : 'FAULT', rounds[0]?.account ?? '-'],
    ...rounds.flatMap((round) => [round?.wish ?? '-', round?.outcome ?? '-', round?.way ?? '-']),
    [...faults, ...notes].join('; '),
  ];
}

function faultsOf({ account, expected }: House, round: Round | undefined): string[] {
  if (!round) return ['not run'];
  const isLie = round.outcome === 'ended' && round.isStillValid;
  const found: [boolean, string][] = [
    [account !== null && round.account !== account, `account is ${round.account}, not ${account}`],
    [isLie, 'A LIE: said to be ended, and still valid'],
    [expected.endsOnServer && round.isStillValid, 'still valid on the server'],
    [!expected.outcomes.some((one) => one === round.outcome), `outcome ${round.outcome}`],
    [round.left.missing.length > 0, `not remembered: ${round.left.missing.join(', ')}`],
    [round.left.tooMuch.length > 0, `left: ${round.left.tooMuch.join(', ')}`],
  ];
  return found.filter(([isFault]) => isFault).map(([, words]) => `${round.wish}: ${words}`);
}
