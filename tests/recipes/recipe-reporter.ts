import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type RecipeRow, recipeTable } from './recipe-rows.ts';

/** The group of one recipe of each kind: the only one that runs in Firefox. */
export const SAMPLE_TITLE = 'one of each kind';

/** Under this name a test hands over the rows of its recipes. */
export const ROWS = 'recipe-rows';

/** Gathers the rows of all groups and prints one table for each browser when everything has run. */
export default class RecipeReporter implements Reporter {
  readonly #rows = new Map<string, RecipeRow[]>();

  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    const browser = test.parent.project()?.name ?? '';
    const handed = attachments.filter(({ name }) => name === ROWS).map(({ body }) => String(body));
    const rows = handed.flatMap((text) => JSON.parse(text) as RecipeRow[]);
    this.#rows.set(browser, [...(this.#rows.get(browser) ?? []), ...rows]);
  }

  onEnd(): void {
    for (const [browser, rows] of this.#rows) {
      const good = rows.filter(([, verdict]) => verdict === 'ok').length;
      console.log(`\n${browser}\n${recipeTable(rows)}\n${rows.length} recipes, ${good} ok`);
    }
  }
}
