import browser from './api';

/** Whether this page is shown as the toolbar's popup or fills a tab. */
export function pageSurface(): 'popup' | 'tab' {
  return browser.extension.getViews({ type: 'popup' }).includes(window) ? 'popup' : 'tab';
}
