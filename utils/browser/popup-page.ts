import browser from './api';

/** Opens the popup at the toolbar, or in a tab where the browser does not let us. */
export async function openPopupPage(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
  }
}
