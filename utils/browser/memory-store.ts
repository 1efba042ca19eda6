import browser from './api';

/** Memory-backed storage: survives the end of the background, is empty after every restart of the browser. */
export interface MemoryStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export const memoryStore: MemoryStore = {
  get: async (key) => (await browser.storage.session.get(key))[key],
  set: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (key) => browser.storage.session.remove(key),
};

/** Calls `listener` whenever a page of ours or the background has changed what is kept in memory under a key. */
export function onMemoryChange(key: string, listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && key in changes) listener();
  });
}

/** Settings on disk, such as preferences. Never sessions, never secrets. */
export const settingsStore: MemoryStore = {
  get: async (key) => (await browser.storage.local.get(key))[key],
  set: (key, value) => browser.storage.local.set({ [key]: value }),
  remove: (key) => browser.storage.local.remove(key),
};
