import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE_PATHS, type CatalogueIndex } from './catalogue';
import { type Parsed, parseFramework, parseRecipe, type RecipeProblem } from './parse-recipe';
import type { Framework, Recipe } from './recipe';

/** Everything the catalogue holds, or every reason why it may not be built. */
export interface CheckedCatalogue {
  recipes: Recipe[];
  frameworks: Framework[];
  problems: RecipeProblem[];
}

/** Reads and checks `recipes/*.json` and `frameworks/*.json` below a folder. Runs while building, never in the browser. */
export async function checkCatalogue(folder: string): Promise<CheckedCatalogue> {
  const recipes = await readAll(join(folder, 'recipes'), parseRecipe, (recipe) => recipe.site);
  const frameworks = await readAll(join(folder, 'frameworks'), parseFramework, (one) => one.framework);
  const problems = [...recipes.problems, ...frameworks.problems, ...doubleDomains(recipes.values)];
  return { recipes: recipes.values, frameworks: frameworks.values, problems };
}

/** The catalogue's files as they go into the package. Throws with file, field and reason of everything that is wrong. */
export async function packagedCatalogue(folder: string): Promise<{ relativeDest: string; contents: string }[]> {
  const { recipes, frameworks, problems } = await checkCatalogue(folder);
  if (problems.length > 0) throw new Error(`The catalogue is not valid:\n${problems.map(problemLine).join('\n')}`);
  return [
    { relativeDest: CATALOGUE_PATHS.index, contents: JSON.stringify(indexOf(recipes)) },
    { relativeDest: CATALOGUE_PATHS.frameworks, contents: JSON.stringify(frameworks.map(withoutSource)) },
    {
      relativeDest: CATALOGUE_PATHS.recipes,
      contents: JSON.stringify(Object.fromEntries(recipes.map((recipe) => [recipe.site, withoutSource(recipe)]))),
    },
  ];
}

export const problemLine = ({ file, field, reason }: RecipeProblem): string => `  ${file}: ${field}: ${reason}`;

/** Which file speaks for which domain. */
export function indexOf(recipes: Recipe[]): CatalogueIndex {
  const pairs = (chosen: Recipe[]) =>
    Object.fromEntries(chosen.flatMap(({ domains, site }) => domains.map((domain) => [domain, site])));
  return {
    shared: pairs(recipes.filter((one) => !one.eachDomain)),
    alike: pairs(recipes.filter((one) => one.eachDomain)),
  };
}

/** Where a fact is from matters to who maintains it, not to the browser. */
function withoutSource<T extends Recipe | Framework>(known: T): T {
  const { source: _, ...facts } = known.facts;
  return { ...known, facts: { ...facts, source: '' } };
}

async function readAll<T>(
  folder: string,
  parse: (text: string, file: string) => Parsed<T>,
  nameOf: (value: T) => string,
): Promise<{ values: T[]; problems: RecipeProblem[] }> {
  const values: T[] = [];
  const problems: RecipeProblem[] = [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const file = join(folder, name);
    const parsed = parse(await readFile(file, 'utf8'), file);
    if (!parsed.ok) problems.push(...parsed.problems);
    else if (`${nameOf(parsed.value)}.json` !== name)
      problems.push({ file, field: '(file)', reason: `must be called ${nameOf(parsed.value)}.json` });
    else values.push(parsed.value);
  }
  return { values, problems };
}

function doubleDomains(recipes: Recipe[]): RecipeProblem[] {
  const owner = new Map<string, string>();
  return recipes.flatMap(({ site, domains }) =>
    domains.flatMap((domain) => {
      const first = owner.get(domain);
      owner.set(domain, first ?? site);
      return first === undefined
        ? []
        : [{ file: `${site}.json`, field: 'domains', reason: `${domain} already belongs to ${first}.json` }];
    }),
  );
}
