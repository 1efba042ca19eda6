import type { KeyValueStore } from '../browser/stores';
import type { Recipe } from './recipe';
import { refuse } from './refusals';

const STORE_KEY = 'recipes';
/** More than anybody writes by hand. */
const MOST = 200;

type SetRecipe = { ok: true } | { ok: false; error: string };

/** A person's own recipes, on disk. They go before the packaged ones. */
export interface OwnRecipes {
  /** What goes before the packaged ones: an administrator's, then the person's. */
  all(): Promise<Recipe[]>;
  /** The person's alone; none where the person decides nothing. */
  mine(): Promise<Recipe[]>;
  /** Puts a recipe in the place of the one for the same site, if there is one. Says what is wrong, and changes nothing then. */
  set(recipe: unknown): Promise<SetRecipe>;
  remove(site: string): Promise<SetRecipe>;
  onChange(listener: () => void): void;
}

async function readStored(store: KeyValueStore): Promise<Recipe[]> {
  const stored = await store.get(STORE_KEY);
  return Array.isArray(stored) ? (stored as Recipe[]) : [];
}

const LOCKED = refuse('recipes', 'locked');

interface OwnRecipesInput {
  store: KeyValueStore;
  /** Names the field of a recipe that cannot be used, and what was expected there; null when it can. */
  problemOf(recipe: unknown): string | null;
  /** An administrator's, which go before all others. */
  byPolicy(): Recipe[];
  /** Whether the person at the computer decides nothing here: a recipe says what is a login, and could hide one. */
  isLocked(): Promise<boolean>;
}

export function createOwnRecipes({ store, problemOf, byPolicy, isLocked }: OwnRecipesInput): OwnRecipes {
  const listeners: (() => void)[] = [];
  let known: Promise<Recipe[]> | null = null;
  const read = async () => (await readStored(store)).filter((recipe) => problemOf(recipe) === null);
  async function mine(): Promise<Recipe[]> {
    if (await isLocked()) return [];
    known ??= read();
    // One failed read must not spoil the rest of the worker's life; the caller still gets the rejection.
    known.catch(() => {
      known = null;
    });
    return known;
  }
  async function replace(site: string, recipe: Recipe[]): Promise<void> {
    const others = (await readStored(store)).filter((one: Recipe | null) => one?.site !== site);
    await store.set(STORE_KEY, [...others, ...recipe]);
    known = null;
    for (const listener of listeners) listener();
  }
  return {
    mine,
    async all() {
      // First: this waits until the policy was read, and before that it has no recipes.
      const own = await mine();
      return [...byPolicy(), ...own];
    },
    async set(recipe) {
      const problem = problemOf(recipe);
      if (problem !== null) return { ok: false, error: problem };
      if (await isLocked()) return LOCKED;
      // Its structure has just been checked; the options page has held every field against the schema.
      const { site } = recipe as Recipe;
      const others = (await mine()).filter((one) => one.site !== site);
      if (others.length >= MOST) return { ok: false, error: `recipe: expected at most ${MOST} in all` };
      await replace(site, [recipe as Recipe]);
      return { ok: true };
    },
    async remove(site) {
      if (await isLocked()) return LOCKED;
      await replace(site, []);
      return { ok: true };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
