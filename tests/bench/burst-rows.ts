import { type BrowserName, type Driver, launch, type Tab } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import { badgeText } from '../e2e/badge.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import { silentExtension } from '../sites/town/silent-extension.ts';
import { inEachBrowser } from './each-browser.ts';
import { extensionCpuMs } from './extension-cpu.ts';
import { type LoginSites, logInTo, startLoginSites } from './login-sites.ts';
import type { Row } from './row.ts';

const CHANGES = 10_000;
const SESSIONS = 5;
/** design.md section 8; what the browser takes to tell of the changes is its own, and measured beside it. */
const CPU_BUDGET_MS = 1_000;
const WRITES_BUDGET = 1;
const QUIET_LOOKS = 50;
const LIMIT_MS = 120_000;

interface Counting {
  writeCount: number;
  chrome: { storage: { onChanged: { addListener(listener: () => void): void } } };
}

const countWrites = (driver: Driver) =>
  driver.evaluateInExtension(() => {
    const counting = globalThis as unknown as Counting;
    counting.writeCount = 0;
    counting.chrome.storage.onChanged.addListener(() => void counting.writeCount++);
  });

const writesSoFar = (driver: Driver) =>
  driver.evaluateInExtension(() => (globalThis as unknown as Counting).writeCount ?? 0);

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

/** A page of the site, of which the extension has read all that it wants to. */
async function quietPage(driver: Driver, site: string): Promise<Tab> {
  const tab = await driver.openTab();
  await tab.goto(`https://www.${site}/`);
  await untilQuiet(driver);
  return tab;
}

/** Changes a page's cookies as pages do, and gives the CPU time that the extension took for it; null where none is told. */
async function cpuOfBurst(driver: Driver, tab: Tab): Promise<number | null> {
  const beforeMs = await extensionCpuMs(driver);
  await tab.evaluate((count) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what pages do, and at once
    for (let index = 0; index < count; index++) document.cookie = `burst${index % 50}=${index}; Path=/; Secure`;
  }, CHANGES);
  await untilQuiet(driver);
  const afterMs = await extensionCpuMs(driver);
  return beforeMs === null || afterMs === null ? null : afterMs - beforeMs;
}

/** What the browser itself takes to tell an extension of so many changes that does nothing with them. */
async function cpuOfListening(browser: BrowserName, served: LoginSites): Promise<number | null> {
  const bare = silentExtension(browser, 'let n = 0; chrome.cookies.onChanged.addListener(() => void n++);');
  const driver = await launch(browser, { extensionDir: bare.dir, hosts: served.hosts, keepWelcome: true });
  try {
    return await cpuOfBurst(driver, await quietPage(driver, served.sites[0] ?? ''));
  } finally {
    await driver.close();
    bare.remove();
  }
}

async function rowsOf(browser: BrowserName, served: LoginSites): Promise<Row[]> {
  const listeningMs = await cpuOfListening(browser, served);
  const driver = await launch(browser, { extensionDir: extensionDir(browser), hosts: served.hosts });
  try {
    await logInTo(driver, served.sites);
    await until('the badge', async () => (await badgeText(driver)) === String(SESSIONS), LIMIT_MS);
    await countWrites(driver);
    const tab = await quietPage(driver, served.sites[0] ?? '');
    const writesBefore = await writesSoFar(driver);
    const ms = await cpuOfBurst(driver, tab);
    const writes = (await writesSoFar(driver)) - writesBefore;
    const dropped = SESSIONS - Number(await badgeText(driver));
    const base = { browser, detail: `${SESSIONS} sessions open` };
    const what = `${CHANGES} cookie changes`;
    const rows: Row[] = [
      { ...base, what: `${what}: sessions dropped`, figure: dropped, unit: 'sessions', budget: 0 },
      { ...base, what: `${what}: writes to storage`, figure: writes, unit: 'writes', budget: WRITES_BUDGET },
    ];
    if (ms !== null && listeningMs !== null)
      rows.push({
        ...{ what: `${what}: CPU beyond listening`, browser, unit: 'ms', budget: CPU_BUDGET_MS },
        figure: ms - listeningMs,
        detail: `${Math.round(ms)} ms, ${Math.round(listeningMs)} with an extension that only listens`,
      });
    return rows;
  } finally {
    await driver.close();
  }
}

/** What a page costs that changes its cookies without end. */
export const burstRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  inEachBrowser(await startLoginSites(SESSIONS), browsers, rowsOf);
