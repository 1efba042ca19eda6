import type { SiteCookie } from '../browser/cookie-jar';
import { cookieHost } from './site-cookies';

export interface CookieBursts {
  note(cookie: SiteCookie): Promise<void>;
  /** From now on every host is looked up anew: a new recipe may have made it part of another site. */
  forget(): void;
}

/** Tells the key of every cookie that changed; in a burst a host is looked up for its first cookie only. */
export function createCookieBursts(
  keyOf: (host: string, storeId: string) => Promise<string>,
  tell: (key: string) => void,
): CookieBursts {
  const known = new Map<string, string>();
  return {
    async note(cookie) {
      const host = `${cookie.storeId}|${cookie.domain}`;
      const key = known.get(host) ?? (await keyOf(cookieHost(cookie), cookie.storeId));
      known.set(host, key);
      tell(key);
    },
    forget: () => known.clear(),
  };
}
