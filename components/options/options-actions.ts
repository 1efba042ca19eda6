import type { SettingKey, Settings } from '../../utils/policy/setting-table';

/** What came of something that was asked for: null, or what was wrong, naming the field. */
export type Problem = string | null;

/** What the options page can ask for. */
export interface OptionsActions {
  setSetting: <Key extends SettingKey>(key: Key, value: Settings[Key]) => Promise<Problem>;
}
