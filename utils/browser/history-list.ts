import browser from './api';
import type { RememberedList } from './remembered-list';

/** More than any history holds; without a number both browsers give a hundred. */
const ALL = 1_000_000;

/**
 * Pages in the history. Deleted one by one: in Firefox a filter would be ignored and the whole history be gone, in
 * Chromium the call fails (platform.md B2).
 */
export const historyList: RememberedList = {
  kind: 'history',
  async all() {
    const { history } = browser;
    if (!history) return null;
    const pages = await history.search({ text: '', startTime: 0, maxResults: ALL });
    return pages.map(({ url = '' }) => ({ urls: [url], storeId: null, forget: () => history.deleteUrl({ url }) }));
  },
};
