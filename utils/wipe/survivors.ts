import { find, type WipePorts } from './find';
import { mustBeForgotten, mustGo, type WipeTarget } from './target';

/**
 * What is still found after the wipe, by site and store; re-read, never believed (platform.md B1). A visited origin of
 * which a part could not be reached counts as one: something may be left there. What else is stored cannot be listed.
 */
export async function countSurvivors(targets: WipeTarget[], unreached: string[], ports: WipePorts): Promise<number[]> {
  const { cookies, entries } = await find(targets, ports);
  return targets.map(
    (target) =>
      cookies.filter((cookie) => mustGo(cookie, target)).length +
      entries.filter(({ entry }) => mustBeForgotten(entry, target)).length +
      target.origins.filter((origin) => unreached.includes(origin)).length,
  );
}
