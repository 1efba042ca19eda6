import type { SettingKey, Settings } from '../../utils/policy/setting-table';
import type { SiteActions } from './site-actions';

/** What came of something that was asked for: null, or what was wrong, naming the field. */
export type Problem = string | null;

/** What the options page can ask for. */
export interface OptionsActions {
  /** Asks the browser for the permission that a guard needs; only from a click. */
  allowPrivacy: () => void;
  sites: SiteActions;
  setSetting: <Key extends SettingKey>(key: Key, value: Settings[Key]) => Promise<Problem>;
  /** Opens the browser's own question for the permission that a setting needs; must run inside the press that asked for it. */
  allowSetting: (key: SettingKey) => void;
}
