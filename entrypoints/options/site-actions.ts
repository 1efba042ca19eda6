import type { Problem } from '../../components/options/options-actions';
import type { SiteActions } from '../../components/options/site-actions';
import { cookieJar } from '../../utils/browser/cookie-jar';
import { readPackagedFile } from '../../utils/browser/life';
import { pageScripts } from '../../utils/browser/page-scripts';
import { openElsewhere } from '../../utils/browser/side-panel';
import { memoryStore } from '../../utils/browser/stores';
import { tabList } from '../../utils/browser/tab-list';
import { createKeptSteps } from '../../utils/elsewhere/kept-steps';
import { siteFromInput } from '../../utils/elsewhere/site-input';
import type { Request } from '../../utils/message/messages';
import { CATALOGUE_PATHS, type CatalogueIndex } from '../../utils/site/catalogue';
import type { Parsed } from '../../utils/site/parse-recipe';
import type { Recipe } from '../../utils/site/recipe';

/** What the section about sites asks for. The checker and the suffix table are loaded only when a recipe is checked. */
export function createSiteActions(ask: (request: Request) => Promise<Problem>): SiteActions {
  const keptSteps = createKeptSteps(memoryStore);
  let known: string[] = [];

  async function parse(text: string): Promise<Parsed<Recipe>> {
    const { parseRecipe } = await import('../../utils/site/parse-recipe');
    return parseRecipe(text, 'recipe');
  }

  return {
    closeElsewhere(typed) {
      const site = siteFromInput(typed, known);
      if (site !== null) void openElsewhere(() => keptSteps.choose(site));
      return site !== null;
    },
    async knownDomains() {
      const index = JSON.parse(await readPackagedFile(CATALOGUE_PATHS.index)) as CatalogueIndex;
      known = Object.keys({ ...index.shared, ...index.alike }).sort();
      return known;
    },
    async checkRecipe(text) {
      const parsed = await parse(text);
      return parsed.ok ? [] : parsed.problems;
    },
    async saveRecipe(text) {
      const parsed = await parse(text);
      if (!parsed.ok) return parsed.problems;
      const problem = await ask({ kind: 'set-recipe', recipe: parsed.value });
      return problem === null ? [] : [{ file: 'recipe', field: '(recipe)', reason: problem }];
    },
    removeRecipe: (site) => void ask({ kind: 'remove-recipe', site }),
    async dryRun(text) {
      const parsed = await parse(text);
      if (!parsed.ok) return { problems: parsed.problems, run: null };
      const { dryRun } = await import('../../utils/logout/dry-run');
      return { problems: [], run: await dryRun(parsed.value, { tabs: tabList, jar: cookieJar, scripts: pageScripts }) };
    },
  };
}
