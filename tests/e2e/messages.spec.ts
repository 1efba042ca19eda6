import type { Driver, Tab } from '../drivers/driver.ts';
import { readPopup } from '../drivers/popup-page.ts';
import type { House } from '../sites/town/house.ts';
import { expect, test } from './fixture.ts';
import { readJournal } from './job-journal.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from './logins.ts';

/** Each message of a wrong shape, and the field that the refusal has to name. */
const WRONG: [message: unknown, field: string][] = [
  [null, 'message'],
  ['log-out-all', 'message'],
  [{}, 'kind'],
  [{ kind: 'log-out-everything' }, 'kind'],
  [{ kind: 'log-out' }, 'key'],
  [{ kind: 'log-out', key: 7 }, 'key'],
  [{ kind: 'log-out', key: 'x'.repeat(400) }, 'key'],
  [{ kind: 'log-out-all', choices: { 'example.test': 'keep' } }, 'choices.example.test'],
  [{ kind: 'log-out-all', now: true }, 'now'],
  [{ kind: 'set-preference', site: 'example.test', preference: 'sometimes' }, 'preference'],
  [{ kind: 'set-preference', site: '', preference: 'keep' }, 'site'],
  [{ kind: 'log-out', key: null }, 'key'],
];

interface Refusal {
  ok: boolean;
  error?: string;
}

interface RuntimeApi {
  runtime: {
    sendMessage(message: unknown): Promise<Refusal>;
    connect(info: { name: string }): {
      onMessage: { addListener(listener: () => void): void };
      onDisconnect: { addListener(listener: () => void): void };
    };
  };
}

const send = (driver: Driver, message: unknown): Promise<Refusal> =>
  driver.evaluateInExtension((said) => {
    const { chrome } = globalThis as unknown as { chrome: RuntimeApi };
    return chrome.runtime.sendMessage(said);
  }, message);

/** Which comes first on a port of this name: something to hear, or its end. */
const openPort = (driver: Driver, name: string): Promise<string> =>
  driver.evaluateInExtension((portName) => {
    const port = (globalThis as unknown as { chrome: RuntimeApi }).chrome.runtime.connect({ name: portName });
    return new Promise<string>((resolve) => {
      port.onMessage.addListener(() => resolve('heard'));
      port.onDisconnect.addListener(() => resolve('closed'));
    });
  }, name);

/** Logged in at one house; gives what must be the same afterwards. */
async function logIn(driver: Driver, house: House) {
  const popup = await driver.extensionPage('/popup.html');
  const logins = await logInAt(driver, [house]);
  const copied = await copyCredentials(driver, logins);
  const before = await expectListed(popup, [house]);
  return { popup, copied, before, page: logins[0]?.tab as Tab };
}

test('a message of a wrong shape is refused by the name of its field, and changes nothing', async ({
  driver,
  town,
}) => {
  const house = town.house('get-link');
  const { popup, copied, before } = await logIn(driver, house);
  for (const [message, field] of WRONG) {
    const { ok, error } = await send(driver, message);
    expect.soft([ok, error?.split(': ')[0]], JSON.stringify(message)).toEqual([false, field]);
  }
  expect(await send(driver, { kind: 'view' })).toMatchObject({ ok: true });
  expect(await readPopup(popup)).toEqual(before);
  expect(await readJournal(driver)).toEqual([]);
  expect(await stillValid(town, copied)).toEqual([house.id]);
});

test('a port of another name is closed without a word', async ({ driver }) => {
  expect(await openPort(driver, 'view')).toBe('heard');
  expect(await openPort(driver, 'views')).toBe('closed');
  expect(await openPort(driver, '')).toBe('closed');
});

test('a web page cannot reach the extension, nor tell that it is there', async ({ driver, town }) => {
  const house = town.house('get-link');
  const { popup, copied, before, page } = await logIn(driver, house);
  const base = (await popup.url()).replace(/popup\.html$/, '');
  expect(await page.evaluate(tryToReach, base)).toEqual({ said: 'nobody to say it to', file: 'not there' });
  expect(await send(driver, { kind: 'view' })).toMatchObject({ ok: true });
  expect(await readPopup(popup)).toEqual(before);
  expect(await readJournal(driver)).toEqual([]);
  expect(await stillValid(town, copied)).toEqual([house.id]);
});

/** Runs in a page of a site: everything by which it could speak with an extension whose id it knows. */
async function tryToReach(base: string): Promise<{ said: string; file: string }> {
  type Said = { sendMessage?(id: string, message: object): Promise<unknown> };
  const names = globalThis as unknown as Record<'chrome' | 'browser', { runtime?: Said } | undefined>;
  const runtime = names.chrome?.runtime ?? names.browser?.runtime;
  const message = { kind: 'log-out-all' };
  const answer = await runtime?.sendMessage?.(new URL(base).hostname, message).then(JSON.stringify, String);
  window.postMessage(message, '*');
  const file = await fetch(`${base}icons/16.png`).then(
    () => 'there',
    () => 'not there',
  );
  return { said: answer ?? 'nobody to say it to', file };
}
