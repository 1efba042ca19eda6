import type { TokenMark } from './page-reading';

/** One value of the page's storage. For IndexedDB the key is `database/store/key`. */
export interface StoredEntry {
  area: TokenMark['area'];
  key: string;
  value: unknown;
}

const MOST_STORED = 500;
const LONGEST_VALUE = 50_000;
const MOST_DATABASES = 5;
const MOST_STORES = 12;
const MOST_RECORDS = 200;
/** A database that another tab is upgrading never answers. In milliseconds. */
const PATIENCE_MS = 1500;

/** What web storage holds; empty where the page may not use it. */
export function storageEntries(win: Window): StoredEntry[] {
  return [...areaEntries(win, 'local'), ...areaEntries(win, 'session')];
}

function areaEntries(win: Window, area: 'local' | 'session'): StoredEntry[] {
  try {
    const storage = area === 'local' ? win.localStorage : win.sessionStorage;
    const entries: StoredEntry[] = [];
    for (let index = 0; index < Math.min(storage.length, MOST_STORED); index += 1) {
      const key = storage.key(index);
      const value = key === null ? null : storage.getItem(key);
      if (key !== null && value !== null && value.length <= LONGEST_VALUE) entries.push({ area, key, value });
    }
    return entries;
  } catch {
    return []; // Sandboxed frames and blocked storage throw: there is nothing to read there.
  }
}

const LONGEST_NAME = 120;

/** Names of what the page stores, never what it is: `local:key`, `session:key`, `indexeddb:database`. */
export async function storedNames(win: Window): Promise<string[]> {
  const names = storageEntries(win).map(({ area, key }) => `${area}:${key}`);
  const databases = await databaseNames(win);
  return [...names, ...databases.map((name) => `indexeddb:${name}`)].filter(({ length }) => length <= LONGEST_NAME);
}

async function databaseNames(win: Window): Promise<string[]> {
  try {
    const infos = (await win.indexedDB?.databases?.()) ?? [];
    return infos.map(({ name }) => name ?? '').slice(0, MOST_STORED);
  } catch {
    return []; // Blocked storage and opaque origins reject: there is nothing to read there.
  }
}

/** Small values from the page's databases, at most 200 records of 5 databases. */
export async function indexedDbEntries(win: Window): Promise<StoredEntry[]> {
  try {
    const infos = (await win.indexedDB?.databases?.()) ?? [];
    const entries: StoredEntry[] = [];
    for (const { name } of infos.slice(0, MOST_DATABASES)) {
      if (name) entries.push(...(await databaseEntries(win, name, MOST_RECORDS - entries.length)));
    }
    return entries;
  } catch {
    return []; // Blocked storage and opaque origins reject: there is nothing to read there.
  }
}

async function databaseEntries(win: Window, name: string, room: number): Promise<StoredEntry[]> {
  const database = room > 0 ? await open(win, name) : null;
  if (!database) return [];
  const entries: StoredEntry[] = [];
  for (const store of [...database.objectStoreNames].slice(0, MOST_STORES)) {
    entries.push(...(await storeEntries(database, store, room - entries.length)));
  }
  database.close();
  return entries;
}

/** Opens what exists; a database that vanished in between is not created anew. */
function open(win: Window, name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = win.indexedDB.open(name);
    const timer = win.setTimeout(() => resolve(null), PATIENCE_MS);
    const finish = (database: IDBDatabase | null): void => {
      win.clearTimeout(timer);
      resolve(database);
    };
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => finish(request.result);
    request.onerror = () => finish(null);
    request.onblocked = () => finish(null);
  });
}

function storeEntries(database: IDBDatabase, store: string, room: number): Promise<StoredEntry[]> {
  return new Promise((resolve) => {
    const entries: StoredEntry[] = [];
    if (room <= 0) return resolve(entries);
    const request = database.transaction(store, 'readonly').objectStore(store).openCursor();
    request.onerror = () => resolve(entries);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || entries.length >= room) return resolve(entries);
      const key = `${database.name}/${store}/${String(cursor.key).slice(0, 80)}`;
      if (isSmall(cursor.value)) entries.push({ area: 'indexeddb', key, value: cursor.value });
      cursor.continue();
    };
  });
}

function isSmall(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE;
  if (typeof value !== 'object' || value === null || value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return false;
  return !('size' in value && 'type' in value);
}
