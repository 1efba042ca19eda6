import type { Driver, ExtCookie, Tab } from '../drivers/driver.ts';
import { PASSWORD, USER } from '../sites/town/house.ts';

const addressOf = (site: string) => `https://${site}/`;

/** Logs in at a keepsake site in this tab, and waits until its page has written everything. */
export async function logInAtSite(tab: Tab, site: string): Promise<void> {
  await tab.goto(`${addressOf(site)}login`);
  await tab.evaluate(fillIn, USER, PASSWORD);
  await tab.waitFor('[data-written] #out', { state: 'attached' });
}

export function fillIn(user: string, password: string): void {
  const [name, secret] = ['#user', '#pass'].map((css) => document.querySelector<HTMLInputElement>(css));
  if (!name || !secret) throw new Error('no login form');
  name.value = user;
  secret.value = password;
  document.querySelector('form')?.submit();
}

/** Everything a site has in one store, as text: cookies with all that the browser tells, in a fixed order. */
export function cookiesAt(cookies: ExtCookie[], site: string, isStore: (id: string) => boolean): string[] {
  const own = cookies.filter(({ domain, storeId }) => domain.replace(/^\./, '') === site && isStore(storeId));
  return own.map((cookie) => JSON.stringify(cookie, Object.keys(cookie).sort())).sort();
}

/** What a site's origin stores in the normal windows, read at a page of it that writes nothing. */
export async function storedAt(tab: Tab, site: string): Promise<string> {
  await tab.goto(`${addressOf(site)}nothing`);
  return tab.evaluate(readStored);
}

/** Runs in a page: local storage and every record of every database, as text. */
export async function readStored(): Promise<string> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const records: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      records.push([name, store, await settled(rows.getAllKeys()), await settled(rows.getAll())]);
    }
    database.close();
  }
  return JSON.stringify([Object.entries({ ...localStorage }).sort(), records]);
}

interface TabsApi {
  windows: { create(what: object): Promise<{ tabs?: { id?: number }[] }> };
  tabs: {
    create(what: object): Promise<{ id?: number }>;
    query(what: object): Promise<{ id?: number; url?: string }[]>;
  };
  scripting: { executeScript(what: object): Promise<{ result: unknown }[]> };
}

/** Opens a page where no driver reaches: in a private window, or in a container of Firefox. Gives the tab's id. */
export async function openElsewhere(driver: Driver, url: string, where: 'private' | 'container'): Promise<number> {
  return driver.evaluateInExtension(
    async (address: string, isPrivate: boolean) => {
      const { chrome } = globalThis as unknown as { chrome: TabsApi };
      if (!isPrivate)
        return (await chrome.tabs.create({ url: address, cookieStoreId: 'firefox-container-1' })).id ?? -1;
      const { tabs } = await chrome.windows.create({ url: address, incognito: true });
      return tabs?.[0]?.id ?? -1;
    },
    url,
    where === 'private',
  );
}

/** Fills in the login form of a tab that only the extension reaches; false while it is not there. */
export const fillInElsewhere = (driver: Driver, tabId: number): Promise<boolean> =>
  driver.evaluateInExtension(
    async (id: number, user: string, password: string) => {
      const { chrome } = globalThis as unknown as { chrome: TabsApi };
      const func = (...words: [string, string]) => {
        const fields = ['#user', '#pass'].map((css) => document.querySelector<HTMLInputElement>(css));
        for (const [index, field] of fields.entries()) if (field) field.value = words[index] ?? '';
        document.querySelector('form')?.submit();
        return fields[0] !== null;
      };
      const [done] = await chrome.scripting
        .executeScript({ target: { tabId: id }, func, args: [user, password] })
        .catch(() => [{ result: false }]);
      return done?.result === true;
    },
    tabId,
    USER,
    PASSWORD,
  );

/** Whether the page in such a tab has written everything. */
export const hasWrittenElsewhere = (driver: Driver, tabId: number): Promise<boolean> =>
  driver.evaluateInExtension(async (id: number) => {
    const { chrome } = globalThis as unknown as { chrome: TabsApi };
    const func = () => document.querySelector('[data-written] #out') !== null;
    const [done] = await chrome.scripting
      .executeScript({ target: { tabId: id }, func })
      .catch(() => [{ result: false }]);
    return done?.result === true;
  }, tabId);

/** Local storage of such a tab's page, as text. */
export const storedElsewhere = (driver: Driver, tabId: number): Promise<string> =>
  driver.evaluateInExtension(async (id: number) => {
    const { chrome } = globalThis as unknown as { chrome: TabsApi };
    const func = () => JSON.stringify(Object.entries({ ...localStorage }).sort());
    const [done] = await chrome.scripting.executeScript({ target: { tabId: id }, func });
    return String(done?.result);
  }, tabId);
