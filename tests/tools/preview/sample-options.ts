import type { OptionsActions } from '../../../components/options/options-actions.ts';
import type { DryRun } from '../../../utils/logout/dry-run.ts';
import type { Outcome } from '../../../utils/logout/outcome.ts';
import type { OptionsView } from '../../../utils/message/messages.ts';
import { SETTING_KEYS, SETTING_TABLE, type SettingKey, type Settings } from '../../../utils/policy/setting-table.ts';
import type { PreferenceRule } from '../../../utils/preference/preference.ts';
import type { Receipt } from '../../../utils/receipt/receipt.ts';
import type { Recipe } from '../../../utils/site/recipe.ts';
import { NOW_MS, sampleSession } from './sample-views.ts';

const defaults = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_TABLE[key].defaults.shared])) as Settings;

const OWN: Recipe = {
  site: 'club.example',
  name: 'The rowing club',
  domains: ['club.example'],
  session: { cookies: ['club_session'] },
  logOut: [{ method: 'POST', url: 'https://www.club.example/logout' }],
  facts: { date: '2026-11', source: 'own' },
};

/** The options page as the background would describe it; everything can be told otherwise. */
export const sampleOptions = (more: Partial<OptionsView> = {}): OptionsView => ({
  settings: { values: defaults, locked: [], policyProblems: [] },
  recipes: [OWN],
  areRecipesLocked: false,
  preferences: { rules: [], policyRules: [], asideCount: 0, isNewer: false },
  open: [],
  passwordSaving: 'off',
  receipts: [],
  isReporting: false,
  version: '0.1.0',
  ...more,
});

const DRY_RUN: DryRun = {
  ...{ host: 'www.club.example', sessionCookies: ['club_session'], rememberedCookies: [], account: 'ana' },
  steps: [{ kind: 'request', method: 'POST', address: 'https://www.club.example/logout', missing: 'cookie csrf' }],
  ...{ verdict: 'in', control: 'link' },
};

/** Settings that lack a permission, by the sample in which they do. */
export const MISSING_PERMISSIONS: Record<string, SettingKey[]> = {
  'options-missing': ['wipeHistory', 'wipeDownloads', 'notifyLeftToDo'],
};

export const optionsActions: OptionsActions = {
  sites: {
    closeElsewhere: () => true,
    knownDomains: async () => [],
    checkRecipe: async () => [],
    saveRecipe: async () => [{ file: '', field: 'logOut.0.url', reason: 'expected an address' }],
    removeRecipe: () => undefined,
    dryRun: async () => ({ problems: [], run: DRY_RUN }),
  },
  setSetting: async () => null,
  allowSetting: () => undefined,
  allowPrivacy: () => undefined,
  changeRules: async () => null,
  patternOf: () => null,
  exportPolicy: () => undefined,
  clearReceipts: () => undefined,
  openCheck: () => undefined,
  exportPreferences: () => undefined,
  readImport: async () => ({ ok: false, error: 'rules.3.pattern: expected a site such as example.org' }),
};

const rules: PreferenceRule[] = [
  { pattern: '*.example.edu', store: null, preference: 'remember' },
  { pattern: 'instagram.com', store: null, preference: 'keep' },
  { pattern: 'bank.example', store: 'private', preference: 'forget' },
  { pattern: '*', store: 'private', preference: 'forget' },
];
const open = [
  sampleSession('wikipedia.org', { name: 'Wikipedia', account: 'Ana L.' }),
  sampleSession('moodle.example'),
];

const HOUR_MS = 3_600_000;
const sampleReceipt = (hoursAgo: number, cause: string, ...outcomes: Outcome[]): Receipt => ({
  startedMs: NOW_MS - hoursAgo * HOUR_MS,
  endedMs: NOW_MS - hoursAgo * HOUR_MS + 4000,
  cause,
  lines: outcomes.map((outcome) => ({ outcome, way: null, reason: null })),
  visitedCount: 0,
});

const receipts = [
  sampleReceipt(1, 'button', 'ended', 'ended', 'ended', 'logged-out', 'kept'),
  sampleReceipt(20, 'idle', 'ended', 'ended', 'still-valid'),
  sampleReceipt(26, 'one', 'ended'),
  sampleReceipt(47, 'start', 'ended', 'ended', 'wiped-only', 'failed'),
  sampleReceipt(71, 'closing-time', 'ended', 'logged-out'),
  sampleReceipt(95, 'lock', 'ended', 'ended', 'ended', 'ended', 'ended', 'logged-out', 'logged-out', 'kept'),
  sampleReceipt(119, 'shortcut', 'ended', 'ended'),
  sampleReceipt(122, 'last-window', 'ended', 'ended', 'ended', 'wiped-only'),
  sampleReceipt(167, 'longest', 'ended', 'ended', 'logged-out', 'kept'),
];

/** Everything the options page can look like. */
export const OPTIONS_SAMPLES: Record<string, OptionsView> = {
  options: sampleOptions({ preferences: { rules, policyRules: [], asideCount: 0, isNewer: false }, open, receipts }),
  'options-denied': sampleOptions({ passwordSaving: 'denied' }),
  'options-missing': sampleOptions({ receipts }),
  'options-closed': sampleOptions({
    settings: { values: { ...defaults, mode: 'kiosk' }, locked: [...SETTING_KEYS], policyProblems: [] },
    areRecipesLocked: true,
    passwordSaving: 'controlled-elsewhere',
    isReporting: true,
  }),
  'options-locked': sampleOptions({
    preferences: {
      rules,
      policyRules: [{ pattern: '*.library.example', store: null, preference: 'forget' }],
      asideCount: 2,
      isNewer: true,
    },
    settings: {
      values: { ...defaults, mode: 'kiosk' },
      locked: ['mode', 'idleMinutes', 'endOnLock', 'wipeHistory'],
      policyProblems: ['idleMinutes: expected a whole number from 0 to 1440'],
    },
  }),
};
