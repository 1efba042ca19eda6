import type { SettingKey, Settings } from '../../utils/policy/setting-table';

/** What the options page can ask for. */
export interface OptionsActions {
  setSetting: <Key extends SettingKey>(key: Key, value: Settings[Key]) => void;
}
