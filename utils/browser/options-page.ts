import browser from './api';

/** Opens the options page, or the tab that already shows it. */
export const openOptionsPage = (): Promise<void> => browser.runtime.openOptionsPage();
