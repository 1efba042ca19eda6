import { hasOwnLogin } from '../logout/http-sign-in';
import type { Ledger } from '../session/ledger';
import { sessionKey, splitKey } from '../session/session';
import { domainsOf } from '../session/site-cookies';
import { storeKind } from '../session/store';
import type { Catalogue } from '../site/catalogue';
import type { Recipe } from '../site/recipe';
import type { WipeTarget } from '../wipe/target';
import type { Job, JobItem, VisitedSite } from './job';

interface TargetPorts {
  catalogue: Catalogue;
  ledger: Ledger;
}

type Sketch = Pick<WipeTarget, 'recipe' | 'origins' | 'depth' | 'cookieNames' | 'tokenOrigins'> & { key: string };

/**
 * Origins the person was on: also where the login was seen, which may have been before anything else was noted, and where
 * the log-out itself has led since.
 */
const originsOfItem = ({ key, trace, session }: JobItem, ledger: Ledger): string[] => {
  const seen = [...trace.insidePages, ...(session.seenAt ? [session.seenAt] : [])].map((url) => new URL(url).origin);
  const stored = session.tokens.map(({ origin }) => origin);
  return [...new Set([...trace.origins, ...ledger.trace(key).origins, ...seen, ...stored])];
};

/** What lets in can be taken out only where something is known of it; until the server refuses it, all goes otherwise. */
function mayStay({ preference, session, trace, result }: JobItem, recipe: Recipe | null): boolean {
  const isKnown = session.cookieNames.length > 0 || session.tokens.length > 0 || recipe !== null;
  // The browser's own sign-in lies in no storage; before the log-out, that it was used is all that is known of it.
  const wasSignIn = result ? result.reason === 'http-sign-in' : trace.httpSignIns.length > 0;
  const isSignIn = wasSignIn && !hasOwnLogin({ session, recipe });
  return preference === 'remember' && (isKnown || isSignIn || result?.outcome === 'ended');
}

const sketchOfItem = (item: JobItem, recipe: Recipe | null, ledger: Ledger): Sketch => ({
  key: item.key,
  recipe,
  origins: originsOfItem(item, ledger),
  depth: mayStay(item, recipe) ? 'remember' : 'forget',
  cookieNames: item.session.cookieNames,
  tokenOrigins: [...new Set(item.session.tokens.map(({ origin }) => origin))],
});

const sketchOfVisited = ({ key, origins }: VisitedSite, recipe: Recipe | null, ledger: Ledger): Sketch => ({
  key,
  recipe,
  origins: [...new Set([...origins, ...ledger.trace(key).origins])],
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
  const recipeOf = (key: string) => catalogue.recipeFor(splitKey(key).site);
  const sketches = await Promise.all([
    ...due.map(async (item) => sketchOfItem(item, await recipeOf(item.key), ledger)),
    ...visited.map(async (site) => sketchOfVisited(site, await recipeOf(site.key), ledger)),
  ]);
  const leaving = new Set(sketches.filter(({ depth }) => depth === 'forget').map(({ key }) => key));
  const staying = ledger.sessions().filter(({ key }) => !leaving.has(key));
  return Promise.all(
    sketches.map(async ({ key, ...sketch }) => {
      const { site, storeId } = splitKey(key);
      const { recipe } = sketch;
      const domains = await domainsOf(site, catalogue);
      // What all stores share is not taken from a session of the site that stays, nor because of a private window.
      const isAlone = storeKind(storeId) !== 'private' && !staying.some((other) => other.site === site);
      // Where a recipe knows that the login lies in web storage, that has to go as a token has to.
      const isStored = recipe?.session.storage !== undefined && sketch.depth === 'remember';
      const tokenOrigins = isStored ? sketch.origins : sketch.tokenOrigins;
      return { site, storeId, domains, isAlone, ...sketch, tokenOrigins };
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
