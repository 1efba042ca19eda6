import browser from './api';
import { text } from './texts';

export interface ToolbarState {
  kind: 'calm' | 'working' | 'attention';
  /** Open sessions. */
  count: number;
}

/** The toolbar icon. */
export interface Toolbar {
  /** Nothing on the icon, the number of open sessions, that work goes on, or that something needs the person. */
  show(state: ToolbarState): Promise<void>;
}

const COLORS = { calm: '#0a7250', working: '#4b5c66', attention: '#8a5200' };

const wordsOf = ({ kind, count }: ToolbarState): [badge: string, title: string] => {
  if (kind === 'working') return ['…', text('handoverWorking')];
  if (kind === 'attention') return ['!', text('toolbarNeedsYou')];
  return count === 0 ? ['', text('extensionName')] : [String(count), text('toolbarOpen', [String(count)])];
};

export const toolbar: Toolbar = {
  async show(state) {
    const [badge, title] = wordsOf(state);
    await browser.action.setBadgeText({ text: badge });
    await browser.action.setBadgeBackgroundColor({ color: COLORS[state.kind] });
    await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
    await browser.action.setTitle({ title });
  },
};
