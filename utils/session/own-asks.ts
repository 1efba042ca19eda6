import type { Clock } from '../browser/clock';
import type { PageCheck } from './page-check';

/** The browser tells of a cookie a moment after the answer that set it. */
const TOLD_MS = 300;

/** Which sites we are asking in the person's name just now. */
export interface OwnAsks {
  /** The same check, for one site in one store, noted while it asks. */
  during(key: string, check: PageCheck): PageCheck;
  /** True while cookies of the site may change by the answers to our own requests: such a change is no news. */
  explains(key: string): boolean;
  /** There was another sign of the site. */
  forget(key: string): void;
}

/**
 * A site may set its cookie with every answer. Were each of these changes looked at by asking it again, the asking would
 * never end. `lookOnce` is called once for a site whose cookies changed meanwhile: it may have been the person after all.
 */
export function createOwnAsks(clock: Clock, lookOnce: (key: string) => void): OwnAsks {
  /** Looked at once more already. */
  const trailing = new Set<string>();
  const asking = new Map<string, { count: number; hasChanged: boolean }>();

  function end(key: string): void {
    const now = asking.get(key);
    if (!now) return;
    now.count--;
    if (now.count > 0) return;
    asking.delete(key);
    if (!now.hasChanged || trailing.delete(key)) return;
    trailing.add(key);
    lookOnce(key);
  }

  return {
    during: (key, check) => ({
      ...check,
      async ask(address, cookies) {
        // Answers to requests with any other cookies store nothing.
        if (cookies.kind !== 'jar') return check.ask(address, cookies);
        const now = asking.get(key) ?? { count: 0, hasChanged: false };
        now.count++;
        asking.set(key, now);
        try {
          return await check.ask(address, cookies);
        } finally {
          clock.after(TOLD_MS, () => end(key));
        }
      },
    }),
    explains(key) {
      const now = asking.get(key);
      if (now) now.hasChanged = true;
      return now !== undefined;
    },
    forget: (key) => void trailing.delete(key),
  };
}
