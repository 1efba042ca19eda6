import { sessionKey } from '../session/session';
import { storeKind } from '../session/store';
import { find, type WipePorts } from './find';
import { indexTargets, originsOf, type WipeTarget } from './target';

const ROUNDS = 4;
const PAUSE_MS = 150;

type EraseOptions = Parameters<WipePorts['siteData']['erase']>[1];

/** One call for all origins; site by site where that fails, so that one bad name does not save the others. */
async function eraseAll(
  lists: string[][],
  options: EraseOptions,
  { siteData, onFailure }: WipePorts,
): Promise<string[]> {
  try {
    return await siteData.erase([...new Set(lists.flat())], options);
  } catch (error) {
    onFailure(error);
  }
  const left: string[] = [];
  for (const origins of lists)
    left.push(
      ...(await siteData.erase(origins, options).catch((error: unknown) => {
        onFailure(error);
        return origins;
      })),
    );
  return left;
}

/** How the tabs were left that were closed before a wipe. */
interface ClosedBefore {
  /** Keys of stores and origins that were emptied from inside. */
  emptied: Set<string>;
  /** Stores in which a tab is still open. */
  storesInUse: Set<string>;
}

/** Storage, store by store. That of private windows goes with the window: no browser lets an extension erase it. */
async function eraseStorage(targets: WipeTarget[], closed: ClosedBefore, ports: WipePorts): Promise<string[]> {
  const index = indexTargets(targets);
  const cookies = await ports.jar.all(targets.map(({ storeId }) => storeId));
  const placed = cookies.flatMap((cookie) => index.ofCookie(cookie).map((target) => ({ target, cookie })));
  const byTarget = Map.groupBy(placed, ({ target }) => target);
  const cookiesOf = (target: WipeTarget) => (byTarget.get(target) ?? []).map(({ cookie }) => cookie);
  const reachable = targets.filter(({ storeId }) => storeKind(storeId) !== 'private');
  const unreached: string[] = [];
  for (const [storeId, here] of Map.groupBy(reachable, (target) => target.storeId)) {
    const whole = here.filter(({ depth }) => depth === 'forget');
    const visited = whole.flatMap(({ origins }) => origins);
    const isEmptied = (origin: string) => closed.emptied.has(sessionKey(storeId, origin));
    const scripted = visited.filter((origin) => !isEmptied(origin));
    const shownBefore = closed.storesInUse.has(storeId) ? visited.filter(isEmptied) : [];
    const origins = whole.map((target) => originsOf(target, cookiesOf(target)));
    unreached.push(...(await eraseAll(origins, { storeId, scripted, shownBefore }, ports)));
    const tokens = here.filter(({ depth }) => depth === 'remember').map(({ tokenOrigins }) => tokenOrigins);
    unreached.push(...(await eraseAll(tokens, { storeId, keepCookies: true }, ports)));
  }
  return unreached;
}

/**
 * Removes what is still found, one by one, until nothing is: cookies may come back with an answer that was on its way, and
 * the lists hear of tabs that were closed, and of what was deleted, a moment later.
 */
export async function removeFound(targets: WipeTarget[], ports: WipePorts): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) await new Promise<void>((resolve) => ports.clock.after(PAUSE_MS, resolve));
    const { cookies, entries } = await find(targets, ports);
    if (cookies.length === 0 && entries.length === 0) return;
    await Promise.allSettled(cookies.map((cookie) => ports.jar.remove(cookie)));
    const forgotten = await Promise.allSettled(entries.map(({ entry }) => entry.forget()));
    for (const one of forgotten) if (one.status === 'rejected') ports.onFailure(one.reason);
  }
}

/**
 * Erases what the targets name, everything in one call, then removes what is still found. Never touches another store.
 * Gives the origins of which a part could not be reached.
 */
export async function wipe(
  targets: WipeTarget[],
  ports: WipePorts,
  closed: ClosedBefore = { emptied: new Set(), storesInUse: new Set() },
): Promise<string[]> {
  const unreached = await eraseStorage(targets, closed, ports);
  await removeFound(targets, ports);
  return unreached;
}
