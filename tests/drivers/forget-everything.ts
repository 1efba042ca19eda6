interface ExtensionApi {
  browsingData: { remove(since: object, kinds: Record<string, boolean>): Promise<void> };
  runtime: { reload(): void; sendMessage(message: object): Promise<unknown> };
  storage: Record<'local' | 'session', { clear(): Promise<void> }>;
  tabs: {
    create(properties: { url: string }): Promise<unknown>;
    getCurrent(): Promise<{ id: number } | undefined>;
    query(filter: object): Promise<{ id: number }[]>;
    remove(ids: number[]): Promise<void>;
  };
}

/**
 * Runs in a page of the extension: closes every tab, erases what sites and the extension itself have stored, and starts
 * the extension again, which closes this page too.
 */
export async function forgetEverything(isFirefox: boolean): Promise<void> {
  const { browsingData, runtime, storage, tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
  // Woken now and not by what follows: a background that starts between the emptied store and its end writes its version
  // there, and the next one takes itself for the browser's start, which closes every tab.
  await runtime.sendMessage({ kind: 'view' });
  const own = await tabs.getCurrent();
  const ids = (await tabs.query({})).map(({ id }) => id);
  await tabs.create({ url: 'about:blank' });
  await tabs.remove(ids.filter((id) => id !== own?.id));
  const everywhere = { cookies: true, cache: true, history: true, indexedDB: true, localStorage: true };
  const inChromium = { cacheStorage: true, fileSystems: true };
  await browsingData.remove({}, { ...everywhere, serviceWorkers: true, ...(isFirefox ? {} : inChromium) });
  // The background holds the database open: it is emptied, not deleted.
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of db.objectStoreNames) db.transaction(store, 'readwrite').objectStore(store).clear();
    db.close(); // waits for what was begun
  }
  await Promise.all([storage.local.clear(), storage.session.clear()]);
  // A moment later, for the answer of this function goes with the page.
  setTimeout(() => runtime.reload());
}
