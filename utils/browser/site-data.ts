import browser from './api';

/** Erases what sites stored in the browser, always for named origins only. */
export interface SiteData {
  /**
   * Erases what these origins stored in one store, in one call; resolves when it is gone (platform.md B2).
   * Their cookies go with it unless told otherwise, in Chromium HTTP sign-ins too; some may be left, so read again.
   * Gives the origins of which a part could not be reached.
   */
  erase(origins: string[], options: EraseOptions): Promise<string[]>;
}

export interface EraseOptions {
  /** Not a private one: no browser reaches those. */
  storeId: string;
  keepCookies?: boolean;
  /** Those of the origins whose scripts may have used the Cache API or private files. */
  scripted?: string[];
  /**
   * Those that were emptied from inside, and that a tab which stays may have shown before: Firefox keeps such a page for the
   * tab's Back button until the site answers with our header (platform.md B2). They are asked, whatever comes of it.
   */
  shownBefore?: string[];
}

/** In Firefox these obey `hostnames` and `cookieStoreId`; other types there would delete everything or fail the call. */
const FIREFOX_STORED = { cookies: true, localStorage: true, indexedDB: true };
const FIREFOX_WORKERS = { serviceWorkers: true };
const CHROMIUM_TYPES = {
  cookies: true,
  localStorage: true,
  indexedDB: true,
  cacheStorage: true,
  serviceWorkers: true,
  fileSystems: true,
  cache: true,
};

/** Firefox compares literally: bare host for cookies and workers, host with port for storage (platform.md B2). */
const hostnamesOf = (origins: string[]) => [
  ...new Set(origins.map((origin) => new URL(origin)).flatMap((url) => [url.hostname, url.host])),
];

/**
 * Firefox has no API for the Cache API and private file systems of one site. A `Clear-Site-Data` header that we add
 * to the answer of our own request does it (platform.md, Firefox trick 1). It needs https and a site that answers.
 */
async function clearByHeader(origins: string[]): Promise<string[]> {
  const secure = origins.filter((origin) => origin.startsWith('https:'));
  if (secure.length === 0) return [];
  const id = 1_000_000;
  const rule = {
    id,
    priority: 2,
    condition: {
      initiatorDomains: [new URL(browser.runtime.getURL('')).host],
      requestDomains: [...new Set(secure.map((origin) => new URL(origin).hostname))],
      resourceTypes: ['xmlhttprequest'],
    },
    action: {
      type: 'modifyHeaders',
      responseHeaders: [{ header: 'clear-site-data', operation: 'set', value: '"storage", "cache"' }],
    },
  };
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id], addRules: [rule] as never });
  try {
    const clear = (origin: string) =>
      fetch(`${origin}/`, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    const answers = await Promise.allSettled(secure.map(clear));
    return secure.filter((_, index) => answers[index]?.status === 'rejected');
  } finally {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] });
  }
}

/** This type knows no stores: where others are in use, the header above and the pages' own script have to do. */
async function eraseWorkers(hostnames: string[]): Promise<void> {
  if ((await browser.cookies.getAllCookieStores()).length === 1)
    await browser.browsingData.remove({ hostnames }, FIREFOX_WORKERS);
}

async function eraseInFirefox(
  origins: string[],
  { storeId, keepCookies, scripted = [], shownBefore = [] }: EraseOptions,
): Promise<string[]> {
  const hostnames = hostnamesOf(origins);
  const types = { ...FIREFOX_STORED, cookies: !keepCookies };
  const stored = browser.browsingData.remove({ hostnames, cookieStoreId: storeId }, types);
  if (storeId !== 'firefox-default') return stored.then(() => []); // what is below knows no stores, or only this one
  await Promise.all([stored, eraseWorkers(hostnames)]);
  const unanswered = await clearByHeader([...scripted, ...shownBefore]);
  return unanswered.filter((origin) => scripted.includes(origin));
}

export const siteData: SiteData = {
  async erase(origins, options) {
    if (origins.length === 0) return []; // an empty list would be an error in Chromium, and must never mean "all"
    if (import.meta.env.FIREFOX) return eraseInFirefox(origins, options);
    const types = { ...CHROMIUM_TYPES, cookies: !options.keepCookies };
    await browser.browsingData.remove({ origins } as never, types as never);
    return [];
  },
};
