import browser from './api';
import { text } from './texts';

export interface ToolbarState {
  kind: 'calm' | 'working' | 'attention';
  /** Open sessions. */
  count: number;
}

/** The toolbar icon. */
export interface Toolbar {
  /** Nothing open, the number of open sessions, that work goes on, or that something needs the person: drawn and in words. */
  show(state: ToolbarState): Promise<void>;
}

const COLORS = { calm: '#0a7250', working: '#4b5c66', attention: '#8a5200' };

const wordsOf = ({ kind, count }: ToolbarState): [badge: string, title: string] => {
  if (kind === 'working') return ['…', text('handoverWorking')];
  if (kind === 'attention') return ['!', text('toolbarNeedsYou')];
  return count === 0 ? ['', text('extensionName')] : [String(count), text('toolbarOpen', [String(count)])];
};

/** How the file names of a state's icon begin: whoever sits at the computer stands in the door until everything is ended. */
export const iconOf = ({ kind, count }: ToolbarState): string => {
  if (kind !== 'calm') return `${kind}-`;
  return count === 0 ? '' : 'open-';
};

let shown: ToolbarState | null = null;

export const toolbar: Toolbar = {
  async show(state) {
    // Told with every change of anything: the calls are made only where the state is another.
    if (shown?.kind === state.kind && shown.count === state.count) return;
    const [badge, title] = wordsOf(state);
    const icon = iconOf(state);
    // Read from a file each time it is set.
    if (!shown || iconOf(shown) !== icon)
      await browser.action.setIcon({ path: { 16: `/icons/${icon}16.png`, 32: `/icons/${icon}32.png` } });
    await browser.action.setBadgeText({ text: badge });
    await browser.action.setBadgeBackgroundColor({ color: COLORS[state.kind] });
    await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
    await browser.action.setTitle({ title });
    shown = state;
  },
};

interface ActionSettings {
  getUserSettings?(): Promise<{ isOnToolbar?: boolean }>;
  onUserSettingsChanged?: { addListener(listener: () => void): void };
}

/** Tells whether the toolbar shows our icon, now and when the person pins it; yes where the browser does not say. */
export function watchPinned(listener: (isPinned: boolean) => void): void {
  const action = browser.action as ActionSettings;
  const tell = () =>
    action.getUserSettings?.().then(
      ({ isOnToolbar }) => listener(isOnToolbar ?? true),
      () => listener(true),
    );
  action.onUserSettingsChanged?.addListener(() => void tell());
  void tell();
}
