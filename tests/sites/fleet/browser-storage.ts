// The functions of this file run inside a page: they must not use anything from outside themselves.
import type { Credential } from './fleet-module.ts';

/** In a page of the application: its web storage and the small, named values of its IndexedDB. */
export async function readStorageInPage(): Promise<Credential['storage']> {
  const storage: Credential['storage'] = { local: {}, session: {}, idbData: {} };
  Object.assign(storage.local, Object.fromEntries(Object.entries(localStorage)));
  Object.assign(storage.session, Object.fromEntries(Object.entries(sessionStorage)));
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await settled(indexedDB.open(name));
    const stores: Record<string, Record<string, unknown>> = {};
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
      const isSmall = (value: unknown) => {
        try {
          return (JSON.stringify(value)?.length ?? Number.POSITIVE_INFINITY) < 4000;
        } catch {
          return false; // not plain data: cannot be replayed over HTTP anyway
        }
      };
      stores[storeName] = Object.fromEntries(
        keys.flatMap((key, index) => (typeof key === 'string' && isSmall(values[index]) ? [[key, values[index]]] : [])),
      );
    }
    database.close();
    storage.idbData[name] = stores;
  }
  return storage;
}

/** In any page of an origin: what the origin still stores, as `kind:name`. */
export async function namesOfStorageInPage(): Promise<string[]> {
  const databases = await indexedDB.databases();
  const cacheNames = 'caches' in globalThis ? await caches.keys() : [];
  return [
    ...Object.keys(localStorage).map((name) => `local:${name}`),
    ...databases.map(({ name }) => `idb:${name}`),
    ...cacheNames.map((name) => `cache:${name}`),
  ];
}
