import type { Driver, ExtCookie } from '../drivers/driver.ts';
import type { House } from '../sites/town/house.ts';

/** No house has a page there: the answer sets no cookie and runs no script. */
const QUIET_PATH = '/nobody-lives-here';

const isBelow = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);
const hostOf = ({ domain }: ExtCookie) => domain.replace(/^\./, '');

/** Whether a cookie lies at one of the house's hosts or its site, or in the partition of its pages. */
function isOf(cookie: ExtCookie, { site, hosts }: House): boolean {
  const top = cookie.partitionKey?.topLevelSite;
  const isInPartition = Boolean(top) && isBelow(new URL(top ?? '').hostname, site);
  return isBelow(hostOf(cookie), site) || hosts.includes(hostOf(cookie)) || isInPartition;
}

/** What these houses still have in any cookie store and partition, as `host name`. */
export async function cookiesLeft(driver: Driver, houses: readonly House[]): Promise<string[]> {
  const left = (await driver.cookies()).filter((cookie) => houses.some((house) => isOf(cookie, house)));
  return left.map((cookie) => `${hostOf(cookie)} ${cookie.name}`).sort();
}

/** What the houses' origins still store, as `origin kind:name`; one tab goes from one to the next. */
export async function storageLeft(driver: Driver, ...houses: House[]): Promise<string[]> {
  const left: string[] = [];
  const tab = await driver.openTab();
  for (const origin of houses.flatMap(originsOf)) {
    await tab.goto(origin + QUIET_PATH);
    left.push(...(await tab.evaluate(readStorage)).map((entry) => `${origin} ${entry}`));
  }
  await tab.close();
  return left;
}

const originsOf = ({ hosts, homeUrl }: House): string[] => hosts.map((host) => `${new URL(homeUrl).protocol}//${host}`);

/** Addresses of the tabs that show a page of these houses. */
export async function tabsLeft(driver: Driver, houses: readonly House[]): Promise<string[]> {
  const urls = await driver.evaluateInExtension(readTabs);
  return urls.filter((url) => houses.some(({ site }) => isBelow(new URL(url).hostname, site)));
}

async function readTabs(): Promise<string[]> {
  const { chrome } = globalThis as unknown as {
    chrome: { tabs: { query(filter: object): Promise<{ url?: string }[]> } };
  };
  return (await chrome.tabs.query({})).map(({ url }) => url ?? '').filter((url) => URL.canParse(url));
}

/** Runs in a page of the origin: everything that could hold something, as `kind:name`. */
async function readStorage(): Promise<string[]> {
  const found = [
    ...Object.keys(localStorage).map((name) => `localStorage:${name}`),
    ...Object.keys(sessionStorage).map((name) => `sessionStorage:${name}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB:${name}`),
  ];
  if (!isSecureContext) return found;
  found.push(...(await caches.keys()).map((name) => `caches:${name}`));
  found.push(...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `serviceWorker:${scope}`));
  const files = await navigator.storage.getDirectory();
  for await (const name of (files as unknown as { keys(): AsyncIterable<string> }).keys()) found.push(`files:${name}`);
  return found;
}
