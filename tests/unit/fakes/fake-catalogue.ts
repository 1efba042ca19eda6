import { type Catalogue, createCatalogue } from '../../../utils/site/catalogue';
import type { Framework, Recipe } from '../../../utils/site/recipe';
import { siteOf } from '../../../utils/site/site';

const FACTS = { date: '2026-11', source: 'made up for a test' };

export const makeRecipe = (rest: Partial<Recipe> & Pick<Recipe, 'site'>): Recipe => ({
  name: rest.site,
  domains: [rest.site],
  session: {},
  logOut: [],
  facts: FACTS,
  ...rest,
});

export const makeFramework = (rest: Partial<Framework> & Pick<Framework, 'framework'>): Framework => ({
  name: rest.framework,
  session: {},
  detect: {},
  logOut: [],
  facts: FACTS,
  ...rest,
});

/** The real catalogue over files in memory. */
export function fakeCatalogue(recipes: Recipe[] = [], frameworks: Framework[] = []): Catalogue {
  const files = new Map<string, unknown>([['frameworks.json', frameworks]]);
  const shared: Record<string, string> = {};
  for (const recipe of recipes) {
    for (const domain of recipe.domains) shared[domain] = recipe.site;
  }
  files.set('recipes.json', Object.fromEntries(recipes.map((recipe) => [recipe.site, recipe])));
  files.set('recipe-index.json', { shared, alike: {} });
  const readFile = async (path: string) => {
    if (!files.has(path)) throw new Error(`no packaged file ${path}`);
    return JSON.stringify(files.get(path));
  };
  return createCatalogue({ readFile, siteOf });
}
