import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Driver, launch, type Tab } from '../drivers/driver.ts';
import { type GuardedSite, startGuardedSite } from '../sites/guarded/guarded-site.ts';
import { extensionDir, test as fixture } from './fixture.ts';
import { expectListed, logInAt } from './logins.ts';
import { readNote } from './page-note.ts';

interface Fixtures {
  site: GuardedSite;
  /** The extension as administrators install it: `privacy` is granted without a question. */
  guarded: Driver;
}

const test = fixture.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
  site: async ({}, use) => {
    const site = await startGuardedSite();
    await use(site);
    site.close();
  },
  guarded: async ({ driverName, site }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'walkaway-guards-'));
    cpSync(extensionDir(driverName), folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.permissions.push('privacy');
    delete manifest.optional_permissions;
    writeFileSync(file, JSON.stringify(manifest));
    const driver = await launch(driverName, {
      extensionDir: folder,
      hosts: site,
      firefoxPrefs: { 'signon.rememberSignons': true },
    });
    await use(driver);
    await driver.close();
    rmSync(folder, { recursive: true });
  },
});
const { expect } = fixture;

interface Api {
  runtime: { sendMessage(message: object): Promise<{ ok: boolean; error?: string } | undefined> };
  privacy: { services: Record<string, { get(details: object): Promise<{ value: boolean }> } | undefined> };
  scripting: {
    getRegisteredContentScripts(): Promise<{ id: string }[]>;
    executeScript(details: object): Promise<{ result?: unknown }[]>;
  };
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
}

