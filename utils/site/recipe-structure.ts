import { isRegistrableDomain, siteOf } from './site';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Longest recipe in JSON, in characters: ten times the longest packaged one. */
const LONGEST = 20_000;

const isTextsOrNone = (value: unknown): boolean => value === undefined || isTexts(value);

/** Whether an address is https and, read as the browser reads it, stays on one of these domains whatever is filled in. */
function staysOn(address: unknown, site: string, domains: string[]): boolean {
  if (typeof address !== 'string') return false;
  const whole = address.replace('{domain}', site);
  // Backslashes, blanks and other schemes are read as something else than they look like.
  if (!/^https:\/\/[^/?#{}\\\s]+([/?#]|$)/.test(whole) || !URL.canParse(whole)) return false;
  return domains.includes(siteOf(new URL(whole).hostname));
}

/** Every address that a step asks or opens; one that has none cannot be a step. */
function addressesIn(step: unknown): unknown[] {
  const { url, page, before } = Object(step ?? {}) as Record<string, unknown>;
  const asked = before === undefined ? [] : [(Object(before ?? {}) as Record<string, unknown>).url];
  return [page ?? url, ...asked];
}

/** Length in JSON; without end where it cannot be JSON at all: circles, numbers without bound, no end of nesting. */
function lengthOf(recipe: unknown): number {
  try {
    return JSON.stringify(recipe).length;
  } catch {
    return Number.POSITIVE_INFINITY; // said by the caller: what cannot be written down is too long
  }
}

/**
 * The least that must be true of a recipe before anything is done by it: of a site, for its own domains, and asking
 * nobody else. Small, because it is in the background; the options page checks everything (`parse-recipe.ts`).
 */
export function structuralProblem(recipe: unknown): string | null {
  const fields = Object(recipe ?? {}) as Record<string, unknown>;
  const { site, name, domains, session, logOut, proof, facts, elsewhere, changePassword, sharedLogin } = fields;
  if (lengthOf(fields) > LONGEST) return `recipe: expected JSON of at most ${LONGEST} characters`;
  if (typeof site !== 'string' || !isRegistrableDomain(site)) return 'recipe.site: expected a registrable domain';
  if (typeof name !== 'string') return 'recipe.name: expected a text';
  if (!isTexts(domains) || domains[0] !== site || !domains.every(isRegistrableDomain))
    return 'recipe.domains: expected registrable domains, the site first';
  if (!isTextsOrNone(sharedLogin)) return 'recipe.sharedLogin: expected a list of domains';
  if (Object(session) !== session) return 'recipe.session: expected an object';
  const { cookies, storage } = session as Record<string, unknown>;
  if (!isTextsOrNone(cookies) || !isTextsOrNone(storage)) return 'recipe.session: expected lists of names';
  if (Object(facts) !== facts) return 'recipe.facts: expected an object';
  if (!Array.isArray(logOut)) return 'recipe.logOut: expected a list of ways';
  const asked = [...logOut.flatMap(addressesIn), ...(proof === undefined ? [] : [proof])];
  if (!asked.every((address) => staysOn(address, site, domains)))
    return 'recipe.logOut: expected https addresses of its own domains';
  const known = [...domains, ...((sharedLogin as string[] | undefined) ?? [])];
  const links = [elsewhere, changePassword].filter((address) => address !== undefined);
  if (!links.every((address) => staysOn(address, site, known)))
    return 'recipe.elsewhere: expected https addresses of its own domains, in changePassword too';
  return null;
}
