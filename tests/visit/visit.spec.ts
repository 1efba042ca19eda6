import type { Driver } from '../drivers/driver.ts';
import { expect } from '../e2e/fixture.ts';
import { keepInMemory } from '../e2e/kept-in-memory.ts';
import { stillValid } from '../e2e/logins.ts';
import { cookiesLeft } from '../e2e/remains.ts';
import { test } from './visit-fixture.ts';
import {
  arrive,
  closeAllWindows,
  countCovers,
  courseOf,
  expectEnded,
  LASTING,
  phaseOf,
  setSettings,
} from './visit-steps.ts';

const NOTICED_MS = 90_000;
const MINUTE_MS = 60_000;

test.setTimeout(300_000);

test('nobody is there: a countdown covers the screen, input stops it, and without input the visit ends', async ({
  driver,
  person,
  town,
}) => {
  const guest = await arrive(driver, town);
  await setSettings(driver, { mode: 'kiosk', idleMinutes: 1, countdownSeconds: 20 });
  await person.goAway();
  await expect.poll(() => phaseOf(driver), { timeout: NOTICED_MS }).toBe('counting');
  await expect.poll(() => countCovers(driver)).toBe(1);
  const cover = await driver.extensionPage('/handover.html');
  await cover.waitFor('.handover[data-phase="counting"] [data-action="stay"]');
  await cover.press('Shift').catch(() => undefined); // the page goes while the key is down
  await expect.poll(() => phaseOf(driver)).toBe('idle');
  await expect.poll(() => countCovers(driver)).toBe(0);

  await setSettings(driver, { countdownSeconds: 5 });
  await person.comeBack();
  await person.goAway();
  await expectEnded(driver, town, guest, 'idle');
  const page = await driver.extensionPage('/handover.html');
  await page.waitFor('.handover[data-phase="done"]');
  expect(await page.evaluate(linesShown)).toEqual(guest.houses.map(({ site }) => `${site} ended`).sort());
  expect(await page.text('h1')).toBe('You are logged out everywhere');
  await expectNewVisit(driver, () => page.press('Shift'));
});

/** Each session's line on the handover page: site, outcome, and why it is no better one. */
const linesShown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.line')]
    .map(({ dataset }) => [dataset.site, dataset.outcome, dataset.reason].filter(Boolean).join(' '))
    .sort();

/** In kiosk mode any press begins the next visit: the cover goes, and nothing is said of the last one. */
async function expectNewVisit(driver: Driver, press: () => Promise<void>): Promise<void> {
  await expect
    .poll(async () => {
      await press().catch(() => undefined); // the page may be gone already
      return phaseOf(driver);
    })
    .toBe('idle');
  await expect.poll(() => countCovers(driver)).toBe(0);
  const popup = await driver.extensionPage('/popup.html');
  await popup.waitFor('.popup[data-phase="idle"][data-open="0"]');
}

test('the shortcut ends the visit at once', async ({ driver, person, town }) => {
  const guest = await arrive(driver, town);
  await setSettings(driver, { mode: 'shared' });
  await person.pressShortcut();
  await expectEnded(driver, town, guest, 'shortcut');
});

test('a locked screen ends the visit at once', async ({ driver, driverName, person, town }) => {
  const guest = await arrive(driver, town);
  await setSettings(driver, { mode: 'shared' });
  if (driverName === 'chromium') await person.lockScreen();
  else await sleepThrough(driver);
  await expectEnded(driver, town, guest, 'lock');
});

test('the closing time comes, and input does not stop it', async ({ driver, town }) => {
  const guest = await arrive(driver, town);
  const closing = new Date(Date.now() + MINUTE_MS);
  const day = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[closing.getDay()];
  const time = closing.toTimeString().slice(0, 5);
  await setSettings(driver, { countdownSeconds: 5, closingTimes: { [day ?? 'sun']: time } });
  await expect.poll(() => phaseOf(driver), { timeout: NOTICED_MS + MINUTE_MS }).toBe('counting');
  await expect.poll(() => countCovers(driver)).toBe(1);
  const cover = await driver.extensionPage('/handover.html');
  await cover.press('Shift');
  await cover.close();
  await expectEnded(driver, town, guest, 'closing-time');
});

test('the longest length is reached, also after the background was stopped', async ({ driver, town }) => {
  const guest = await arrive(driver, town);
  await setSettings(driver, { longestVisitMinutes: 60, countdownSeconds: 5 });
  await expect.poll(async () => (await courseOf(driver))?.limit?.cause).toBe('longest');
  // A background that is alive may still write what it knows.
  await driver.killBackground();
  // The visit began almost an hour ago; what is written in memory is what the next life of the background reads.
  await shiftCourse(driver, -60 * MINUTE_MS + 12_000);
  const popup = await driver.extensionPage('/popup.html');
  await popup.waitFor('.popup[data-phase]');
  await popup.close();
  await expectEnded(driver, town, guest, 'longest');
});

test('the last tab of a site is closed: that site is logged out of, and the visit goes on', async ({
  driver,
  town,
}) => {
  const { houses, copied } = await arrive(driver, town, LASTING);
  const [left, ...rest] = houses.map(({ id }) => id);
  await setSettings(driver, { mode: 'shared', logOutWithLastTab: true });
  await closeTabsAt(driver, town.house(left ?? '').hosts);
  await expect.poll(() => stillValid(town, copied), { timeout: NOTICED_MS }).toEqual(rest);
  await expect.poll(() => cookiesLeft(driver, [town.house(left ?? '')])).toEqual([]);
  expect(await phaseOf(driver)).toBe('idle');
});

test.describe('the last window', () => {
  test.use({ launchWith: { permanentInstall: true } });

  // Nothing is told in time: on these systems a browser without a window has gone.
  test('is closed, and the browser ends with it: the next start ends the visit', async ({ driver, town }) => {
    const guest = await arrive(driver, town, LASTING);
    await setSettings(driver, { mode: 'shared' });
    await closeAllWindows(driver);
    await driver.relaunch();
    await expectEnded(driver, town, guest, 'start');
  });
});

interface ExtensionApi {
  tabs: { query(filter: object): Promise<{ id: number; url?: string }[]>; remove(id: number): Promise<void> };
}

async function shiftCourse(driver: Driver, ms: number): Promise<void> {
  const course = await courseOf(driver);
  if (!course?.limit) throw new Error('no visit whose end is set');
  const limit = { ...course.limit, atMs: course.limit.atMs + ms };
  await keepInMemory(driver, 'course', { ...course, beganMs: course.beganMs + ms, limit });
}

/** The computer slept: the last pulse is long ago when the next one comes. */
const sleepThrough = (driver: Driver) => keepInMemory(driver, 'visit-pulse', Date.now() - 600_000);

/** As a person would, tab by tab. */
const closeTabsAt = (driver: Driver, hosts: readonly string[]): Promise<void> =>
  driver.evaluateInExtension(async (wanted) => {
    const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    const isWanted = ({ url }: { url?: string }) => wanted.includes(new URL(url ?? 'about:blank').hostname);
    for (const { id } of (await tabs.query({})).filter(isWanted)) await tabs.remove(id);
  }, hosts);
