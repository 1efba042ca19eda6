import type { Preference, PreferenceRule } from './preference';
import { isPreference, normalPattern, ruleId, ruleProblem } from './rule';

export const STORED_VERSION = 2;

/** What was read from the disk. */
export interface StoredRules {
  rules: PreferenceRule[];
  /** What could not be understood, as it was: it is kept until the person removes it. */
  aside: unknown[];
  /** Written by a newer version: it is obeyed as far as it is understood, and not written to. */
  isNewer: boolean;
  /** Default of the first form; it has become a setting. */
  oldDefault: Preference | null;
  /** The stored form is an older one, and has to be written anew. */
  isOld: boolean;
}

const NOTHING: StoredRules = { rules: [], aside: [], isNewer: false, oldDefault: null, isOld: false };

const isRule = (value: unknown): value is PreferenceRule => ruleProblem(value) === null;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of several rules for the same, the last one holds. */
export function withoutTwins(rules: PreferenceRule[]): PreferenceRule[] {
  const last = new Map(rules.map((rule, index) => [ruleId(rule), index]));
  return rules.filter((rule, index) => last.get(ruleId(rule)) === index);
}

/** The first form: `{ byDefault, sites: { site: preference } }`, without a version. */
function readFirst({ byDefault, sites, ...rest }: Record<string, unknown>): StoredRules {
  const entries = isObject(sites) ? Object.entries(sites) : [];
  const read = entries.map(([site, preference]) => {
    const rule = { pattern: normalPattern(site) ?? site, store: null, preference };
    return isRule(rule) ? { rule } : { aside: { site, preference } };
  });
  const isStrange = (value: unknown, isKnown: boolean) => value !== undefined && !isKnown;
  return {
    ...NOTHING,
    isOld: true,
    rules: withoutTwins(read.flatMap(({ rule }) => rule ?? [])),
    aside: [
      ...read.flatMap(({ aside }) => aside ?? []),
      ...(isStrange(byDefault, isPreference(byDefault)) ? [{ byDefault }] : []),
      ...(isStrange(sites, isObject(sites)) ? [{ sites }] : []),
      ...(Object.keys(rest).length > 0 ? [rest] : []),
    ],
    oldDefault: isPreference(byDefault) ? byDefault : null,
  };
}

/** Reads whatever is stored. Nothing is dropped: what is not understood is given back to be kept aside. */
export function readStored(value: unknown): StoredRules {
  if (value === undefined || value === null) return NOTHING;
  if (!isObject(value)) return { ...NOTHING, isOld: true, aside: [value] };
  if (value.version === undefined) return readFirst(value);
  const list = Array.isArray(value.rules) ? value.rules : [];
  const isNewer = typeof value.version === 'number' && value.version > STORED_VERSION;
  const kept = Array.isArray(value.aside) ? value.aside : [];
  const isWhole = value.version === STORED_VERSION && Array.isArray(value.rules);
  return {
    ...NOTHING,
    isNewer,
    rules: withoutTwins(list.filter(isRule)),
    aside: [...kept, ...list.filter((one) => !isRule(one)), ...(isWhole || isNewer ? [] : [value])],
  };
}
