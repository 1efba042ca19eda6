/** A session as far as it says what must not be ended for its sake. */
export interface Entered {
  site: string;
  storeId: string;
  isKept: boolean;
  /** Site through whose login it was entered, if any. */
  enteredThrough: string | null;
}

const keyOf = (storeId: string, site: string): string => `${storeId}|${site}`;

/**
 * For each site that lets a kept one in, those kept ones: whoever ends the login of such a site ends theirs with it.
 * Over any number of providers, and in one store only: a private window's logins are its own. By `storeId|site`.
 */
export function keptProviders(
  sessions: Entered[],
  /** Sites that are entered with a site's login, though their sessions are their own. */
  sharedLogin: (site: string) => string[],
): Map<string, string[]> {
  const keptBy = new Map<string, Set<string>>();
  const entries = sessions.flatMap(({ site, storeId }) =>
    sharedLogin(site).map((entered) => ({ site, entry: keyOf(storeId, entered) })),
  );
  const sharing = Map.groupBy(entries, ({ entry }) => entry);
  const providersOf = ({ site, storeId, enteredThrough }: Entered) => [
    ...(enteredThrough === null ? [] : [enteredThrough]),
    ...(sharing.get(keyOf(storeId, site)) ?? []).map((one) => one.site),
  ];
  const protect = (from: Entered, kept: string): void => {
    for (const provider of providersOf(from)) {
      const key = keyOf(from.storeId, provider);
      const known = keptBy.get(key) ?? new Set();
      if (provider === kept || known.has(kept)) continue; // a circle of providers
      keptBy.set(key, known.add(kept));
      const next = sessions.find((one) => one.storeId === from.storeId && one.site === provider);
      if (next) protect(next, kept);
    }
  };
  for (const session of sessions) if (session.isKept) protect(session, session.site);
  return new Map([...keptBy].map(([key, kept]) => [key, [...kept]]));
}
