import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from '../drivers/driver.ts';
import { pressLogOutAll, waitForPopup } from '../drivers/popup-page.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import { USER } from '../sites/town/house.ts';
import { download, listsOf, wipeAllKinds } from '../wipe/browser-lists.ts';
import { typedWords } from '../wipe/form-data.ts';
import { expect, extensionDir, test } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from './logins.ts';
import { tellsOf } from './tells.ts';

const SITES = ['get-link', 'post-form-csrf', 'get-link-nonce', 'three-hosts', 'wide-storage'];
const DONE_MS = 120_000;

test('person A leaves five sites; person B starts the browser and finds nothing of A', async ({ driverName, town }) => {
  test.setTimeout(300_000);
  const allowed = withPermissions(extensionDir(driverName));
  const folder = mkdtempSync(path.join(tmpdir(), 'walkaway-files-'));
  const firefoxPrefs = { 'browser.download.folderList': 2, 'browser.download.dir': folder };
  const driver = await launch(driverName, { extensionDir: allowed.dir, hosts: town, firefoxPrefs });
  try {
    const houses = SITES.map(town.house);
    await wipeAllKinds(driver);
    const popup = await driver.extensionPage('/popup.html');
    const logins = await logInAt(driver, houses);
    const copied = await copyCredentials(driver, logins);
    const files = [];
    for (const { homeUrl } of houses) files.push(await download(driver, new URL('/favicon.svg', homeUrl).href));
    await logins[0]?.tab.close();
    await expectListed(popup, houses);
    for (const house of houses) expect((await listsOf(driver, house.site)).history, house.id).not.toEqual([]);

    await pressLogOutAll(popup);
    const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
    expect(done?.sessions.map(({ site, outcome }) => [site, outcome])).toEqual(
      expect.arrayContaining(houses.map(({ site }) => [site, 'ended'])),
    );
    await driver.relaunch();

    const tells = [];
    for (const house of houses) tells.push(...(await tellsOf(driver, house)));
    expect(tells).toEqual([]);
    expect(typedWords(driver).filter((word) => word.includes(USER))).toEqual([]);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
    expect(await stillValid(town, copied)).toEqual([]);
  } finally {
    await driver.close();
    allowed.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
