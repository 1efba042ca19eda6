import type { CookieJar } from '../browser/cookie-jar';
import type { KeyValueStore } from '../browser/stores';
import { storeKind } from './store';

const STORE_KEY = 'containers';
/** Some extensions make a container for each tab: those of long ago are empty. */
const MOST_KNOWN = 100;

/**
 * The same jar, whose `all` also reads the containers in which a cookie was ever set: the browser lists only those that have
 * a tab (platform.md B1), and after a restart most have none. Their ids, which name no site, are kept on disk. Registers its
 * listener at once: call it in the first tick.
 */
export function withContainers(jar: CookieJar, store: KeyValueStore, onFailure: (error: unknown) => void): CookieJar {
  const seen = new Set<string>();

  async function read(): Promise<string[]> {
    const kept = await store.get(STORE_KEY);
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  }

  let known = read().catch((error: unknown): string[] => {
    onFailure(error);
    return [];
  });

  async function add(storeId: string, ids: string[]): Promise<string[]> {
    if (ids.includes(storeId)) return ids;
    const next = [storeId, ...ids].slice(0, MOST_KNOWN);
    await store.set(STORE_KEY, next).catch(onFailure);
    return next;
  }

  jar.onChange(({ cookie: { storeId }, removed }) => {
    if (removed || storeKind(storeId) !== 'container' || seen.has(storeId)) return;
    seen.add(storeId);
    known = known.then((ids) => add(storeId, ids));
  });
  return { ...jar, all: async (alsoStoreIds = []) => jar.all([...alsoStoreIds, ...(await known)]) };
}
