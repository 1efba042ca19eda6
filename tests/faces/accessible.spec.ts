import '../tools/extensionless.ts';
import { launch } from '../drivers/driver.ts';
import { expect, extensionDir, test } from '../e2e/fixture.ts';
import { startPreview } from '../tools/preview/preview-site.ts';
import { accessibilityFaults } from './axe.ts';

const PAGES = ['popup', 'options', 'welcome', 'handover', 'elsewhere', 'self-check'];

/** Light and dark have colours of their own; their contrast is counted from what is drawn. */
const WAYS = [
  { language: 'en', scheme: 'light' },
  { language: 'ar', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
] as const;

test('every screen in every state, light and dark, left to right and right to left', async ({ driverName }) => {
  test.setTimeout(900_000);
  const { SCREENS } = await import('../tools/preview/screens.ts');
  const site = await startPreview();
  const driver = await launch(driverName, { extensionDir: extensionDir(driverName), mapAllHosts: false });
  const tab = await driver.openTab();
  const faults: string[] = [];
  for (const { language, scheme } of WAYS) {
    await tab.setColorScheme(scheme);
    for (const screen of SCREENS) {
      const shape = screen.shapes[1];
      if (!shape) throw new Error(`${screen.name} has no second shape`);
      await tab.goto(site.addressOf(screen, shape, language));
      await tab.waitFor('[data-ready]', { state: 'attached' });
      await screen.prepare(tab);
      const found = (await accessibilityFaults(tab)).map((fault) => `${screen.name} ${language} ${scheme}: ${fault}`);
      for (const fault of found) console.log(fault);
      faults.push(...found);
    }
  }
  expect(faults).toEqual([]);
  await driver.close();
  await site.close();
});

test('every page as it is in the extension', async ({ driver }) => {
  for (const name of PAGES) {
    const page = await driver.extensionPage(`/${name}.html`);
    await page.waitFor('h1');
    expect.soft(await accessibilityFaults(page), name).toEqual([]);
    expect.soft(await page.evaluate(() => document.title), name).toMatch(/^.+/);
    await page.close();
  }
});
