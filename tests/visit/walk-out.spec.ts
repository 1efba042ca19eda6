import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from '../drivers/driver.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import { expect, extensionDir } from '../e2e/fixture.ts';
import { expectListed, logInAt } from '../e2e/logins.ts';
import { tellsOf } from '../e2e/tells.ts';
import { USER } from '../sites/town/house.ts';
import { download, listsOf, wipeAllKinds } from '../wipe/browser-lists.ts';
import { typedWords } from '../wipe/form-data.ts';
import { test } from './visit-fixture.ts';
import { closeAllWindows, phaseOf, setSettings } from './visit-steps.ts';

/** The login of the last one outlives the browser; of the others only traces do. */
const SITES = ['get-link', 'post-form-csrf', 'get-link-nonce', 'three-hosts', 'wide-storage'];
const DONE_MS = 150_000;

test('person A closes the window on five sites; person B starts the browser and finds nothing of A', async ({
  driverName,
  town,
  x,
}) => {
  test.setTimeout(400_000);
  const allowed = withPermissions(extensionDir(driverName));
  const folder = mkdtempSync(path.join(tmpdir(), 'walkaway-files-'));
  const firefoxPrefs = { 'browser.download.folderList': 2, 'browser.download.dir': folder };
  // Without a screen Chromium goes on without a window.
  const screen = x ? { headless: false, env: { DISPLAY: x.display } } : {};
  const options = { extensionDir: allowed.dir, hosts: town, firefoxPrefs, permanentInstall: true };
  const driver = await launch(driverName, { ...options, ...screen });
  try {
    const houses = SITES.map(town.house);
    await setSettings(driver, { mode: 'shared' });
    await wipeAllKinds(driver);
    const popup = await driver.extensionPage('/popup.html');
    await logInAt(driver, houses);
    const files = [];
    for (const { homeUrl } of houses) files.push(await download(driver, new URL('/favicon.svg', homeUrl).href));
    await expectListed(popup, houses);
    for (const house of houses) expect((await listsOf(driver, house.site)).history, house.id).not.toEqual([]);

    await closeAllWindows(driver);
    await driver.relaunch();
    await expect.poll(() => phaseOf(driver), { timeout: DONE_MS }).toBe('done');

    const tells = [];
    for (const house of houses) tells.push(...(await tellsOf(driver, house)));
    expect(tells).toEqual([]);
    expect(typedWords(driver).filter((word) => word.includes(USER))).toEqual([]);
    // Firefox forgets its list of downloads with its end, and then no extension finds the files any more.
    expect(files.filter((file) => existsSync(file))).toEqual(driverName === 'firefox' ? files : []);
  } finally {
    await driver.close();
    allowed.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
