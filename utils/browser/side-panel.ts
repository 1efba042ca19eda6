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

const inTab = async (site: string): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(`${PAGE}?site=${encodeURIComponent(site)}`) });
};

/**
 * Opens the panel for sessions on other devices: beside the page where the browser has a place for it, and otherwise, or
 * from one of our pages that fills a tab, in a tab. Must run directly inside a press. `beside` is called in the first
 * case: the panel there takes no address, so somebody has to tell it the site.
 */
export function openElsewhere(site: string, beside: () => Promise<void>): Promise<void> {
  if (pageSurface() === 'tab') return inTab(site);
  const { sidePanel } = browser as unknown as WithSidePanel;
  // The popup closes as soon as the panel has the focus, so what has to be told is told before.
  const told = beside();
  const opened = sidePanel ? sidePanel.open({ windowId: knownWindowId }) : browser.sidebarAction.open();
  return Promise.all([opened, told]).then(
    () => window.close(),
    () => inTab(site),
  );
}
