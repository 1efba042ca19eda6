import type { PreferenceRule } from '../preference/preference';
import { ruleProblem } from '../preference/rule';
import type { Recipe } from '../site/recipe';
import { structuralProblem } from '../site/recipe-structure';
import { POLICY_SETTINGS, policyProblem } from './check-setting';
import { type PolicyKey, SETTING_TABLE, type Setting, type SettingKey } from './setting-table';

/** What an administrator's policy says, as far as it can be understood. */
export interface PolicyReading {
  /** Good keys: enforced, each. */
  settings: Partial<Record<SettingKey, unknown>>;
  /** Null where the policy says nothing about sites. */
  rules: PreferenceRule[] | null;
  /** For the organisation's own sites; they go before the packaged ones. */
  recipes: Recipe[];
  /** What only an administrator can say. */
  own: Partial<Record<PolicyKey, string>>;
  /** What is wrong, each with its key and what was expected. With one problem or more, everything else is as strict as can be. */
  problems: string[];
}

export const NO_POLICY: PolicyReading = { settings: {}, rules: null, recipes: [], own: {}, problems: [] };

/** The keys that hold lists; all others hold one value each. */
export const RULES_KEY = 'preferences';
export const RECIPES_KEY = 'recipes';
/** A policy of any size is read; what is said about it stays readable. */
const MOST_PROBLEMS = 50;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // The check that follows says what was expected instead.
  }
}

const TRUTHS = new Map<unknown, boolean>(
  [true, 'true', '1', 1]
    .map((yes) => [yes, true] as [unknown, boolean])
    .concat([
      [false, false],
      ['false', false],
      ['0', false],
      [0, false],
    ]),
);

/** The value that was meant: the Windows registry has texts where a policy has numbers, switches and lists. */
function meant({ kind }: Setting, value: unknown): unknown {
  if (kind === 'boolean') return TRUTHS.get(value) ?? value;
  if (typeof value !== 'string') return value;
  if (kind === 'integer') return /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return kind === 'week' ? parsed(value) : value;
}

type Say = (problem: string) => void;

/** The good ones of a list, each made by `read`, which gives a text where something is wrong. */
function readList<T extends object>(key: string, value: unknown, read: (one: unknown) => T | string, say: Say): T[] {
  const list = typeof value === 'string' ? parsed(value) : value;
  if (!Array.isArray(list)) {
    say(`${key}: expected a list`);
    return [];
  }
  return list.flatMap((one: unknown, index) => {
    const good = read(one);
    if (typeof good !== 'string') return [good];
    say(`${key}.${index}: ${good}`);
    return [];
  });
}

function readRule(one: unknown): PreferenceRule | string {
  const rule = isObject(one) ? { pattern: one.pattern, store: one.store ?? null, preference: one.preference } : one;
  return ruleProblem(rule) ?? (rule as PreferenceRule);
}

/** As JSON in a text, because what a recipe may be is more than Chromium's schema for policies can say; or as it is. */
function readRecipe(one: unknown): Recipe | string {
  const recipe = typeof one === 'string' ? parsed(one) : one;
  return structuralProblem(recipe) ?? (recipe as Recipe);
}

/** Reads what managed storage holds. Nothing is thrown, whatever is there. */
export function readPolicy(raw: unknown): PolicyReading {
  const reading: PolicyReading = { settings: {}, rules: null, recipes: [], own: {}, problems: [] };
  const say: Say = (problem) => {
    if (reading.problems.length < MOST_PROBLEMS) reading.problems.push(problem.slice(0, 200));
  };
  if (!isObject(raw)) return { ...reading, problems: ['policy: expected an object with settings'] };
  for (const [key, given] of Object.entries(raw)) {
    if (key === RULES_KEY) reading.rules = readList(key, given, readRule, say);
    else if (key === RECIPES_KEY) reading.recipes = readList(key, given, readRecipe, say);
    else readValue(reading, key, given, say);
  }
  return reading;
}

function readValue(reading: PolicyReading, key: string, given: unknown, say: Say): void {
  const setting = Object.hasOwn(POLICY_SETTINGS, key) ? POLICY_SETTINGS[key] : undefined;
  const value = setting ? meant(setting, given) : given;
  const problem = policyProblem(key, value);
  if (problem !== null) say(problem);
  else if (key in SETTING_TABLE) reading.settings[key as SettingKey] = value;
  else reading.own[key as PolicyKey] = value as string;
}
