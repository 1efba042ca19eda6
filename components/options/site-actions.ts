import type { DryRun } from '../../utils/logout/dry-run';
import type { RecipeProblem } from '../../utils/site/parse-recipe';

/** What the section about sites can ask for. Whoever answers loads what it takes only then. */
export interface SiteActions {
  /** Opens the panel for sessions on other devices; false when the text means no site. */
  closeElsewhere: (text: string) => boolean;
  /** Domains that the catalogue knows, to propose while the person types. */
  knownDomains: () => Promise<string[]>;
  /** Everything that is wrong with the text of a recipe. */
  checkRecipe: (text: string) => Promise<RecipeProblem[]>;
  /** Checks, and keeps what is right; what is wrong is told, and nothing is changed. */
  saveRecipe: (text: string) => Promise<RecipeProblem[]>;
  removeRecipe: (site: string) => void;
  /** What the recipe would do at an open tab of its site; null where none is open. Presses and asks nothing. */
  dryRun: (text: string) => Promise<{ problems: RecipeProblem[]; run: DryRun | null }>;
}
