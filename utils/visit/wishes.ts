import { keptProviders } from '../preference/kept-providers';
import type { Resolved } from '../preference/preference';
import type { Preferences } from '../preference/preferences';
import type { Ledger } from '../session/ledger';
import { splitKey } from '../session/session';
import { domainsOf } from '../session/site-cookies';
import { storeKind } from '../session/store';
import type { Catalogue } from '../site/catalogue';

/** What is wanted of one session. */
export interface Wish extends Resolved {
  /** Sites to be kept that this one's login lets in: it must not be ended for them, whatever is wanted of itself. */
  keptFor: string[];
}

interface WishPorts {
  preferences: Preferences;
  ledger: Pick<Ledger, 'trace' | 'get'>;
  catalogue: Catalogue;
}

/** What is wanted of each of these sessions or visited sites, by key. They are judged together: one may let another in. */
export async function wishesOf(keys: string[], ports: WishPorts): Promise<Map<string, Wish>> {
  const { preferences, ledger, catalogue } = ports;
  await preferences.ready;
  const known = await Promise.all(
    [...new Set(keys)].map(async (key) => {
      const { site, storeId } = splitKey(key);
      const domains = await domainsOf(site, catalogue);
      const shared = (await catalogue.recipeFor(site))?.sharedLogin ?? [];
      const wanted = preferences.of(site, storeKind(storeId), [site, ...domains.filter((one) => one !== site)]);
      return { key, site, storeId, shared, wanted, enteredThrough: ledger.trace(key).enteredThrough };
    }),
  );
  const shared = new Map(known.map((one) => [one.site, one.shared]));
  // Where nobody is logged in there is nothing that a provider would have to stay for.
  const isKept = (key: string, { preference }: Resolved) => preference === 'keep' && ledger.get(key) !== undefined;
  const providers = keptProviders(
    known.map((one) => ({ ...one, isKept: isKept(one.key, one.wanted) })),
    (site) => shared.get(site) ?? [],
  );
  return new Map(known.map(({ key, wanted }) => [key, { ...wanted, keptFor: providers.get(key) ?? [] }]));
}
