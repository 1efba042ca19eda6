import type { SiteData } from '../browser/site-data';
import type { Ledger } from '../session/ledger';
import { splitKey } from '../session/session';
import { sessionKeyAt } from '../session/session-key-at';
import { storeKind } from '../session/store';
import type { Catalogue } from '../site/catalogue';
import type { VisitedSite } from './job';

/** Sites that others showed in frames of their pages. What private windows store goes with them. */
export async function framedSites(ledger: Ledger, catalogue: Catalogue): Promise<VisitedSite[]> {
  const framed = new Map<string, Set<string>>();
  for (const key of ledger.traceKeys()) {
    const { storeId } = splitKey(key);
    if (storeKind(storeId) === 'private') continue;
    for (const origin of ledger.trace(key).frames ?? []) {
      const own = await sessionKeyAt(origin, storeId, catalogue);
      framed.set(own, (framed.get(own) ?? new Set()).add(origin));
    }
  }
  return [...framed].map(([key, origins]) => ({ key, origins: [...origins] }));
}

/**
 * Erases what such sites stored, in whoever's pages: Firefox cannot be told in whose. So only where nothing is kept. They
 * were in frames only, so none of them is asked for anything.
 */
export async function eraseFramed(
  framed: VisitedSite[],
  { siteData, onFailure }: { siteData: SiteData; onFailure(error: unknown): void },
): Promise<void> {
  for (const [storeId, here] of Map.groupBy(framed, ({ key }) => splitKey(key).storeId)) {
    const origins = here.flatMap((one) => one.origins);
    await siteData.erase(origins, { storeId, keepCookies: true }).catch(onFailure);
  }
}
