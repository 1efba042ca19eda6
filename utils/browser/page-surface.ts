import browser from './api';

/** Whether this page is shown as the toolbar's popup or fills a tab. */
export function pageSurface(): 'popup' | 'tab' {
  return browser.extension.getViews({ type: 'popup' }).includes(window) ? 'popup' : 'tab';
}

/** Closes the tab that this page is in. */
export async function closePage(): Promise<void> {
  const { id } = await browser.tabs.getCurrent();
  if (id !== undefined) await browser.tabs.remove(id);
}
