import type { CookieJar } from '../browser/cookie-jar';
import type { Remembered } from '../browser/remembered-list';
import type { Ledger } from '../session/ledger';
import { sessionKeyAt } from '../session/session-key-at';
import { cookieHost } from '../session/site-cookies';
import { isNormalStore } from '../session/store';
import type { Catalogue } from '../site/catalogue';
import { siteOf } from '../site/site';
import type { VisitTraces } from './visit-traces';

export interface NoteVisitedPorts {
  jar: CookieJar;
  traces: Pick<VisitTraces, 'lists'>;
  ledger: Ledger;
  catalogue: Catalogue;
  onFailure(error: unknown): void;
}

/** Entries of the browser's lists that are to be erased with their sites. */
async function listed({ traces, onFailure }: NoteVisitedPorts): Promise<Remembered[]> {
  const lists = (await traces.lists()).map((list) =>
    list.all().catch((error: unknown) => {
      onFailure(error);
      return null;
    }),
  );
  return (await Promise.all(lists)).flatMap((entries) => entries ?? []);
}

async function noteOrigins(storeId: string, origins: Set<string>, { ledger, catalogue }: NoteVisitedPorts) {
  for (const [site, here] of Map.groupBy(origins, (origin) => siteOf(origin))) {
    const key = await sessionKeyAt(site, storeId, catalogue);
    const trace = ledger.trace(key);
    ledger.setTrace(key, { ...trace, origins: [...new Set([...trace.origins, ...here])] });
  }
}

/**
 * Notes as visited whatever left something here, when memory knows of no visit any more: a cookie, or an entry in a list
 * that is to be erased. Most logins go with the browser, and leave such an entry only.
 */
export async function noteVisited(ports: NoteVisitedPorts): Promise<void> {
  const { jar } = ports;
  const visited = new Map<string, Set<string>>();
  const note = (storeId: string, origin: string) =>
    visited.set(storeId, (visited.get(storeId) ?? new Set()).add(origin));
  for (const cookie of await jar.all())
    for (const scheme of cookie.secure ? ['https'] : ['https', 'http'])
      note(cookie.storeId, `${scheme}://${cookieHost(cookie)}`);
  // Where the browser does not tell its stores apart, the entry is the normal one's.
  const normal = (await jar.storeIds()).find(isNormalStore);
  for (const { urls, storeId } of await listed(ports))
    for (const url of urls.filter((one) => /^https?:/.test(one) && URL.canParse(one)))
      if (storeId ?? normal) note(storeId ?? normal ?? '', new URL(url).origin);
  for (const [storeId, origins] of visited) await noteOrigins(storeId, origins, ports);
}
