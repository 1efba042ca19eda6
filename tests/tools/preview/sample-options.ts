import type { OptionsActions } from '../../../components/options/options-actions.ts';
import type { OptionsView } from '../../../utils/message/messages.ts';
import { SETTING_KEYS, SETTING_TABLE, type Settings } from '../../../utils/policy/setting-table.ts';
import type { Recipe } from '../../../utils/site/recipe.ts';

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
  preferences: { rules: [], policyRules: [], asideCount: 0, isNewer: false },
  open: [],
  passwordSaving: 'off',
  ...more,
});

export const optionsActions: OptionsActions = {
  sites: {
    closeElsewhere: () => true,
    knownDomains: async () => [],
    checkRecipe: async () => [],
    saveRecipe: async () => [],
    removeRecipe: () => undefined,
    dryRun: async () => ({ problems: [], run: null }),
  },
  allowPrivacy: () => undefined,
  setSetting: async () => null,
  allowSetting: () => undefined,
};

/** Everything the options page can look like. */
export const OPTIONS_SAMPLES: Record<string, OptionsView> = {
  options: sampleOptions(),
  'options-denied': sampleOptions({ passwordSaving: 'denied' }),
  'options-locked': sampleOptions({
    settings: {
      values: { ...defaults, mode: 'kiosk' },
      locked: ['mode', 'idleMinutes', 'endOnLock', 'wipeHistory'],
      policyProblems: ['idleMinutes: expected a whole number from 0 to 1440'],
    },
  }),
};
