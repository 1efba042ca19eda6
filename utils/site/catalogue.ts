import type { Framework, Recipe } from './recipe';

/** Where the build puts the catalogue inside the package. */
export const CATALOGUE_PATHS = {
  index: 'recipe-index.json',
  /** All in one file: seventy small ones weigh twice as much in a package. Read when a site has one, not before. */
  recipes: 'recipes.json',
  frameworks: 'frameworks.json',
};

/** Each domain that a recipe speaks for, and the site whose file it is in. */
export interface CatalogueIndex {
  /** Domains that share one session with the site named. */
  shared: Record<string, string>;
  /** Domains that work like the site named but have sessions of their own. */
  alike: Record<string, string>;
}

export interface Catalogue {
  /** The recipe for a site or a host of it; null when there is none. Rejects when the package cannot be read. */
  recipeFor(site: string): Promise<Recipe | null>;
  frameworks(): Promise<Framework[]>;
  /** The first domain of a shared login; any other site is its own. */
  primarySite(site: string): Promise<string>;
}

export interface CatalogueInput {
  readFile(path: string): Promise<string>;
  /** Registrable domain of a host. */
  siteOf(hostOrUrl: string): string;
  /** A person's own recipes, which go before the packaged ones. */
  own?: { all(): Promise<Recipe[]> };
  /** Told when these cannot be read. */
  onFailure?(error: unknown): void;
}

/** A host may be called as objects name their own things (`constructor`): only what the table itself says counts. */
const named = (table: Record<string, string>, site: string): string | undefined =>
  Object.hasOwn(table, site) ? table[site] : undefined;

/** Reads the packaged catalogue, each file once and only when it is asked for. The build has checked what is in it. */
export function createCatalogue({ readFile, siteOf, own, onFailure }: CatalogueInput): Catalogue {
  const files = new Map<string, Promise<unknown>>();
  function read<T>(path: string): Promise<T> {
    const known = files.get(path);
    if (known) return known as Promise<T>;
    const file = readFile(path).then((text) => JSON.parse(text) as T);
    files.set(path, file);
    // One failed read must not spoil the rest of the worker's life; the caller still gets the rejection.
    file.catch(() => files.delete(path));
    return file;
  }
  const index = () => read<CatalogueIndex>(CATALOGUE_PATHS.index);
  // A disk that cannot be read takes a person's own recipes away, and must not take the packaged ones along.
  const ownRecipes = async () => (await own?.all().catch((error: unknown) => onFailure?.(error))) ?? [];
  const ownFor = async (site: string) => (await ownRecipes()).find(({ domains }) => domains.includes(site));
  return {
    async recipeFor(hostOrSite) {
      const site = siteOf(hostOrSite);
      const mine = await ownFor(site);
      if (mine) return mine;
      const { shared, alike } = await index();
      const file = named(shared, site) ?? named(alike, site);
      if (file === undefined) return null;
      const recipe = (await read<Record<string, Recipe>>(CATALOGUE_PATHS.recipes))[file];
      if (!recipe) return null;
      return recipe.eachDomain ? forDomain(recipe, site) : recipe;
    },
    frameworks: () => read<Framework[]>(CATALOGUE_PATHS.frameworks),
    async primarySite(hostOrSite) {
      const site = siteOf(hostOrSite);
      return (await ownFor(site))?.site ?? named((await index()).shared, site) ?? site;
    },
  };
}

/** A recipe that many national domains share, as it is for one of them. */
export function forDomain(recipe: Recipe, domain: string): Recipe {
  const filled = JSON.parse(JSON.stringify(recipe).replaceAll('{domain}', domain)) as Recipe;
  return { ...filled, site: domain, domains: [domain] };
}
