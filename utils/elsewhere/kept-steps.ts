import type { MemoryStore } from '../browser/memory-store';
import { DONE_BY, type DoneBy, STEPS, type StepId, type StepsDone } from './steps';

/** Where it is kept. */
export const STEPS_KEY = 'elsewhere';

/** All that is kept of the panel, in memory only: which site it is for, and the steps done by site. */
export interface KeptSteps {
  site(): Promise<string | null>;
  choose(site: string | null): Promise<void>;
  of(site: string): Promise<StepsDone>;
  mark(site: string, step: StepId, by: DoneBy | null): Promise<void>;
  /** Forgets a site's steps, and that the panel was for it. */
  forget(site: string): Promise<void>;
}

interface Kept {
  site: string | null;
  done: Record<string, StepsDone>;
}

/** The store is ours alone, but an older version may have written it. */
function understood(raw: unknown): Kept {
  const { site, done } = (Object(raw) ?? {}) as { site?: unknown; done?: unknown };
  const entries = Object.entries(Object(done ?? {}) as Record<string, unknown>);
  return {
    site: typeof site === 'string' ? site : null,
    done: Object.fromEntries(entries.map(([name, steps]) => [name, stepsIn(steps)])),
  };
}

function stepsIn(raw: unknown): StepsDone {
  const by = Object(raw ?? {}) as Record<string, unknown>;
  const known = STEPS.flatMap((step) => DONE_BY.filter((one) => one === by[step]).map((one) => [step, one] as const));
  return Object.fromEntries(known);
}

export function createKeptSteps(store: MemoryStore): KeptSteps {
  const read = async () => understood(await store.get(STEPS_KEY));
  const change = async (edit: (kept: Kept) => Kept) => store.set(STEPS_KEY, edit(await read()));
  return {
    site: async () => (await read()).site,
    choose: (site) => change((kept) => ({ ...kept, site })),
    of: async (site) => (await read()).done[site] ?? {},
    mark: (site, step, by) =>
      change((kept) => {
        const { [step]: _, ...others } = kept.done[site] ?? {};
        return { ...kept, done: { ...kept.done, [site]: by ? { ...others, [step]: by } : others } };
      }),
    forget: (site) =>
      change((kept) => {
        const { [site]: _, ...done } = kept.done;
        return { site: kept.site === site ? null : kept.site, done };
      }),
  };
}
