import type { KeyValueStore } from '../browser/stores';
import { DONE_BY, type DoneBy, STEPS, type StepId, type StepsDone } from './steps';

/** Where the site is kept: by itself, so that one write tells it before the popup that chose it is gone. */
export const SITE_KEY = 'elsewhereSite';
const STEPS_KEY = 'elsewhere';

/** All that is kept of the panel, in memory only: which site it is for, and the steps done by site. */
export interface KeptSteps {
  site(): Promise<string | null>;
  /** Writes at once, without reading first. */
  choose(site: string): Promise<void>;
  of(site: string): Promise<StepsDone>;
  /** Only for the site that was chosen: a panel that has not yet heard that everything was forgotten keeps nothing. */
  mark(site: string, step: StepId, by: DoneBy | null): Promise<void>;
  /** Forgets a site's steps, and that the panel was for it. */
  forget(site: string): Promise<void>;
  /** Forgets every site: the visit is over. */
  forgetAll(): Promise<void>;
}

type Kept = Record<string, StepsDone>;

/** The store is ours alone, but an older version may have written it. */
const understood = (raw: unknown): Kept =>
  Object.fromEntries(
    Object.entries(Object(raw ?? {}) as Record<string, unknown>).map(([name, steps]) => [name, stepsIn(steps)]),
  );

function stepsIn(raw: unknown): StepsDone {
  const by = Object(raw ?? {}) as Record<string, unknown>;
  const known = STEPS.flatMap((step) => DONE_BY.filter((one) => one === by[step]).map((one) => [step, one] as const));
  return Object.fromEntries(known);
}

export function createKeptSteps(store: KeyValueStore): KeptSteps {
  const read = async () => understood(await store.get(STEPS_KEY));
  const change = async (edit: (kept: Kept) => Kept) => store.set(STEPS_KEY, edit(await read()));
  async function site(): Promise<string | null> {
    const kept = await store.get(SITE_KEY);
    return typeof kept === 'string' ? kept : null;
  }
  return {
    site,
    choose: (chosen) => store.set(SITE_KEY, chosen),
    of: async (of) => (await read())[of] ?? {},
    async mark(of, step, by) {
      if ((await site()) !== of) return;
      await change((kept) => {
        const { [step]: _, ...others } = kept[of] ?? {};
        return { ...kept, [of]: by ? { ...others, [step]: by } : others };
      });
    },
    async forget(of) {
      if ((await site()) === of) await store.remove(SITE_KEY);
      await change(({ [of]: _, ...others }) => others);
    },
    async forgetAll() {
      await Promise.all([store.remove(SITE_KEY), store.remove(STEPS_KEY)]);
    },
  };
}
