import { sessionKey, splitKey } from '../session/session';
import { tabsOf } from '../session/site-tabs';
import type { WipeTarget } from '../wipe/target';
import type { JobItem } from './job';
import type { JobPorts } from './job-ports';

/** Takes tokens out of the open pages of one session; gives the origins that hold none any more. */
async function dropFrom({ key, preference, result }: JobItem, ports: JobPorts): Promise<string[]> {
  // The page still runs: only where the server refuses the old login, what it writes back lets nobody in.
  if (preference !== 'remember' || result?.outcome !== 'ended') return [];
  const recipe = await ports.catalogue.recipeFor(splitKey(key).site);
  // What a recipe knows to be the login is erased with its origin: it need not look like a token.
  if (recipe?.session.storage) return [];
  const tabs = await tabsOf(key, ports.tabs, ports.catalogue);
  const keep = recipe?.remembered?.storage ?? [];
  const done = await Promise.all(
    tabs.map(async ({ id, url }) => {
      const { origin } = new URL(url);
      return { origin, ok: await ports.scripts.removeTokens(id, { origin, keep }) };
    }),
  );
  const originsOf = (ok: boolean) => done.filter((one) => one.ok === ok).map(({ origin }) => origin);
  const left = new Set(originsOf(false));
  return originsOf(true).filter((origin) => !left.has(origin));
}

/**
 * Takes the tokens of sites that are remembered out of their open pages, one by one: the rest of that storage stays. Gives
 * the targets without the origins where that is done, which no longer have to be erased as a whole.
 */
export async function dropTokens(items: JobItem[], ports: JobPorts): Promise<(targets: WipeTarget[]) => WipeTarget[]> {
  const done = new Map(await Promise.all(items.map(async (item) => [item.key, await dropFrom(item, ports)] as const)));
  return (targets) =>
    targets.map((target) => {
      const origins = done.get(sessionKey(target.storeId, target.site)) ?? [];
      return { ...target, tokenOrigins: target.tokenOrigins.filter((origin) => !origins.includes(origin)) };
    });
}
