import { existsSync } from 'node:fs';
import type { Driver, Tab } from '../drivers/driver.ts';
import type { Town } from '../sites/town/town.ts';
import { clipboardText, savedUsers } from './beside.ts';
import { listsOf, zoomOf } from './browser-lists.ts';
import { typedWords } from './form-data.ts';
import { PLACES, type Place, SITE, WWW } from './marked.ts';

export const PLACE_NAMES = Object.keys(PLACES) as Place[];
const COOKIES: Record<string, string> = {
  marked_session: 'credential',
  mark_script: 'cookie, set by a script',
  mark_httponly: 'cookie, HttpOnly',
  '__Host-mark': 'cookie, __Host-',
  mark_chips: 'cookie, partitioned',
};

/** What was left where, so that it can be known again. */
export interface Marks {
  /** What the HTTP cache answered at each place. */
  cached: Map<Place, string>;
  /** Path of the file that was loaded down. */
  file: string;
}

/** Opens a place's page in a tab of its own; gives what the page says, and the tab. */
export async function visitPlace(driver: Driver, place: Place, page: 'mark' | 'read'): Promise<[string[], Tab]> {
  const tab = await driver.openTab(`${PLACES[place]}/${page}`);
  await tab.waitFor('html[data-answer]', { state: 'attached' });
  const answer = await tab.attribute('html', 'data-answer');
  return [JSON.parse(answer ?? '[]') as string[], tab];
}

/** Whether the browser signs in by itself at the site's HTTP sign-in. */
async function isSignedIn(driver: Driver): Promise<boolean> {
  const tab = await driver.openTab();
  try {
    await tab.goto(`https://${WWW}/basic?read`);
    return (await tab.count('.in')) > 0;
  } catch (error) {
    if (String(error).includes('HTTP sign-in refused')) return false;
    throw error;
  } finally {
    await tab.close();
  }
}

/** Everything of the site that is there, by kind; each kind with its place where it has one. Looking leaves no mark. */
export async function survey(driver: Driver, town: Town, marks: Marks): Promise<Set<string>> {
  const found = new Set<string>();
  const lists = await listsOf(driver, SITE);
  // The pages of an earlier look are in the lists too.
  const isMark = (url: string) => !url.includes('read');
  if (lists.history.some(isMark)) found.add('history');
  if (lists.closedTabs.some(isMark)) found.add('recently closed tabs');
  if (lists.downloads.some(isMark)) found.add('list of downloads');
  if (existsSync(marks.file)) found.add('downloaded file');
  if (typedWords(driver).includes(TYPED)) found.add('form data');
  if ((await clipboardText(driver)) === TYPED) found.add('clipboard');
  if ((await savedUsers(driver)).includes(TYPED)) found.add('saved password');
  for (const { name, domain, partitionKey } of await driver.cookies()) {
    const kind = COOKIES[name];
    if (kind)
      found.add(partitionKey?.topLevelSite && !domain.endsWith(SITE) ? `${kind} · of another site in its pages` : kind);
  }
  for (const place of PLACE_NAMES) {
    const [answer, tab] = await visitPlace(driver, place, 'read');
    for (const said of answer) {
      const number = /^HTTP cache (\d+)$/.exec(said)?.[1];
      if (number === undefined) found.add(`${said} · ${place}`);
      else if (number === marks.cached.get(place)) found.add(`HTTP cache · ${place}`);
    }
    if (place === 'first party' && (await zoomOf(driver, await tab.url())) !== 1) found.add('zoom');
    await tab.close();
  }
  if (await isSignedIn(driver)) found.add('HTTP sign-in');
  if (town.seen.length === 0) throw new Error('the town was never asked: the browser does not reach it');
  return found;
}

/** What the person typed into a form. */
export const TYPED = 'typed-by-alice';
