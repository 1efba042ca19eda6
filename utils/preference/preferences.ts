import type { MemoryStore } from '../browser/memory-store';
import { PREFERENCES, type Preference } from './preference';

const STORE_KEY = 'preferences';

interface Stored {
  /** For sites that have none of their own. */
  byDefault: Preference;
  sites: Record<string, Preference>;
}

const INITIAL: Stored = { byDefault: 'forget', sites: {} };

/** What the person wants for each site. */
export interface Preferences {
  ready: Promise<void>;
  for(site: string): Preference;
  set(site: string, preference: Preference): Promise<void>;
}

const isPreference = (value: unknown): value is Preference => PREFERENCES.includes(value as Preference);

/** Settings are read with care: what is not understood counts as not set, and is left as it is. */
function read(value: unknown): Stored {
  const { byDefault, sites } = (value ?? {}) as Partial<Stored>;
  const known = Object.entries(sites ?? {}).filter((entry) => isPreference(entry[1]));
  return { byDefault: isPreference(byDefault) ? byDefault : INITIAL.byDefault, sites: Object.fromEntries(known) };
}

export function createPreferences(store: MemoryStore): Preferences {
  let stored = INITIAL;
  return {
    ready: store.get(STORE_KEY).then((value) => {
      stored = read(value);
    }),
    for: (site) => stored.sites[site] ?? stored.byDefault,
    async set(site, preference) {
      stored = { ...stored, sites: { ...stored.sites, [site]: preference } };
      await store.set(STORE_KEY, stored);
    },
  };
}
