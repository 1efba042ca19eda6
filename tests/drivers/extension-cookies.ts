import type { ExtCookie } from './driver.ts';

interface CookiesApi {
  getAllCookieStores(): Promise<{ id: string }[]>;
  getAll(filter: object): Promise<ExtCookie[]>;
}

/**
 * Runs inside an extension page. `partitionKey: {}` is what gives the partitioned ones too, `firstPartyDomain: null` is
 * unknown to Chromium and needed by Firefox (platform.md B1).
 */
export async function readAllCookies(isFirefox: boolean): Promise<ExtCookie[]> {
  const api = (globalThis as unknown as { chrome: { cookies: CookiesApi } }).chrome.cookies;
  const found: ExtCookie[] = [];
  const listed = (await api.getAllCookieStores()).map(({ id }) => id);
  // Firefox lists no container without a tab; this is the only one that tests use.
  for (const id of new Set([...listed, ...(isFirefox ? ['firefox-container-1'] : [])])) {
    const filter = { storeId: id, partitionKey: {}, ...(isFirefox ? { firstPartyDomain: null } : {}) };
    found.push(...(await api.getAll(filter)));
  }
  return found;
}
