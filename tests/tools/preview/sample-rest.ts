import type { TextKey } from '../../../components/shared/text.ts';
import type { WelcomeProps } from '../../../components/welcome/welcome.tsx';
import type { Check } from '../../../utils/policy/self-check.ts';

const nothing = () => undefined;
const actions = { choose: nothing, allowSites: nothing, allowLists: nothing, done: nothing };

/** Everything the welcome page can look like. */
export const WELCOME_SAMPLES: Record<string, Omit<WelcomeProps, 'text' | 'problem'> & { problem?: TextKey }> = {
  welcome: { mode: null, hasSiteAccess: true, wasRefused: false, isPinned: true, hasListAccess: true, actions },
  'welcome-shared': {
    mode: 'shared',
    hasSiteAccess: true,
    wasRefused: false,
    isPinned: true,
    hasListAccess: true,
    actions,
  },
  'welcome-locked': {
    ...{ mode: null, hasSiteAccess: true, wasRefused: false, isPinned: true, hasListAccess: true, actions },
    problem: 'settingLocked',
  },
  'welcome-lists': {
    mode: 'shared',
    hasSiteAccess: true,
    wasRefused: false,
    isPinned: true,
    hasListAccess: false,
    actions,
  },
  'welcome-alone': {
    mode: 'only-me',
    hasSiteAccess: true,
    wasRefused: false,
    isPinned: true,
    hasListAccess: false,
    actions,
  },
  'welcome-unpinned': {
    mode: 'shared',
    hasSiteAccess: true,
    wasRefused: false,
    isPinned: false,
    hasListAccess: true,
    actions,
  },
  'welcome-refused': {
    mode: 'kiosk',
    hasSiteAccess: false,
    wasRefused: true,
    isPinned: true,
    hasListAccess: true,
    actions,
  },
};

/** The notes that the guards show over pages. */
export const NOTE_SAMPLES = ['note-unticked', 'note-choice'];

/** Everything the page for administrators can look like. */
export const CHECK_SAMPLES: Record<string, Check[] | null> = {
  'self-check-looking': null,
  'self-check': [
    { name: 'installed', state: 'right', found: [], fix: {} },
    {
      name: 'policy',
      state: 'wrong',
      found: ['idleMinutes: expected a whole number from 0 to 1440'],
      fix: { idleMinutes: 10 },
    },
    { name: 'shortcut', state: 'right', found: ['Ctrl+Shift+9'], fix: {} },
    { name: 'restore', state: 'unseen', found: [], fix: { RestoreOnStartup: 5 } },
  ],
};
