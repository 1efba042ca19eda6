import { MOST_RULES, PREFERENCES, type Preference, type PreferenceRule } from './preference';
import { isForEverySite, isPreference, normalPattern, ruleId, ruleProblem } from './rule';
import { withoutTwins } from './stored-rules';

/** What a file of preferences is: `{ "walkaway": "preferences", "version": 1, "byDefault": …, "rules": […] }`. */
const KIND = 'preferences';
export const FILE_VERSION = 1;

export interface PreferencesFile {
  rules: PreferenceRule[];
  /** Null where the file says nothing of it. */
  byDefault: Preference | null;
}

export type ReadFile = { ok: true; file: PreferencesFile } | { ok: false; error: string };

/** The preferences as a file's text. */
export const writeFile = ({ rules, byDefault }: PreferencesFile): string =>
  `${JSON.stringify({ walkaway: KIND, version: FILE_VERSION, byDefault, rules }, null, 2)}\n`;

const fail = (error: string): ReadFile => ({ ok: false, error });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said by the caller: a text that is no JSON is an expected answer
  }
}

/** What somebody writes by hand may leave the store out, and write a site as they would type it. */
function toRule(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { pattern, ...rest } = value as { pattern?: unknown };
  return { store: null, ...rest, pattern: typeof pattern === 'string' ? (normalPattern(pattern) ?? pattern) : pattern };
}

/** Reads such a file. One thing that is wrong, and nothing of it is taken; the error names the field and what was expected. */
export function readFile(text: string): ReadFile {
  const content = parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return fail('file: expected a JSON object');
  const { walkaway, version, byDefault = null, rules } = content as Record<string, unknown>;
  if (walkaway !== KIND) return fail(`walkaway: expected "${KIND}"`);
  if (typeof version === 'number' && version > FILE_VERSION)
    return fail(`version: ${version} is of a newer Walkaway, expected at most ${FILE_VERSION}`);
  if (version !== FILE_VERSION) return fail(`version: expected ${FILE_VERSION}`);
  if (byDefault !== null && !isPreference(byDefault))
    return fail(`byDefault: expected one of ${PREFERENCES.join(', ')}`);
  if (!Array.isArray(rules) || rules.length > MOST_RULES)
    return fail(`rules: expected a list of at most ${MOST_RULES}`);
  const read = rules.map(toRule);
  for (const [index, rule] of read.entries()) {
    const problem = ruleProblem(rule);
    if (problem !== null) return fail(`rules.${index}.${problem}`);
  }
  const whole = (read as PreferenceRule[]).map(({ pattern, store, preference }) => ({ pattern, store, preference }));
  return { ok: true, file: { rules: withoutTwins(whole), byDefault } };
}

/** What taking a file would change: nothing that it does not name is touched. */
export interface Difference {
  added: PreferenceRule[];
  changed: { rule: PreferenceRule; before: Preference }[];
  sameCount: number;
  /** Null where nothing is to be said of it. What is named is set also where it is so already: else it follows the mode. */
  byDefault: { before: Preference; after: Preference } | null;
}

export function compare(
  now: { rules: PreferenceRule[]; byDefault: Preference; isDefaultLocked?: boolean },
  file: PreferencesFile,
): Difference {
  const present = new Map(now.rules.map((rule) => [ruleId(rule), rule.preference]));
  const rules = now.isDefaultLocked ? file.rules.filter((rule) => !isForEverySite(rule)) : file.rules;
  const known = rules.map((rule) => ({ rule, before: present.get(ruleId(rule)) }));
  const changed = known.flatMap(({ rule, before }) =>
    before !== undefined && before !== rule.preference ? [{ rule, before }] : [],
  );
  const byDefault = now.isDefaultLocked ? null : file.byDefault;
  return {
    added: known.flatMap(({ rule, before }) => (before === undefined ? [rule] : [])),
    changed,
    sameCount: known.filter(({ rule, before }) => before === rule.preference).length,
    byDefault: byDefault === null ? null : { before: now.byDefault, after: byDefault },
  };
}
