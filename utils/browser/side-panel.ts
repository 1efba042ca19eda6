import browser from './api';
import { pageSurface } from './page-surface';

/** Chromium's side panel, which the types of the shared API do not know. */
interface WithSidePanel {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
}

const PAGE = '/elsewhere.html';
/** Asked for beforehand: a side panel opens only directly inside a press, so there is no time to ask then. */
const windowId: Promise<number> = browser.windows.getCurrent().then(({ id }) => id ?? -1);
let knownWindowId = -1;
void windowId.then((id) => {
  knownWindowId = id;
});

/**
 * Opens the panel for sessions on other devices: beside the page where the browser has a place for it, and otherwise, or
 * from one of our pages that fills a tab, in a tab. Must run directly inside a press. `choose` tells the panel its site:
 * beside a page it takes no address, and the address of a tab would name the site in the browser's history.
 */
export function openElsewhere(choose: () => Promise<void>): Promise<void> {
  const inTab = async () => void (await browser.tabs.create({ url: browser.runtime.getURL(PAGE) }));
  // The popup closes as soon as the panel has the focus, so what has to be told is told before.
  const chosen = choose();
  if (pageSurface() === 'tab') return chosen.then(inTab);
  const { sidePanel } = browser as unknown as WithSidePanel;
  const opened = sidePanel ? sidePanel.open({ windowId: knownWindowId }) : browser.sidebarAction.open();
  return Promise.all([opened, chosen]).then(() => window.close(), inTab);
}
