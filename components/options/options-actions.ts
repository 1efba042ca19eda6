import type { PolicyFormat } from '../../utils/policy/export-policy';
import type { SettingKey, Settings } from '../../utils/policy/setting-table';
import type { Difference } from '../../utils/preference/exchange';
import type { RuleChanges } from '../../utils/preference/preferences';
import type { SiteActions } from './site-actions';

/** What came of something that was asked for: null, or what was wrong, naming the field. */
export type Problem = string | null;

/** A file that was read: what it would change, and how to take it; or what is wrong in it. */
export type ImportOffer =
  | { ok: true; difference: Difference; take: () => Promise<Problem> }
  | { ok: false; error: string };

/** What the options page can ask for. */
export interface OptionsActions {
  /** Asks the browser for the permission that a guard needs; only from a click. */
  allowPrivacy: () => void;
  sites: SiteActions;
  setSetting: <Key extends SettingKey>(key: Key, value: Settings[Key]) => Promise<Problem>;
  /** Opens the browser's own question for the permission that a setting needs; must run inside the press that asked for it. */
  allowSetting: (key: SettingKey) => void;
  changeRules: (changes: RuleChanges) => Promise<Problem>;
  /** The pattern that is meant by what was typed; null when it is none. */
  patternOf: (typed: string) => string | null;
  /** Saves the preferences as a file. */
  exportPreferences: () => void;
  /** Saves what is set here as a policy, in the form of a browser and a system. */
  exportPolicy: (format: PolicyFormat) => void;
  /** Removes all receipts. */
  clearReceipts: () => void;
  /** Opens the page that says whether this computer is set up for anyone. */
  openCheck: () => void;
  readImport: (file: File) => Promise<ImportOffer>;
}
