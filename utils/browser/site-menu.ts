import browser from './api';
import { text } from './texts';

/** *Log out of this site*, in the menu of the toolbar icon and of pages. */
export interface SiteMenu {
  /** Puts it there, in the language of the browser. It stays while the background sleeps. */
  arrange(): Promise<void>;
  onPress(listener: (tabId: number) => void): void;
}

const ID = 'log-out';

export const siteMenu: SiteMenu = {
  async arrange() {
    await browser.contextMenus.removeAll();
    const documentUrlPatterns = ['http://*/*', 'https://*/*'];
    browser.contextMenus.create({
      id: ID,
      title: text('menuLogOut'),
      contexts: ['action', 'page'],
      documentUrlPatterns,
    });
  },
  onPress(listener) {
    browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
      if (menuItemId === ID && tab?.id !== undefined) listener(tab.id);
    });
  },
};
