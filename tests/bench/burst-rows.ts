import { type BrowserName, type Driver, launch } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import { badgeText } from '../e2e/badge.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { extensionCpuMs } from './extension-cpu.ts';
import { logInTo, startLoginSites } from './login-sites.ts';
import type { Row } from './row.ts';

const CHANGES = 10_000;
const SESSIONS = 5;
/** design.md section 8. */
const CPU_BUDGET_MS = 1_000;
const WRITES_BUDGET = 1;
const QUIET_LOOKS = 50;
const LIMIT_MS = 120_000;

interface Counting {
  writeCount: number;
  chrome: { storage: { session: { onChanged: { addListener(listener: () => void): void } } } };
}

const countWrites = (driver: Driver) =>
  driver.evaluateInExtension(() => {
    const counting = globalThis as unknown as Counting;
    counting.writeCount = 0;
    counting.chrome.storage.session.onChanged.addListener(() => void counting.writeCount++);
  });

const writesSoFar = (driver: Driver) =>
  driver.evaluateInExtension(() => (globalThis as unknown as Counting).writeCount);

/** Resolves when the extension has used no time for a while. */
async function untilQuiet(driver: Driver): Promise<void> {
  let last = -1;
  let looks = 0;
  await until(
    'the extension is quiet',
    async () => {
      const now = (await extensionCpuMs(driver)) ?? (await writesSoFar(driver));
      looks = Math.abs(now - last) <= 1 ? looks + 1 : 0;
      last = now;
      return looks >= QUIET_LOOKS;
    },
    LIMIT_MS,
  );
}

async function rowsOf(browser: BrowserName): Promise<Row[]> {
  const served = await startLoginSites(SESSIONS);
  const driver = await launch(browser, { extensionDir: extensionDir(browser), hosts: served.hosts });
  try {
    await logInTo(driver, served.sites);
    await until('the badge', async () => (await badgeText(driver)) === String(SESSIONS), LIMIT_MS);
    const tab = await driver.openTab();
    await tab.goto(`https://www.${served.sites[0]}/`);
    await countWrites(driver);
    await untilQuiet(driver);
    const [cpuBefore, writesBefore] = [await extensionCpuMs(driver), await writesSoFar(driver)];
    await tab.evaluate((count) => {
      // biome-ignore lint/suspicious/noDocumentCookie: what pages do, and at once
      for (let index = 0; index < count; index++) document.cookie = `burst${index % 50}=${index}; Path=/; Secure`;
    }, CHANGES);
    await untilQuiet(driver);
    const [cpuAfter, writes] = [await extensionCpuMs(driver), (await writesSoFar(driver)) - writesBefore];
    const dropped = SESSIONS - Number(await badgeText(driver));
    const base = { browser, detail: `${SESSIONS} sessions open` };
    const what = `${CHANGES} cookie changes`;
    const rows: Row[] = [
      { ...base, what: `${what}: sessions dropped`, figure: dropped, unit: 'sessions', budget: 0 },
      { ...base, what: `${what}: writes to storage`, figure: writes, unit: 'writes', budget: WRITES_BUDGET },
    ];
    if (cpuBefore !== null && cpuAfter !== null)
      rows.push({ ...base, what: `${what}: CPU`, figure: cpuAfter - cpuBefore, unit: 'ms', budget: CPU_BUDGET_MS });
    return rows;
  } finally {
    await driver.close();
    await served.close();
  }
}

/** What a page costs that changes its cookies without end. */
export async function burstRows(browsers: BrowserName[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const browser of browsers) rows.push(...(await rowsOf(browser)));
  return rows;
}
