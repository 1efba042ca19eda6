import type { Driver } from '../drivers/driver.ts';

/** Everything that the extension stores anywhere, as one text: storage areas, databases, web storage and caches. */
export const readStores = (driver: Driver): Promise<string> => driver.evaluateInExtension(readAll);

/** What the extension keeps in its own area on disk, as one text. */
export const readDisk = (driver: Driver): Promise<string> =>
  driver.evaluateInExtension(async () => {
    const { chrome } = globalThis as unknown as { chrome: StorageApi };
    return JSON.stringify(await chrome.storage.local.get(null));
  });

interface Area {
  get(keys: null): Promise<object>;
}
interface StorageApi {
  storage: Record<string, Area> & { local: Area };
}

async function readAll(): Promise<string> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const readDatabase = async (name: string): Promise<unknown[]> => {
    const database = await settled(indexedDB.open(name));
    const names = [...database.objectStoreNames];
    const values = names.map((store) => settled(database.transaction(store).objectStore(store).getAll()));
    const found = await Promise.all(values);
    database.close();
    return found;
  };
  const { chrome } = globalThis as unknown as { chrome: StorageApi };
  const areas = ['local', 'session', 'sync', 'managed'].map(async (area) => [
    area,
    // Firefox throws where no policy is set (platform.md B4): then nothing is stored there.
    await chrome.storage[area]?.get(null).catch((error: unknown) => String(error)),
  ]);
  const databases = (await indexedDB.databases()).map(async ({ name }) => [name, await readDatabase(name ?? '')]);
  const stored = [
    ...(await Promise.all(areas)),
    ...(await Promise.all(databases)),
    ['localStorage', { ...localStorage }],
    ['caches', await caches.keys()],
  ];
  return JSON.stringify(stored);
}
