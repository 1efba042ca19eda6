import type { Mode } from '../../utils/policy/setting-table.ts';
import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { waitForPopup } from '../drivers/popup-page.ts';
import { until } from '../drivers/until.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { say } from '../faults/ask-background.ts';
import type { Row } from './row.ts';

/** design.md section 8: none but the alarms that settings ask for. */
const BUDGET = 0;
const QUIET_LIMIT_MS = 30_000;

/**
 * What the settings of a mode ask for. Chromium tells of a locked screen (*end on lock*), Firefox does not: an alarm every
 * minute that stayed away says that the computer was asleep. The idle time needs none, and no mode has a closing time.
 */
const ASKED: Record<Exclude<Mode, 'kiosk'>, Record<BrowserName, string[]>> = {
  'only-me': { chromium: [], firefox: [] },
  shared: { chromium: [], firefox: ['visit-pulse'] },
};

interface AlarmsApi {
  alarms: { getAll(): Promise<{ name: string }[]> };
}

const alarmNames = (driver: Driver): Promise<string[]> =>
  driver.evaluateInExtension(async () => {
    const { alarms } = (globalThis as unknown as { chrome: AlarmsApi }).chrome;
    return (await alarms.getAll()).map(({ name }) => name);
  });

async function rowOf(driver: Driver, mode: keyof typeof ASKED): Promise<Row> {
  await say(driver, { kind: 'set-setting', key: 'mode', value: mode });
  const popup = await driver.extensionPage('/popup.html');
  const isQuiet = await waitForPopup(popup, ({ phase, open }) => phase === 'idle' && open === 0, QUIET_LIMIT_MS);
  if (!isQuiet) throw new Error('something happens in a browser in which nothing was done');
  await popup.close();
  const asked = ASKED[mode][driver.name];
  // Those that the settings ask for are set last: with them there, all are.
  const names = await until('the alarms that are asked for', async () => {
    const there = await alarmNames(driver);
    return asked.every((name) => there.includes(name)) && there;
  });
  return {
    what: `wake-ups while nothing happens, ${mode}`,
    browser: driver.name,
    figure: names.filter((name) => !asked.includes(name)).length,
    unit: 'alarms that no setting asks for',
    budget: BUDGET,
    detail: names.length > 0 ? `there: ${names.join(', ')}` : 'no alarm at all',
  };
}

/** What would wake the background of a browser in which nobody does anything. */
export async function wakeUpRows(browsers: BrowserName[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const browser of browsers) {
    const driver = await launch(browser, { extensionDir: extensionDir(browser) });
    try {
      for (const mode of ['only-me', 'shared'] as const) rows.push(await rowOf(driver, mode));
    } finally {
      await driver.close();
    }
  }
  return rows;
}
