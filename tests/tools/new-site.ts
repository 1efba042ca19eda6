/*
 * npm run new:site -- example.com
 * Writes a recipe to begin with, and beside it what a test needs to know of the real site. Both are valid at once.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import './extensionless.ts';

const { checkCatalogue, indexOf } = await import('../../utils/site/build-catalogue.ts');
const { isRegistrableDomain, siteOf } = await import('../../utils/site/site.ts');

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A recipe with what every site has; whoever found out more adds it. */
function recipeFor(site: string, month: string): object {
  return {
    site,
    name: site,
    domains: [site],
    session: { cookies: ['session'] },
    logOut: [{ page: `https://www.${site}/`, press: 'control' }],
    facts: { session: 'low', logOut: 'low', date: month, source: 'where the facts are from' },
  };
}

/** Names and harmless values of cookies, as seen in a browser: never a real session's. */
const SAMPLE = { account: null, loggedIn: { session: 'any-value' }, visitor: {} };

/** Why no recipe is made for this word; null when one can be. */
async function problemWith(site: string, folder: string): Promise<string | null> {
  if (site === '') return 'Name a site: npm run new:site -- example.com';
  if (!isRegistrableDomain(site))
    return `${site}: expected a registrable domain, such as ${siteOf(site) || 'example.com'}`;
  const { shared, alike } = indexOf((await checkCatalogue(path.join(folder, 'utils/site'))).recipes);
  const owner = shared[site] ?? alike[site];
  return owner === undefined ? null : `${site}: is in utils/site/recipes/${owner}.json already`;
}

function write(file: string, value: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { flag: 'wx' });
}

const site = (process.argv[2] ?? '').toLowerCase();
const folder = process.argv[3] ?? ROOT;
const problem = await problemWith(site, folder);
if (problem === null) {
  const recipe = `utils/site/recipes/${site}.json`;
  const sample = `tests/recipes/samples/${site}.json`;
  write(path.join(folder, recipe), recipeFor(site, new Date().toISOString().slice(0, 7)));
  write(path.join(folder, sample), SAMPLE);
  console.log(`${recipe}\n${sample}\n\nNow follow "Add a site in ten minutes" in CONTRIBUTING.md.`);
} else {
  console.error(problem);
  process.exitCode = 1;
}
