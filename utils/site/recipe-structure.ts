import { isRegistrableDomain, siteOf } from './site';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Longest recipe in JSON, in characters: ten times the longest packaged one. */
const LONGEST = 20_000;

/** Addresses anywhere in a value that do not stay on the domains over https. */
const strays = (value: unknown, domains: string[]): boolean =>
  [...JSON.stringify(value ?? null).matchAll(/"(https?:[^"]*)/g)].some(
    ([, address = '']) => !address.startsWith('https://') || !domains.includes(siteOf(address)),
  );

/**
 * The least that must be true of a recipe before anything is done by it: of a site, for its own domains, and asking
 * nobody else. Small, because it is in the background; the options page checks everything (`parse-recipe.ts`).
 */
export function structuralProblem(recipe: unknown): string | null {
  const { site, name, domains, session, logOut, proof, facts } = Object(recipe ?? {}) as Record<string, unknown>;
  if (typeof site !== 'string' || !isRegistrableDomain(site)) return 'recipe.site: expected a registrable domain';
  if (typeof name !== 'string') return 'recipe.name: expected a text';
  if (!isTexts(domains) || domains[0] !== site || !domains.every(isRegistrableDomain))
    return `recipe.domains: expected registrable domains, ${site} first`;
  if (Object(session) !== session) return 'recipe.session: expected an object';
  if (Object(facts) !== facts) return 'recipe.facts: expected an object';
  if (!Array.isArray(logOut)) return 'recipe.logOut: expected a list of ways';
  if (strays([logOut, proof], domains)) return 'recipe.logOut: expected https addresses of its own domains';
  return JSON.stringify(recipe).length > LONGEST ? `recipe: expected at most ${LONGEST} characters` : null;
}
