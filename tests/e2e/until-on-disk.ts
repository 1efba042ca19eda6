import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BrowserName, Driver } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';
import type { House } from '../sites/town/house.ts';

const COOKIE_FILES: Record<BrowserName, { file: string; hosts: string }> = {
  chromium: { file: 'Default/Cookies', hosts: 'SELECT host_key AS host FROM cookies' },
  firefox: { file: 'cookies.sqlite', hosts: 'SELECT host FROM moz_cookies' },
};

/** Hosts of the cookies that are on disk: only those outlive a kill. Read from a copy, because the browser holds the file. */
function hostsOnDisk(driver: Driver): string[] {
  const { file, hosts } = COOKIE_FILES[driver.name];
  const dir = mkdtempSync(path.join(os.tmpdir(), 'walkaway-cookies-'));
  try {
    for (const suffix of ['', '-wal'])
      cpSync(path.join(driver.profileDir, file + suffix), path.join(dir, `cookies${suffix}`), { force: true });
  } catch (error) {
    // Only one of the two browsers has a log beside the file.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    const database = new DatabaseSync(path.join(dir, 'cookies'));
    const rows = database.prepare(hosts).all();
    database.close();
    return rows.map(({ host }) => String(host).replace(/^\./, ''));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Chromium writes cookies down after half a minute, or when so many changes have gathered. */
const GATHERED = 520;

/** Changes cookies of a site where nobody is, often enough for all to be written down. */
function stirCookies(driver: Driver): Promise<void> {
  return driver.evaluateInExtension(async (count) => {
    const { chrome } = globalThis as unknown as {
      chrome: { cookies: { set(details: object): Promise<unknown>; remove(details: object): Promise<unknown> } };
    };
    const expirationDate = Date.now() / 1000 + 3600;
    for (let one = 0; one < count; one += 2) {
      const cookie = { url: 'https://nobody.test/', name: 'stirred' };
      await chrome.cookies.set({ ...cookie, value: String(one), expirationDate });
      await chrome.cookies.remove(cookie);
    }
  }, GATHERED);
}

/** Resolves when a cookie of each house is on disk. */
export async function untilOnDisk(driver: Driver, houses: readonly House[]): Promise<void> {
  if (driver.name === 'chromium') await stirCookies(driver);
  await until(
    'the cookies are on disk',
    () => {
      const hosts = hostsOnDisk(driver);
      return houses.every((house) => hosts.some((host) => host === house.site || host.endsWith(`.${house.site}`)));
    },
    60_000,
  );
}
