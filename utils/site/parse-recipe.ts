import type * as z from 'zod/mini';
import { checkFramework, checkRecipe } from './check-recipe';
import type { Framework, Recipe } from './recipe';
import { frameworkSchema, pageStepSchema, recipeSchema, requestStepSchema } from './recipe-schema';

/** Why a recipe is refused: where it is, in which field, and what is wrong in words. */
export interface RecipeProblem {
  file: string;
  field: string;
  reason: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: RecipeProblem[] };

/** Reads the text of one site's recipe. `file` is only used to say where a problem is. */
export function parseRecipe(text: string, file: string): Parsed<Recipe> {
  return parse<Recipe>(text, file, recipeSchema, checkRecipe);
}

/** Reads the text of one framework's file. */
export function parseFramework(text: string, file: string): Parsed<Framework> {
  return parse<Framework>(text, file, frameworkSchema, checkFramework);
}

export type FieldProblem = Omit<RecipeProblem, 'file'>;

function parse<T extends { logOut: unknown[] }>(
  text: string,
  file: string,
  schema: z.ZodMiniType,
  check: (value: T) => FieldProblem[],
): Parsed<T> {
  const json = readJson(text);
  if (!json.ok) return refuse(file, [{ field: '(file)', reason: json.reason }]);
  const shape = [...problemsOf(schema, json.value, ''), ...stepProblems(json.value)];
  if (shape.length > 0) return refuse(file, shape);
  // The schema and the step schemas have just held every field of T against its type.
  const value = json.value as T;
  const problems = check(value);
  return problems.length > 0 ? refuse(file, problems) : { ok: true, value };
}

function refuse(file: string, problems: FieldProblem[]): { ok: false; problems: RecipeProblem[] } {
  return { ok: false, problems: problems.map((problem) => ({ file, ...problem })) };
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function stepProblems(recipe: unknown): FieldProblem[] {
  const steps = typeof recipe === 'object' && recipe !== null && 'logOut' in recipe ? recipe.logOut : [];
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, place) => {
    const isPage = typeof step === 'object' && step !== null && 'page' in step;
    return problemsOf(isPage ? pageStepSchema : requestStepSchema, step, `logOut.${place}`);
  });
}

function problemsOf(schema: z.ZodMiniType, value: unknown, prefix: string): FieldProblem[] {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => wordsFor(issue, prefix));
}

function wordsFor(issue: z.core.$ZodIssue, prefix: string): FieldProblem[] {
  const path = [prefix, ...issue.path.map(String)].filter((part) => part !== '');
  const field = path.join('.') || '(file)';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: [...path, key].join('.') || '""', reason: 'unknown field' }));
    case 'invalid_type':
      return [{ field, reason: issue.input === undefined ? 'is missing' : `must be ${issue.expected}` }];
    case 'invalid_value':
      return [{ field, reason: `must be one of ${issue.values.join(', ')}` }];
    case 'too_small':
      return [{ field, reason: 'must not be empty or too small' }];
    case 'invalid_format':
      return [{ field, reason: `must match ${issue.pattern ?? issue.format}` }];
    default:
      return [{ field, reason: `is not valid (${issue.code})` }];
  }
}
