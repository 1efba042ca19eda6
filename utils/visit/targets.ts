import type { Ledger } from '../session/ledger';
import { sessionKey, splitKey } from '../session/session';
import { domainsOf } from '../session/site-cookies';
import { storeKind } from '../session/store';
import type { Catalogue } from '../site/catalogue';
import type { WipeTarget } from '../wipe/target';
import type { Job, JobItem, VisitedSite } from './job';

interface TargetPorts {
  catalogue: Catalogue;
  ledger: Ledger;
}

type Sketch = Pick<WipeTarget, 'origins' | 'depth' | 'cookieNames' | 'tokenOrigins'> & { key: string };

/** Origins the person was on: also where the login was seen, which may have been before anything else was noted. */
const originsOfItem = ({ trace, session }: Pick<JobItem, 'trace' | 'session'>): string[] => {
  const seen = [...trace.insidePages, ...(session.seenAt ? [session.seenAt] : [])].map((url) => new URL(url).origin);
  return [...new Set([...trace.origins, ...seen])];
};

const sketchOfItem = ({ key, trace, session, preference }: JobItem): Sketch => ({
  key,
  origins: originsOfItem({ trace, session }),
  depth: preference === 'remember' ? 'remember' : 'forget',
  cookieNames: session.cookieNames,
  tokenOrigins: [...new Set(session.tokens.map(({ origin }) => origin))],
});

const sketchOfVisited = ({ key, origins }: VisitedSite): Sketch => ({
  key,
  origins,
  depth: 'forget',
  cookieNames: [],
  tokenOrigins: [],
});

/** What a job erases: its due items, and the sites that were visited only. */
export async function targetsOf(
  { visited }: Pick<Job, 'visited'>,
  due: JobItem[],
  { catalogue, ledger }: TargetPorts,
): Promise<WipeTarget[]> {
  const sketches = [...due.map(sketchOfItem), ...visited.map(sketchOfVisited)];
  const leaving = new Set(sketches.filter(({ depth }) => depth === 'forget').map(({ key }) => key));
  const staying = ledger.sessions().filter(({ key }) => !leaving.has(key));
  return Promise.all(
    sketches.map(async ({ key, ...sketch }) => {
      const { site, storeId } = splitKey(key);
      const [domains, recipe] = await Promise.all([domainsOf(site, catalogue), catalogue.recipeFor(site)]);
      // What all stores share is not taken from a session of the site that stays, nor because of a private window.
      const isAlone = storeKind(storeId) !== 'private' && !staying.some((other) => other.site === site);
      // Where a recipe knows that the login lies in web storage, that has to go as a token has to.
      const isStored = recipe?.session.storage !== undefined && sketch.depth === 'remember';
      const tokenOrigins = isStored ? sketch.origins : sketch.tokenOrigins;
      return { site, storeId, domains, recipe, isAlone, ...sketch, tokenOrigins };
    }),
  );
}

/** Whether these targets are all that is known of the visit: no session and no visited site stays. */
export function isEverything(targets: WipeTarget[], { items }: Job, ledger: Ledger): boolean {
  const leaving = new Set(
    targets.filter(({ depth }) => depth === 'forget').map(({ storeId, site }) => sessionKey(storeId, site)),
  );
  const known = [...items, ...ledger.sessions()].map(({ key }) => key);
  return [...known, ...ledger.traceKeys()].every((key) => leaving.has(key));
}
