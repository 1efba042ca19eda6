import type { PreferenceRule } from '../preference/preference';
import { chromeJson, firefoxJson, macPlist, type PackageIds, type PolicyValues, windowsRegistry } from './policy-files';
import { SETTING_KEYS, SETTING_TABLE, type Settings } from './setting-table';

export type PolicyFormat = 'chromium' | 'firefox' | 'windows' | 'mac';

/** What is set on this computer, as a policy: the mode, whatever is otherwise than in that mode, and the rules for sites. */
export function policyOf(values: Settings, rules: PreferenceRule[]): PolicyValues {
  const isOther = (key: (typeof SETTING_KEYS)[number]) =>
    JSON.stringify(values[key]) !== JSON.stringify(SETTING_TABLE[key].defaults[values.mode]);
  const other = SETTING_KEYS.filter((key) => key !== 'mode' && isOther(key)).map((key) => [key, values[key]]);
  const preferences = rules.map(({ pattern, store, preference }) => ({
    pattern,
    ...(store ? { store } : {}),
    preference,
  }));
  return {
    mode: values.mode,
    ...Object.fromEntries(other),
    ...(preferences.length > 0 ? { preferences } : {}),
  };
}

/** Such a policy as a file of a system's own form. */
export function policyFile(
  format: PolicyFormat,
  values: PolicyValues,
  ids: PackageIds,
): { name: string; text: string } {
  switch (format) {
    case 'chromium':
      return { name: 'walkaway.json', text: chromeJson(values, ids) };
    case 'firefox':
      return { name: 'policies.json', text: firefoxJson(values, ids) };
    case 'windows':
      return { name: 'walkaway.reg', text: windowsRegistry(values, ids) };
    case 'mac':
      return { name: `com.google.Chrome.extensions.${ids.chromium}.plist`, text: macPlist(values) };
  }
}
