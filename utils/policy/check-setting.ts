import { REFUSALS } from '../site/refusals';
import { POLICY_TABLE, SETTING_TABLE, type Setting, WEEKDAYS } from './setting-table';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

function isWeek(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([day, time]) => WEEKDAYS.some((one) => one === day) && typeof time === 'string' && TIME_OF_DAY.test(time),
  );
}

const isAddress = (value: unknown, longest: number): boolean =>
  value === '' ||
  (typeof value === 'string' &&
    value.length <= longest &&
    URL.canParse(value) &&
    /^https?:$/.test(new URL(value).protocol));

/** What was expected of a setting's value; null when the value is right. */
function problemOf(setting: Setting, value: unknown): string | null {
  switch (setting.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'expected true or false';
    case 'integer': {
      const isRight = Number.isInteger(value) && Number(value) >= setting.least && Number(value) <= setting.most;
      return isRight ? null : `expected a whole number from ${setting.least} to ${setting.most}`;
    }
    case 'choice':
      return setting.among.includes(value as string) ? null : `expected one of ${setting.among.join(', ')}`;
    case 'text':
      return typeof value === 'string' && value.length <= setting.longest
        ? null
        : `expected a text of at most ${setting.longest} characters`;
    case 'address':
      return isAddress(value, setting.longest) ? null : REFUSALS.noAddress;
    case 'week':
      return isWeek(value) ? null : `expected times such as 18:30 by ${WEEKDAYS.join(', ')}`;
  }
}

/** A key is named, not given back: whoever wrote the policy or the message chose it. */
const LONGEST_KEY = 64;
const nameOf = (key: string) => (key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key || '""');

const problemIn = (table: Record<string, Setting>, key: string, value: unknown): string | null => {
  const setting = Object.hasOwn(table, key) ? table[key] : undefined;
  if (!setting) return `${nameOf(key)}: unknown setting`;
  const problem = problemOf(setting, value);
  return problem === null ? null : `${key}: ${problem}`;
};

/** Says what is wrong with a setting, naming its key and what was expected; null when nothing is. */
export const settingProblem = (key: string, value: unknown): string | null => problemIn(SETTING_TABLE, key, value);

/** Everything that a policy may say with one value. */
export const POLICY_SETTINGS: Record<string, Setting> = { ...SETTING_TABLE, ...POLICY_TABLE };

/** The same for a key of a policy. */
export const policyProblem = (key: string, value: unknown): string | null => problemIn(POLICY_SETTINGS, key, value);
