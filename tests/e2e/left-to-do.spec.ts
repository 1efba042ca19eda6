import { type Driver, launch } from '../drivers/driver.ts';
import { waitForPopup } from '../drivers/popup-page.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import type { House } from '../sites/town/house.ts';
import { expect, extensionDir, test } from './fixture.ts';
import { logInAt } from './logins.ts';

const LISTED_MS = 20_000;
const DONE_MS = 40_000;
const PUT_AWAY_MS = 10_000;

interface Row {
  key: string;
  site: string;
  state: string;
  outcome: string | null;
}

interface Api {
  runtime: { sendMessage(message: unknown): Promise<{ view: { sessions: Row[] } }> };
  notifications: {
    getAll(): Promise<Record<string, unknown>>;
    onClosed: { addListener(listener: (id: string) => void): void };
  };
}

interface Page {
  chrome: Api;
  /** Ids of the notifications that are gone again: Firefox without a screen takes each away at once. */
  gone: string[];
}

/** By message, as no page of the extension is open that would be told of anything. */
const ask = async (driver: Driver, message: object): Promise<Row[]> =>
  driver.evaluateInExtension(async (said) => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    return (await chrome.runtime.sendMessage(said)).view.sessions;
  }, message);

/** From now on every notification is noted that comes and goes. */
const watch = (driver: Driver): Promise<void> =>
  driver.evaluateInExtension(() => {
    const page = globalThis as unknown as Page;
    page.gone = [];
    page.chrome.notifications.onClosed.addListener((id) => page.gone.push(id));
  });

/** Ids of the notifications that are there, or were since they were last taken back. */
const told = (driver: Driver): Promise<string[]> =>
  driver.evaluateInExtension(async () => {
    const { chrome, gone } = globalThis as unknown as Page;
    return [...new Set([...Object.keys(await chrome.notifications.getAll()), ...gone])];
  });

const takenBack = (driver: Driver): Promise<boolean> =>
  driver.evaluateInExtension(async () => {
    const page = globalThis as unknown as Page;
    const isGone = Object.keys(await page.chrome.notifications.getAll()).length === 0 && page.gone.length > 0;
    if (isGone) page.gone = [];
    return isGone;
  });

async function logOut(driver: Driver, { site }: House): Promise<void> {
  const find = async () =>
    (await ask(driver, { kind: 'view' })).find((row) => row.site === site && row.state === 'open');
  await expect.poll(find, { timeout: LISTED_MS }).toBeTruthy();
  await ask(driver, { kind: 'log-out', key: (await find())?.key });
}

test('a notification tells what is left to do, where no page of ours does', async ({ driverName, town }) => {
  const allowed = withPermissions(extensionDir(driverName));
  const driver = await launch(driverName, { extensionDir: allowed.dir, hosts: town });
  try {
    const house = town.house('two-cookies');
    await watch(driver);
    await ask(driver, { kind: 'set-setting', key: 'notifyLeftToDo', value: true });
    await logInAt(driver, [house]);
    await logOut(driver, house);
    await expect.poll(() => told(driver), { timeout: DONE_MS }).toEqual(['left-to-do']);

    const popup = await driver.extensionPage('/popup.html');
    await popup.click('[data-action=done]');
    await expect.poll(() => takenBack(driver), { timeout: PUT_AWAY_MS }).toBe(true);

    await logInAt(driver, [house]);
    await logOut(driver, house);
    const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
    expect(done?.sessions[0]).toMatchObject({ outcome: 'still-valid' });
    expect(await told(driver)).toEqual([]);
  } finally {
    await driver.close();
    allowed.remove();
  }
});
