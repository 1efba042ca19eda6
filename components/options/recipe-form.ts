/** The fields of a recipe that a form can show; lists as texts with commas. */
export interface RecipeForm {
  site: string;
  name: string;
  moreDomains: string;
  cookies: string;
  logOutMethod: 'GET' | 'POST';
  logOutUrl: string;
  proof: string;
  elsewhere: string;
  changePassword: string;
}

type Json = Record<string, unknown>;

/** The text of a recipe in which nothing is said yet. `month` is like `2026-11`. */
export const emptyRecipe = (month: string): string =>
  write({
    site: '',
    name: '',
    domains: [],
    session: { cookies: [] },
    logOut: [],
    facts: { date: month, source: 'own' },
  });

/** What a form shows of a recipe's text; null when the text is no JSON object. */
export function readForm(text: string): RecipeForm | null {
  const recipe = parse(text);
  if (!recipe) return null;
  const step = Object((recipe.logOut as unknown[] | undefined)?.[0] ?? {}) as Json;
  const [, ...more] = textsOf(recipe.domains);
  return {
    site: textOf(recipe.site),
    name: textOf(recipe.name),
    moreDomains: more.join(', '),
    cookies: textsOf((Object(recipe.session ?? {}) as Json).cookies).join(', '),
    logOutMethod: step.method === 'POST' ? 'POST' : 'GET',
    logOutUrl: textOf(step.url),
    proof: textOf(recipe.proof),
    elsewhere: textOf(recipe.elsewhere),
    changePassword: textOf(recipe.changePassword),
  };
}

/** The text with one field changed. Everything that the form does not show stays as it is. */
export function writeField<Name extends keyof RecipeForm>(text: string, name: Name, value: RecipeForm[Name]): string {
  const recipe = parse(text);
  return recipe ? write({ ...recipe, ...changed(recipe, name, value) }) : text;
}

function changed(recipe: Json, name: keyof RecipeForm, value: string): Json {
  const [, ...more] = textsOf(recipe.domains);
  switch (name) {
    case 'site':
      return { site: value, domains: [value, ...more], name: recipe.name === recipe.site ? value : recipe.name };
    case 'moreDomains':
      return { domains: [textOf(recipe.site), ...list(value)] };
    case 'cookies':
      return { session: { ...(Object(recipe.session ?? {}) as Json), cookies: list(value) } };
    case 'logOutMethod':
      return withStep(recipe, { method: value });
    case 'logOutUrl':
      return withStep(recipe, { url: value });
    default:
      return { [name]: value === '' && name !== 'name' ? undefined : value };
  }
}

/** The first way of several; the others stay. Without an address there is none. */
function withStep(recipe: Json, edit: Json): Json {
  const [first, ...others] = Array.isArray(recipe.logOut) ? (recipe.logOut as unknown[]) : [];
  const step: Json = { method: 'GET', ...(Object(first ?? {}) as Json), ...edit };
  return { logOut: step.url === '' ? others : [step, ...others] };
}

const list = (text: string): string[] => text.split(/[\s,]+/).filter((one) => one !== '');
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);
const write = (recipe: Json): string => JSON.stringify(recipe, null, 2);

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null; // A text in the middle of being typed: the form waits until it is JSON again.
  }
}
