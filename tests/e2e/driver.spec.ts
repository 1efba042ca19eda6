import { statSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { type Driver, launch, runSteps } from '../drivers/driver.ts';
import { type DriverOptions, extensionDir } from './driver-options.ts';
import { type DriverSite, startDriverSite } from './driver-site.ts';

/** The part of the extension API that these tests use, in both browsers. */
interface Api {
  permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
  runtime: {
    getManifest(): { name: string };
    /** Firefox only. */
    getBackgroundPage(): Promise<typeof globalThis>;
  };
  storage: { local: { set(items: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> } };
}

const readKept = async () => {
  const { chrome } = globalThis as unknown as { chrome: Api };
  return (await chrome.storage.local.get('kept')).kept;
};

const keep = async (value: number) => {
  const { chrome } = globalThis as unknown as { chrome: Api };
  await chrome.storage.local.set({ kept: value });
};

const test = base.extend<{ own: Driver }, DriverOptions & { site: DriverSite; driver: Driver }>({
  driverName: ['chromium', { option: true, scope: 'worker' }],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const site = await startDriverSite();
      await use(site);
      site.close();
    },
    { scope: 'worker' },
  ],
  // One browser for all tests that leave it as it was: a start is most of what they cost.
  driver: [
    async ({ driverName, site }, use) => {
      const driver = await launch(driverName, { extensionDir: extensionDir(driverName), hosts: site });
      await use(driver);
      await driver.close();
    },
    { scope: 'worker' },
  ],
  own: async ({ driverName, site }, use) => {
    const driver = await launch(driverName, { extensionDir: extensionDir(driverName), hosts: site });
    await use(driver);
    await driver.close();
  },
});

test('a person can fill, choose and press; the page sees real input', async ({ driver }) => {
  const tab = await driver.openTab('https://site.test/');
  await tab.fill('#name', 'Zoë & Co');
  await tab.check('#box');
  await tab.select('#list', 'b');
  await tab.click("button:has-text('send NOW'), #nothing");
  await tab.waitForFunction(() => document.querySelector('#said')?.textContent !== '');
  expect(await tab.text('#said')).toBe('Zoë & Co');
  expect(await tab.text('#events')).toBe('true');
  expect(await tab.evaluate(() => document.body.dataset.gesture)).toBe('true');
  expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('#box')?.checked)).toBe(true);
  expect(await tab.evaluate(() => document.querySelector<HTMLSelectElement>('#list')?.value)).toBe('b');
  await tab.fill('#name', '');
  await tab.press('Enter');
  await tab.waitForFunction(() => document.querySelector('#said')?.textContent === '');
});

test('a press that leads to another page is over when that page is there', async ({ driver }) => {
  const tab = await driver.openTab('https://site.test/steps?n=1');
  await tab.click('button');
  await tab.click('button');
  await tab.waitForFunction(() => document.title !== 'step 2');
  expect(await tab.evaluate(() => document.title)).toBe('step 3');
});

test('selectors: counts, the smallest element with a text, quoted commas, attributes', async ({ driver }) => {
  const tab = await driver.openTab('https://site.test/');
  expect(await tab.count('option')).toBe(2);
  expect(await tab.count(":text('Far, away'), #far")).toBe(1);
  expect(await tab.count(":text('now')")).toBe(1);
  expect(await tab.count("button:has-text('send')")).toBe(2);
  expect(await tab.count('#nothing')).toBe(0);
  expect(await tab.attribute(":text('Far, away')", 'href')).toBe('/far');
  await expect(tab.waitFor('#nothing', { timeoutMs: 300 })).rejects.toThrow();
  await expect(tab.click("button:has-text('later')", { timeoutMs: 300 })).rejects.toThrow();
});

test('steps: an element far below is pressed, an optional one left out, a failing one named', async ({ driver }) => {
  const tab = await driver.openTab('https://site.test/');
  await runSteps(
    tab,
    [
      { goto: '/?late' },
      { click: '#nothing', optional: true, timeout: 200 },
      { type: '#name', value: '{user}' },
      { press: '#name', key: 'Tab' },
      { waitFor: '#late', state: 'attached' },
      { waitGone: '#nothing' },
      { click: '#far' },
      { waitUrl: '/far$' },
    ],
    { origin: 'https://site.test', user: 'alice' },
  );
  expect(await tab.url()).toBe('https://site.test/far');
  await expect(runSteps(tab, [{ waitFor: '#nothing', timeout: 200 }])).rejects.toThrow('#nothing');
});

