import type { TestInfo } from '@playwright/test';
import type { CopiedCredential } from '../drivers/copy-credential.ts';
import { type PopupState, pressLogOutAll, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { table } from '../tools/log-out-report.ts';
import { expect, test } from './fixture.ts';
import { copyCredentials, expectListed, logInAt } from './logins.ts';
import { cookiesLeft, storageLeft, tabsLeft } from './remains.ts';

/** Forty logins and as many log-outs, one browser, two cores. */
const WHOLE_TOWN_MS = 480_000;
const DONE_MS = 120_000;
const DANGERS = ['POST /account/delete', 'POST /logout/everywhere', 'GET /switch'];

/** One house after the log-out: what was claimed, and what its server says. */
interface Line {
  house: House;
  account: string | null;
  outcome: string | null;
  way: string | null;
  reason: string | null;
  isStillValid: boolean;
}

test('one press logs out of every house, claims nothing that is not true, and leaves nothing', async ({
  driver,
  town,
}, testInfo) => {
  test.setTimeout(WHOLE_TOWN_MS);
  const { houses } = town;
  const withLogin = houses.filter(({ expected }) => expected.seen);
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, houses);
  const copied = await copyCredentials(driver, logins);
  const before = await expectListed(popup, withLogin);
  expect(await invalid(town, withLogin, copied)).toEqual([]);
  expect((await storageLeft(driver, town.house('wide-storage'))).length).toBeGreaterThan(0);

  await pressLogOutAll(popup);
  const after = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  if (!after) throw new Error(`not done within ${DONE_MS} ms`);
  const lines = await Promise.all(withLogin.map((house) => lineOf(town, house, { before, after, copied })));
  await attach(testInfo, lines);

  expect.soft(lines.filter(isLie).map(nameOf), 'said to be ended, and still valid').toEqual([]);
  expect.soft(lines.filter(isEndedInVain).map(nameOf), 'the log-out ends it, and it is not ended').toEqual([]);
  expect.soft(lines.filter(isUnexpected).map(nameOf), 'an outcome that is not true of the house').toEqual([]);
  expect.soft(lines.filter(isWronglyNamed).map(({ house, account }) => [house.id, account])).toEqual([]);
  // A beacon that was on its way may set a cookie after the wipe: it has to go as well, a moment later.
  await expect.soft.poll(() => cookiesLeft(driver, houses), { message: 'cookies left' }).toEqual([]);
  expect.soft(await tabsLeft(driver, houses), 'tabs left').toEqual([]);
  expect.soft(await storageLeft(driver, ...houses), 'storage left').toEqual([]);
  expect.soft(await cookiesLeft(driver, houses), 'cookies left, in the end').toEqual([]);
  expect.soft(dangersIn(town), 'harm done').toEqual([]);
});

/** Houses whose servers do not know the copied credential: then nothing could be proven by it later. */
async function invalid(town: Town, houses: House[], copied: Map<string, CopiedCredential>): Promise<string[]> {
  const answers = houses.map(async ({ id }) => ({ id, truth: await town.truth(id, credentialOf(copied, id)) }));
  return (await Promise.all(answers)).filter(({ truth }) => !truth.valid).map(({ id }) => id);
}

function credentialOf(copied: Map<string, CopiedCredential>, id: string): CopiedCredential {
  const credential = copied.get(id);
  if (!credential) throw new Error(`nothing was copied of ${id}`);
  return credential;
}

interface Course {
  before: PopupState;
  after: PopupState;
  copied: Map<string, CopiedCredential>;
}

async function lineOf(town: Town, house: House, { before, after, copied }: Course): Promise<Line> {
  const row = sessionAt(after, house.site);
  return {
    house,
    account: sessionAt(before, house.site)?.account ?? null,
    outcome: row?.outcome ?? null,
    way: row?.way ?? null,
    reason: row?.reason ?? null,
    isStillValid: (await town.truth(house.id, credentialOf(copied, house.id))).valid,
  };
}

const isLie = ({ outcome, isStillValid }: Line) => outcome === 'ended' && isStillValid;
const isEndedInVain = ({ house, outcome }: Line) => house.expected.endsOnServer && outcome !== 'ended';
const isUnexpected = ({ house, outcome }: Line) => !house.expected.outcomes.some((one) => one === outcome);
const isWronglyNamed = ({ house, account }: Line) => account !== house.account;
const nameOf = ({ house, outcome, way, reason }: Line) => `${house.id}: ${outcome} by ${way}, ${reason}`;

const dangersIn = ({ seen, house }: Town): string[] => {
  const atDanger = seen.filter(({ host }) => host === house('danger').host);
  return atDanger.map(({ method, url }) => `${method} ${url}`).filter((asked) => DANGERS.includes(asked));
};

/** For whoever reads the report: every house in one line. */
async function attach(testInfo: TestInfo, lines: Line[]): Promise<void> {
  const rows = lines.map(({ house, account, outcome, way, reason, isStillValid }) => [
    ...[house.id, account === house.account ? 'named' : `named ${account}`, outcome ?? 'no outcome'],
    ...[way ?? '-', reason ?? '-', isStillValid ? 'STILL VALID' : 'refused'],
  ]);
  const body = table(rows);
  console.log(`\n${testInfo.project.name}\n${body}`);
  await testInfo.attach('outcomes', { body, contentType: 'text/plain' });
}
