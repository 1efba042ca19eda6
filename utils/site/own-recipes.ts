import type { MemoryStore } from '../browser/memory-store';
import type { Recipe } from './recipe';

const STORE_KEY = 'recipes';
/** More than anybody writes by hand. */
const MOST = 200;

/** A person's own recipes, on disk. They go before the packaged ones. */
export interface OwnRecipes {
  all(): Promise<Recipe[]>;
  /** Puts a recipe in the place of the one for the same site, if there is one. Says what is wrong, and changes nothing then. */
  set(recipe: unknown): Promise<{ ok: true } | { ok: false; error: string }>;
  remove(site: string): Promise<void>;
  onChange(listener: () => void): void;
}

/** What is stored, as it is: for our own pages. The background has accepted each of them. */
export async function readOwnRecipes(store: MemoryStore): Promise<Recipe[]> {
  const stored = await store.get(STORE_KEY);
  return Array.isArray(stored) ? (stored as Recipe[]) : [];
}

/** `problemOf` names the field of a recipe that cannot be used, and what was expected there; null when it can. */
export function createOwnRecipes(store: MemoryStore, problemOf: (recipe: unknown) => string | null): OwnRecipes {
  const listeners: (() => void)[] = [];
  let known: Promise<Recipe[]> | null = null;
  const read = async () => (await readOwnRecipes(store)).filter((recipe) => problemOf(recipe) === null);
  const all = () => {
    known ??= read();
    // One failed read must not spoil the rest of the worker's life; the caller still gets the rejection.
    known.catch(() => {
      known = null;
    });
    return known;
  };
  async function replace(site: string, recipe: Recipe[]): Promise<void> {
    const others = (await readOwnRecipes(store)).filter((one) => one.site !== site);
    await store.set(STORE_KEY, [...others, ...recipe]);
    known = null;
    for (const listener of listeners) listener();
  }
  return {
    all,
    async set(recipe) {
      const problem = problemOf(recipe);
      if (problem !== null) return { ok: false, error: problem };
      if ((await all()).length >= MOST) return { ok: false, error: `recipe: expected at most ${MOST} in all` };
      // Its structure has just been checked; the options page has held every field against the schema.
      await replace((recipe as Recipe).site, [recipe as Recipe]);
      return { ok: true };
    },
    remove: (site) => replace(site, []),
    onChange: (listener) => void listeners.push(listener),
  };
}
