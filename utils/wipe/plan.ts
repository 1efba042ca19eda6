import type { RememberedKind } from '../browser/remembered-list';
import { find, type WipePorts } from './find';
import type { WipeTarget } from './target';

/** What a wipe would erase, counted before anything is touched. */
export interface WipePlan {
  counts: Record<'cookies' | 'places' | RememberedKind, number>;
  /** Lists that a setting wants to be erased and the person has not allowed: they stay as they are. */
  missing: RememberedKind[];
}

/** Counts without erasing. `places` are origins the person was on: no browser lists what is stored there. */
export async function planWipe(targets: WipeTarget[], ports: WipePorts): Promise<WipePlan> {
  const { cookies, entries, missing } = await find(targets, ports);
  const count = (kind: RememberedKind) => entries.filter((one) => one.kind === kind).length;
  const places = targets.filter(({ depth }) => depth === 'forget').flatMap(({ origins }) => origins);
  return {
    counts: {
      cookies: cookies.length,
      places: new Set(places).size,
      history: count('history'),
      downloads: count('downloads'),
      closedTabs: count('closedTabs'),
    },
    missing,
  };
}
