import browser from './api';

/** One cookie as the browser holds it, value included. Lives in memory only, never in a store or a log. */
export interface SiteCookie {
  name: string;
  value: string;
  /** As the browser writes it: with a leading dot when it reaches sub-domains. */
  domain: string;
  hostOnly: boolean;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'strict' | 'lax' | 'none' | 'unspecified';
  session: boolean;
  /** Seconds since the epoch. */
  expirationDate?: number;
  storeId: string;
  /** Copied verbatim from the browser: removal needs the same key (platform.md B1). */
  partitionKey?: { topLevelSite?: string; hasCrossSiteAncestor?: boolean };
  firstPartyDomain?: string;
}

export interface CookieChange {
  cookie: SiteCookie;
  removed: boolean;
}

/** Reads, removes and watches cookies, in every store, partitioned ones included. */
export interface CookieJar {
  /** All cookies whose domain is `domain` or lies below it; all stores unless one is named. */
  ofDomain(domain: string, storeId?: string): Promise<SiteCookie[]>;
  /** All stores that have a tab, and the named ones: the browser lists no others. */
  all(alsoStoreIds?: string[]): Promise<SiteCookie[]>;
  /** Removes one cookie. Success is not reported, because Chromium always claims it: read again. */
  remove(cookie: SiteCookie): Promise<void>;
  storeIds(): Promise<string[]>;
  onChange(listener: (change: CookieChange) => void): void;
}

/** Firefox only: without it, `getAll` throws when First-Party-Isolation is on; Chromium throws when it is given. */
const firstParty = import.meta.env.FIREFOX ? { firstPartyDomain: null } : {};

/** Address that matches a cookie, as `cookies.remove` wants it: scheme, host and path. */
export function cookieUrl(cookie: Pick<SiteCookie, 'secure' | 'domain' | 'path'>): string {
  return `${cookie.secure ? 'https' : 'http'}://${cookie.domain.replace(/^\./, '')}${cookie.path}`;
}

async function read(filter: object): Promise<SiteCookie[]> {
  // partitionKey {} = partitioned and unpartitioned (platform.md B1); the polyfill's types do not know it.
  const found = await browser.cookies.getAll({ ...filter, ...firstParty, partitionKey: {} } as never);
  return found as unknown as SiteCookie[];
}

async function storeIds(): Promise<string[]> {
  return (await browser.cookies.getAllCookieStores()).map((store) => store.id);
}

const readStores = async (filter: object, ids: string[]): Promise<SiteCookie[]> =>
  (await Promise.all(ids.map((id) => read({ ...filter, storeId: id })))).flat();

async function all(alsoStoreIds: string[] = []): Promise<SiteCookie[]> {
  const listed = await storeIds();
  const others = [...new Set(alsoStoreIds)].filter((id) => !listed.includes(id));
  // Chromium refuses to read a private store whose last window is closed: it is gone, and its cookies with it.
  const more = await Promise.all(others.map((id) => readStores({}, [id]).catch(() => [])));
  return [...(await readStores({}, listed)), ...more.flat()];
}

const listeners: ((change: CookieChange) => void)[] = [];

/** One registration for whoever listens: Firefox sends every change once for each (10,000: 1.6 s of CPU, `npm run bench`). */
const register = () =>
  browser.cookies.onChanged.addListener(({ cookie, removed }) => {
    const change = { cookie: cookie as unknown as SiteCookie, removed };
    for (const listener of listeners) listener(change);
  });

export const cookieJar: CookieJar = {
  ofDomain: async (domain, storeId) => readStores({ domain }, storeId === undefined ? await storeIds() : [storeId]),
  all,
  storeIds,
  async remove(cookie) {
    const { name, storeId, partitionKey, firstPartyDomain } = cookie;
    await browser.cookies.remove({
      url: cookieUrl(cookie),
      name,
      storeId,
      ...(partitionKey ? { partitionKey } : {}),
      ...(firstPartyDomain === undefined ? {} : { firstPartyDomain }),
    } as never);
  },
  onChange(listener) {
    if (listeners.length === 0) register();
    listeners.push(listener);
  },
};
