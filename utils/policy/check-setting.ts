import { SETTING_TABLE, type Setting } from './setting-table';

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
  }
}

/** Says what is wrong with a setting, naming its key and what was expected; null when nothing is. */
export function settingProblem(key: string, value: unknown): string | null {
  if (!Object.hasOwn(SETTING_TABLE, key)) return `${key}: unknown setting`;
  const problem = problemOf(SETTING_TABLE[key as keyof typeof SETTING_TABLE], value);
  return problem === null ? null : `${key}: ${problem}`;
}
