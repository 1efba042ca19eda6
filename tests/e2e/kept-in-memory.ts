import type { Driver } from '../drivers/driver.ts';

interface StorageApi {
  storage: {
    session: {
      get(key: string): Promise<Record<string, string | undefined>>;
      set(items: Record<string, string>): Promise<void>;
    };
  };
}

/** What the extension keeps in memory under a key, undefined for nothing. Read where it lies: that wakes nobody. */
export async function keptInMemory<T>(driver: Driver, key: string): Promise<T | undefined> {
  const text = await driver.evaluateInExtension(async (name) => {
    const { chrome } = globalThis as unknown as { chrome: StorageApi };
    return (await chrome.storage.session.get(name))[name] ?? null;
  }, key);
  return text === null ? undefined : JSON.parse(text);
}

/** Puts another value there, as if the background had. */
export const keepInMemory = (driver: Driver, key: string, value: unknown): Promise<void> =>
  driver.evaluateInExtension(
    (name, text) => {
      const { chrome } = globalThis as unknown as { chrome: StorageApi };
      return chrome.storage.session.set({ [name]: text });
    },
    key,
    JSON.stringify(value),
  );