const setSetting = (driver: Driver, key: string, value: unknown) =>
  driver.evaluateInExtension(
    (name, to) =>
      (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage({
        ...{ kind: 'set-setting', key: name, value: to },
      }),
    key,
    value,
  );

const registered = (driver: Driver) =>
  driver.evaluateInExtension(async () => {
    const scripts = await (globalThis as unknown as { chrome: Api }).chrome.scripting.getRegisteredContentScripts();
    return scripts.map(({ id }) => id);
  });

/** What the browser itself would do now; a setting that the browser does not have is left out. */
const savings = (driver: Driver) =>
  driver.evaluateInExtension(async () => {
    const { services } = (globalThis as unknown as { chrome: Api }).chrome.privacy;
    const names = ['passwordSavingEnabled', 'autofillAddressEnabled', 'autofillCreditCardEnabled'];
    const found = names.flatMap((name) => services[name] ?? []);
    return Promise.all(found.map(async (setting) => (await setting.get({})).value));
  });

const dataset = (tab: Tab, name: string) => tab.evaluate((key) => document.body.dataset[key] ?? null, name);
const ticked = (tab: Tab) =>
  tab.evaluate(() => [...document.querySelectorAll('form input:checked')].map(({ id }) => id).join(' '));

async function send(tab: Tab): Promise<void> {
  await tab.click('#send');
  await tab.waitFor('#received');
}

test('the browser saves nothing while the guard is on, and has its own values back afterwards', async ({ guarded }) => {
  const before = await savings(guarded);
  expect(before).toContain(true);
  await setSetting(guarded, 'guardPasswordSaving', true);
  await expect.poll(() => savings(guarded)).toEqual(before.map(() => false));
  await setSetting(guarded, 'guardPasswordSaving', false);
  await expect.poll(() => savings(guarded)).toEqual(before);
});

test('remember boxes are unticked before they are drawn, and can be left ticked', async ({ guarded, site }) => {
  const tab = await guarded.openTab('https://shop.test/login');
  expect(await ticked(tab)).toBe('remember_me b1 b2');
  expect(await registered(guarded)).toEqual([]);

  await setSetting(guarded, 'guardRememberBoxes', true);
  await expect.poll(() => registered(guarded)).toEqual(['login-guard']);
  await tab.goto('https://shop.test/plain');
  await expect.poll(() => dataset(tab, 'drawn')).toBe('remember_me');

  await tab.goto('https://shop.test/login');
  await expect.poll(() => dataset(tab, 'drawn')).not.toContain('remember_me');
  // The German label is judged by the words in many languages; the newsletter is nobody's business.
  await expect.poll(() => ticked(tab)).toBe('b2');
  expect((await dataset(tab, 'heard'))?.split(' ').sort()).toEqual(['b1', 'remember_me']);
  await expect.poll(() => readNote(guarded, 'shop.test')).toMatchObject({ opacity: '1' });
  const note = await readNote(guarded, 'shop.test');
  expect(note?.width).toBeGreaterThan(250);
  await tab.screenshot(`test-results/note-${guarded.name}.png`, { width: 900, height: 640 });
  const seen = await tab.evaluate(() => [...document.querySelectorAll('[popover]')].map((one) => one.shadowRoot));
  expect(seen).toEqual([null]);
  await send(tab);

  await tab.goto('https://shop.test/login');
  await expect.poll(() => readNote(guarded, 'shop.test', 'leave')).not.toBeNull();
  await tab.press('Enter');
  await expect.poll(() => ticked(tab)).toBe('remember_me b1 b2');
  expect(await readNote(guarded, 'shop.test')).toBeNull();
  await send(tab);

  // A box that the person ticks is theirs.
  await tab.goto('https://shop.test/login');
  await expect.poll(() => ticked(tab)).toBe('b2');
  await tab.click('#remember_me');
  await tab.fill('#name', 'alice');
  expect(await ticked(tab)).toBe('remember_me b2');
  await send(tab);

  await setSetting(guarded, 'guardRememberBoxes', false);
  await expect.poll(() => registered(guarded)).toEqual([]);
  await tab.goto('https://shop.test/login');
  await expect.poll(() => dataset(tab, 'drawn')).toBe('remember_me b1 b2');
  expect(site.received).toEqual([
    'name password b2',
    'name password remember_me b1 b2',
    'name password remember_me b2',
  ]);
});

test('from the process of a page nothing can be asked for but a look at its login form', async ({ guarded }) => {
  await setSetting(guarded, 'guardRememberBoxes', true);
  await expect.poll(() => registered(guarded)).toEqual(['login-guard']);
  const tab = await guarded.openTab('https://shop.test/plain');
  const answers = await guarded.evaluateInExtension(sayFromPage, [
    { kind: 'set-setting', key: 'guardRememberBoxes', value: false },
    { kind: 'set-preference', site: 'shop.test', preference: 'keep' },
    { kind: 'log-out-all' },
    { kind: 'view' },
    { kind: 'login-form', site: 'shop.test' },
  ]);
  const refusal = { ok: false, error: 'sender: expected a page of this extension' };
  expect(answers).toEqual(answers.map(() => refusal));
  expect(await registered(guarded)).toEqual(['login-guard']);
  expect(await ticked(tab)).toBe('remember_me');
});

test('after a login the page asks once, and the answer is the preference', async ({ driver, town }) => {
  const house = town.house('get-link');
  await setSetting(driver, 'askAfterLogin', true);
  const [login] = await logInAt(driver, [house]);
  const host = new URL(house.homeUrl).hostname;
  // The note is in the page a moment before its words are.
  const words = async () => (await readNote(driver, host, 'remember'))?.words;
  await expect.poll(words, { timeout: 20_000 }).toContain(house.site);
  await login?.tab.press('Enter');
  await expect.poll(() => readNote(driver, host)).toBeNull();
  const popup = await driver.extensionPage('/popup.html');
  await popup.waitFor(`[data-site="${house.site}"][data-preference="remember"]`);
  // The same visit: the next page of the site does not ask again.
  await login?.tab.reload();
  await expectListed(popup, [house]);
  expect(await readNote(driver, host)).toBeNull();
});

/** Says each message from where the guard's script runs. */
async function sayFromPage(messages: object[]): Promise<unknown[]> {
  const { tabs, scripting } = (globalThis as unknown as { chrome: Api }).chrome;
  const [tab] = await tabs.query({ url: 'https://shop.test/*' });
  const [frame] = await scripting.executeScript({
    target: { tabId: tab?.id },
    args: [messages],
    func: async (said: object[]) => {
      const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
      return JSON.stringify(await Promise.all(said.map((one) => runtime.sendMessage(one))));
    },
  });
  return JSON.parse(String(frame?.result));
}
