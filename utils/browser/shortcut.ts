import browser from './api';

/** The keyboard shortcut that ends a visit; `commands` in the manifest. */
export interface Shortcut {
  onPress(listener: () => void): void;
}

export const shortcut: Shortcut = {
  onPress(listener) {
    browser.commands.onCommand.addListener((name) => {
      if (name === 'end-visit') listener();
    });
  },
};
