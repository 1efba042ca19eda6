import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserName, type Driver, type LaunchOptions, launch, runSteps } from '../drivers/driver.ts';
import { pressLogOutAll, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { copyFrom, savePassword } from './beside.ts';
import { download, tell, wipeAllKinds, zoomOf } from './browser-lists.ts';
import { HTTP_CREDENTIALS, marked, OTHER_PORT, PLACES, type Place, SITE, WWW } from './marked.ts';
import { type Marks, PLACE_NAMES, survey, TYPED, visitPlace } from './survey.ts';

/** What was there at each look. */
export interface Course {
  browser: BrowserName;
  preference: 'forget' | 'remember';
  before: Set<string>;
  after: Set<string>;
  restarted: Set<string>;
  outcome: string;
  /** Whether the server still accepts the session cookie that was in force before. */
  isStillValid: boolean;
}

const DONE_MS = 120_000;
const MARKS_SCRIPT = path.join(import.meta.dirname, 'marks.ts');

/** The driver's own mapping knows the two usual ports only. */
function withOtherPort({ httpPort, httpsPort }: Town, folder: string): Partial<LaunchOptions> {
  const ports: [number, number][] = [
    [443, httpsPort],
    [80, httpPort],
    [OTHER_PORT, httpsPort],
  ];
  const rules = ports.map(([from, to]) => `MAP *:${from} 127.0.0.1:${to}`).join(', ');
  return {
    chromiumArgs: [`--host-resolver-rules=MAP gaia.invalid ~NOTFOUND, ${rules}, EXCLUDE 127.0.0.1`],
    firefoxPrefs: {
      'network.socket.forcePort': ports.map(([from, to]) => `${from}=${to}`).join(';'),
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
    },
  };
}

/** What a person does at the site in one visit; every page is closed again but the first. */
async function leaveMarks(driver: Driver, town: Town): Promise<Marks> {
  const cached = new Map<Place, string>();
  const tab = await driver.openTab();
  await runSteps(tab, town.house('marked').loginSteps);
  for (const place of PLACE_NAMES) {
    const [answer, page] = await visitPlace(driver, place, 'mark');
    const number = answer.map((said) => /^HTTP cache (\d+)$/.exec(said)?.[1]).find(Boolean);
    if (number) cached.set(place, number);
    if (place === 'first party') await zoomOf(driver, await page.url(), 1.5);
    // Stays open, as a person's last page does: what is open is closed by the log-out.
    if (place !== 'first party') await page.close();
  }
  await tab.goto(`https://${WWW}/basic`, { credentials: HTTP_CREDENTIALS });
  await tab.goto(`https://${WWW}/form`);
  await tab.fill('#note', TYPED);
  await copyFrom(tab, '#note');
  await savePassword(driver, `https://${WWW}`, TYPED);
  await tab.click('#send');
  await tab.waitFor('.sent');
  await tab.goto(town.house('marked').homeUrl);
  return { cached, file: await download(driver, `https://${WWW}/file`) };
}

async function logOut(driver: Driver): Promise<string> {
  const popup = await driver.extensionPage('/popup.html');
  await waitForPopup(popup, (state) => sessionAt(state, SITE)?.state === 'open', DONE_MS);
  await pressLogOutAll(popup);
  const done = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  await popup.close();
  const row = done && sessionAt(done, SITE);
  return row ? `${row.outcome}${row.reason ? `, ${row.reason}` : ''}` : 'none';
}

/** One visit from the login to the next start of the browser, looked at three times. */
export async function measure(browser: BrowserName, preference: Course['preference']): Promise<Course> {
  const town = await startTown({ families: [marked(stripTypeScriptTypes(readFileSync(MARKS_SCRIPT, 'utf8')))] });
  const extension = withPermissions(extensionDir(browser), ['clipboardRead']);
  const folder = mkdtempSync(path.join(tmpdir(), 'walkaway-files-'));
  mkdirSync(folder, { recursive: true });
  const more = withOtherPort(town, folder);
  const driver = await launch(browser, { extensionDir: extension.dir, hosts: town, ...more });
  try {
    await wipeAllKinds(driver);
    if (preference === 'remember') await tell(driver, { kind: 'set-preference', site: SITE, preference });
    const marks = await leaveMarks(driver, town);
    const credential = (await driver.cookies()).filter(({ name }) => name === 'marked_session');
    const before = await survey(driver, town, marks);
    const outcome = await logOut(driver);
    const after = await survey(driver, town, marks);
    await driver.relaunch();
    const restarted = await survey(driver, town, marks);
    const { valid } = await town.truth('marked', { cookies: credential });
    return { browser, preference, before, after, restarted, outcome, isStillValid: valid };
  } finally {
    await driver.close();
    await town.close();
    extension.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every kind that may be found, in the order of the table. */
export const kindsOf = (courses: Course[]): string[] => {
  const places = Object.keys(PLACES);
  const placeOf = (kind: string) => places.indexOf(kind.split(' · ')[1] ?? '');
  const kinds = [...new Set(courses.flatMap(({ before, after, restarted }) => [...before, ...after, ...restarted]))];
  return kinds.sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
};
