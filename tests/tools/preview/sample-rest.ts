import type { TextKey } from '../../../components/shared/text.ts';
import type { WelcomeProps } from '../../../components/welcome/welcome.tsx';
import type { Check } from '../../../utils/policy/self-check.ts';

const nothing = () => undefined;
const actions = { choose: nothing, allowSites: nothing, allowLists: nothing, done: nothing };

type WelcomeSample = Omit<WelcomeProps, 'text' | 'problem'> & { problem?: TextKey };

const welcome = (more: Partial<WelcomeSample>): WelcomeSample => ({
  ...{ mode: null, hasSiteAccess: true, wasRefused: false, hasListAccess: true, isPinned: true, actions },
  ...more,
});

/** Everything the welcome page can look like. */
export const WELCOME_SAMPLES: Record<string, WelcomeSample> = {
  welcome: welcome({}),
  'welcome-shared': welcome({ mode: 'shared' }),
  'welcome-alone': welcome({ mode: 'only-me', hasListAccess: false }),
  'welcome-lists': welcome({ mode: 'shared', hasListAccess: false }),
  'welcome-locked': welcome({ problem: 'settingLocked' }),
  'welcome-unpinned': welcome({ mode: 'shared', isPinned: false }),
  'welcome-refused': welcome({ mode: 'kiosk', hasSiteAccess: false, wasRefused: true, hasListAccess: false }),
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
