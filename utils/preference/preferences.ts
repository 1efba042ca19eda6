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

/** What is not understood counts as not set. It is left as it is: a newer version may have written it. */
function read({ byDefault, sites }: Partial<Stored>): Stored {
  const known = Object.entries(sites ?? {}).filter((entry) => isPreference(entry[1]));
  return { byDefault: isPreference(byDefault) ? byDefault : INITIAL.byDefault, sites: Object.fromEntries(known) };
}

export function createPreferences(store: MemoryStore): Preferences {
  let raw: Partial<Stored> = {};
  let stored = INITIAL;
  const ready = store.get(STORE_KEY).then((value) => {
    raw = (value ?? {}) as Partial<Stored>;
    stored = read(raw);
  });
  return {
    ready,
    for: (site) => stored.sites[site] ?? stored.byDefault,
    async set(site, preference) {
      await ready;
      raw = { ...raw, sites: { ...raw.sites, [site]: preference } };
      stored = read(raw);
      await store.set(STORE_KEY, raw);
    },
  };
}
