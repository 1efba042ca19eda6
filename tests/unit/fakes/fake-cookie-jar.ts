import type { CookieChange, CookieJar, SiteCookie } from '../../../utils/browser/cookie-jar';

export type CookieSketch = Partial<SiteCookie> & Pick<SiteCookie, 'name' | 'domain'>;

/** A cookie with the attributes that logins usually have. */
export const makeCookie = (sketch: CookieSketch): SiteCookie => ({
  value: 'q8v2m0k4t7r1d9s3h6j5b0n2c4',
  hostOnly: !sketch.domain.startsWith('.'),
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  session: sketch.expirationDate === undefined,
  storeId: '0',
  ...sketch,
});

/** What makes a cookie the same one (RFC 6265 section 5.3), with the browser's additions. */
const identity = (cookie: SiteCookie): string =>
  [cookie.storeId, cookie.name, cookie.domain, cookie.path, JSON.stringify(cookie.partitionKey ?? null)].join('|');

/** All cookies of a browser, in memory. */
export class FakeCookieJar implements CookieJar {
  #cookies = new Map<string, SiteCookie>();
  readonly #listeners: ((change: CookieChange) => void)[] = [];
  /** Cookies whose removal has no effect, as when a page sets them again at once. */
  isStubborn: (cookie: SiteCookie) => boolean = () => false;
  readonly removals: SiteCookie[] = [];
  /** Stores that have a tab, where a test tells them apart: the browser lists no others. */
  withTab: string[] | null = null;

  constructor(cookies: CookieSketch[] = []) {
    for (const cookie of cookies) this.put(cookie);
  }

  put(sketch: CookieSketch): SiteCookie {
    const cookie = makeCookie(sketch);
    this.#cookies.set(identity(cookie), cookie);
    this.#tell({ cookie, removed: false });
    return cookie;
  }

  /** What is in the jar now, for looking at it without a promise. */
  get now(): SiteCookie[] {
    return [...this.#cookies.values()];
  }

  names(): string[] {
    return this.now.map(({ name }) => name).sort();
  }

  all = async (alsoStoreIds: string[] = []): Promise<SiteCookie[]> => {
    const ids = this.withTab && [...this.withTab, ...alsoStoreIds];
    return this.now.filter(({ storeId }) => ids?.includes(storeId) ?? true).map((cookie) => ({ ...cookie }));
  };

  ofDomain = async (domain: string, storeId?: string): Promise<SiteCookie[]> => {
    // As Chromium does, for a private store whose last window is closed.
    if (storeId === '1' && this.withTab?.includes(storeId) === false) throw new Error('Invalid cookie store id: "1".');
    return (await this.all(storeId === undefined ? [] : [storeId])).filter((cookie) => {
      const host = cookie.domain.replace(/^\./, '');
      const isIn = host === domain || host.endsWith(`.${domain}`);
      return isIn && (storeId === undefined || cookie.storeId === storeId);
    });
  };

  remove = async (cookie: SiteCookie): Promise<void> => {
    this.removals.push(cookie);
    if (this.isStubborn(cookie)) return;
    if (this.#cookies.delete(identity(cookie))) this.#tell({ cookie, removed: true });
  };

  storeIds = async (): Promise<string[]> =>
    this.withTab ?? [...new Set(['0', ...this.now.map(({ storeId }) => storeId)])];

  onChange = (listener: (change: CookieChange) => void): void => {
    this.#listeners.push(listener);
  };

  #tell(change: CookieChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
