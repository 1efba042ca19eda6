import { find, type WipePorts } from './find';
import { indexTargets, mustBeForgotten, mustGo, type WipeTarget } from './target';

/**
 * What is still found after the wipe, by site and store; re-read, never believed (platform.md B1). A visited origin of
 * which a part could not be reached counts as one: something may be left there. What else is stored cannot be listed.
 */
export async function countSurvivors(targets: WipeTarget[], unreached: string[], ports: WipePorts): Promise<number[]> {
  const { cookies, entries } = await find(targets, ports);
  const index = indexTargets(targets);
  const left = [
    ...cookies.flatMap((cookie) => index.ofCookie(cookie).filter((target) => mustGo(cookie, target))),
    ...entries.flatMap(({ entry }) => index.ofEntry(entry).filter((target) => mustBeForgotten(entry, target))),
  ];
  const byTarget = Map.groupBy(left, (target) => target);
  return targets.map(
    (target) =>
      (byTarget.get(target)?.length ?? 0) + target.origins.filter((origin) => unreached.includes(origin)).length,
  );
}
