import type { PreferenceRule } from '../preference/preference';
import { ruleProblem } from '../preference/rule';
import { settingProblem } from './check-setting';
import { SETTING_TABLE, type Setting, type SettingKey } from './setting-table';

/** What an administrator's policy says, as far as it can be understood. */
export interface PolicyReading {
  /** Good keys: enforced, each. */
  settings: Partial<Record<SettingKey, unknown>>;
  /** Null where the policy says nothing about sites. */
  rules: PreferenceRule[] | null;
  /** What is wrong, each with its key and what was expected. With one problem or more, everything else is as strict as can be. */
  problems: string[];
}

export const NO_POLICY: PolicyReading = { settings: {}, rules: null, problems: [] };

/** The key of the rules for sites; all other keys are settings. */
export const RULES_KEY = 'preferences';
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

function readRules(value: unknown, say: (problem: string) => void): PreferenceRule[] {
  const list = typeof value === 'string' ? parsed(value) : value;
  if (!Array.isArray(list)) {
    say(`${RULES_KEY}: expected a list of rules`);
    return [];
  }
  return list.flatMap((one: unknown, index) => {
    const rule = isObject(one) ? { pattern: one.pattern, store: one.store ?? null, preference: one.preference } : one;
    const problem = ruleProblem(rule);
    if (problem === null) return [rule as PreferenceRule];
    say(`${RULES_KEY}.${index}: ${problem}`);
    return [];
  });
}

/** Reads what managed storage holds. Nothing is thrown, whatever is there. */
export function readPolicy(raw: unknown): PolicyReading {
  const reading: PolicyReading = { settings: {}, rules: null, problems: [] };
  const say = (problem: string) => {
    if (reading.problems.length < MOST_PROBLEMS) reading.problems.push(problem);
  };
  if (!isObject(raw)) return { ...reading, problems: ['policy: expected an object with settings'] };
  for (const [key, given] of Object.entries(raw)) {
    if (key === RULES_KEY) {
      reading.rules = readRules(given, say);
      continue;
    }
    const setting = Object.hasOwn(SETTING_TABLE, key) ? SETTING_TABLE[key as SettingKey] : null;
    const value = setting ? meant(setting, given) : given;
    const problem = settingProblem(key, value);
    if (problem === null) reading.settings[key as SettingKey] = value;
    else say(problem.slice(0, 200));
  }
  return reading;
}
