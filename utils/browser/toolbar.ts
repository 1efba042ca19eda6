import browser from './api';

/** The toolbar icon. */
export interface Toolbar {
  /** Shows the number of open sessions; nothing for 0. */
  showCount(count: number): Promise<void>;
}

export const toolbar: Toolbar = {
  async showCount(count) {
    await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
    await browser.action.setBadgeBackgroundColor({ color: '#1f5f54' });
  },
};
