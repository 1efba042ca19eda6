import type { WelcomeProps } from '../../../components/welcome/welcome.tsx';

const nothing = () => undefined;
const actions = { choose: nothing, allowSites: nothing, done: nothing };

/** Everything the welcome page can look like. */
export const WELCOME_SAMPLES: Record<string, Omit<WelcomeProps, 'text'>> = {
  welcome: { mode: null, hasSiteAccess: true, wasRefused: false, actions },
  'welcome-shared': { mode: 'shared', hasSiteAccess: true, wasRefused: false, actions },
  'welcome-refused': { mode: 'kiosk', hasSiteAccess: false, wasRefused: true, actions },
};

/** The notes that the guards show over pages. */
export const NOTE_SAMPLES = ['note-unticked', 'note-choice'];