test('the extension API is there, and cookies of every kind are seen', async ({ driver }) => {
  await driver.openTab('https://site.test/');
  const framing = await driver.openTab('https://site.test/framing');
  await framing.waitFor('iframe');
  const manifest = await driver.evaluateInExtension((prefix) => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    return prefix + chrome.runtime.getManifest().name;
  }, '> ');
  expect(manifest).toMatch(/^> \S+/);
  await expect.poll(async () => (await driver.cookies()).map(({ name }) => name).sort()).toEqual(['part', 'sid']);
  const part = (await driver.cookies()).find(({ name }) => name === 'part');
  expect(part).toMatchObject({
    domain: 'other.test',
    httpOnly: true,
    partitionKey: { topLevelSite: 'https://site.test' },
  });
});

test('the background is stopped and the extension lives on', async ({ driver }) => {
  await driver.evaluateInExtension(keep, 1);
  await driver.killBackground();
  expect(await driver.evaluateInExtension(readKept)).toBe(1);
});

test('the profile outlives a kill and a graceful end', async ({ own }) => {
  await own.openTab('https://site.test/');
  await own.evaluateInExtension(keep, 7);
  await own.relaunch();
  expect((await own.cookies()).map(({ name }) => name)).toEqual(['sid']);
  expect(await own.evaluateInExtension(readKept)).toBe(7);
  await own.evaluateInExtension(keep, 8);
  await own.killBrowser();
  await expect(own.openTab()).rejects.toThrow();
  await own.relaunch();
  expect(await own.evaluateInExtension(readKept)).toBe(8);
});

test('HTTP sign-in is answered once, and remembered by the browser alone', async ({ driver }) => {
  const tab = await driver.openTab();
  const address = 'https://site.test/private';
  await expect(tab.goto(address)).rejects.toThrow('HTTP sign-in refused');
  await tab.goto(address, { credentials: { username: 'alice', password: 'secret' } });
  expect(await tab.evaluate(() => document.title)).toBe('signed in');
  expect(await tab.url()).toBe(address);
  await tab.reload();
  expect(await tab.evaluate(() => document.title)).toBe('signed in');
});

test('an extension page can be looked at in both colour schemes and loaded again', async ({ driver }, {
  outputDir,
}) => {
  const page = await driver.extensionPage('/popup.html');
  const file = `${outputDir}-popup.png`;
  await page.setColorScheme('dark');
  await page.screenshot(file, { width: 380, height: 500 });
  expect(statSync(file).size).toBeGreaterThan(300);
  expect(await page.evaluate(() => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches])).toEqual([
    380,
    true,
  ]);
  await page.evaluate(() => {
    document.title = 'changed';
  });
  await page.reload();
  expect(await page.evaluate(() => document.title)).toBe('Walkaway');
  await page.close();
});

test('a name of its own leads home with its port; its certificate is accepted', async ({ driverName, site }) => {
  const driver = await launch(driverName, {
    extensionDir: extensionDir(driverName),
    mapAllHosts: false,
    extraHosts: ['app.site.test'],
  });
  try {
    const tab = await driver.openTab(`https://app.site.test:${site.httpsPort}/`);
    expect(await tab.text('#far')).toBe('Far, away');
  } finally {
    await driver.close();
  }
});

test('installed for good, the extension has all hosts and is there again after a restart', async ({ driverName }) => {
  const driver = await launch(driverName, { extensionDir: extensionDir(driverName), permanentInstall: true });
  const hasAllHosts = () => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    return chrome.permissions.contains({ origins: ['<all_urls>'] });
  };
  try {
    await driver.evaluateInExtension(keep, 5);
    expect(await driver.evaluateInExtension(hasAllHosts)).toBe(true);
    await driver.relaunch();
    expect(await driver.evaluateInExtension(readKept)).toBe(5);
    expect(await driver.evaluateInExtension(hasAllHosts)).toBe(true);
  } finally {
    await driver.close();
  }
});

test('what the extension writes to the console is seen', async ({ driver }) => {
  await driver.evaluateInExtension(() => console.log('said in the extension'));
  await expect.poll(() => driver.consoleLines().join()).toContain('said in the extension');
});

test('so is what the background writes there by itself', async ({ driver }) => {
  const said = 'said in the background';
  if (driver.evaluateInWorker) await driver.evaluateInWorker((text) => console.log(text), said);
  else
    await driver.evaluateInExtension(async (text) => {
      const { chrome } = globalThis as unknown as { chrome: Api };
      const background = await chrome.runtime.getBackgroundPage();
      // By its own timer: nothing on the way to the console belongs to the page that asks for it.
      background.setTimeout(background.console.log, 0, text);
    }, said);
  await expect.poll(() => driver.consoleLines().join()).toContain(said);
});
