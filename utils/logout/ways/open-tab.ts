import type { SiteTab } from '../../browser/tab-list';
import { type Ending, homeOf, isAtHome, notePress } from '../ending';
import { NO_WAY, PRESSED, type WayOfLogout, type WayResult } from './way';

const addressOf = (tab: SiteTab) => {
  const { origin, pathname } = new URL(tab.url);
  return origin + pathname;
};

/** Tabs where the control was seen come first. */
function inOrder({ tabs, session }: Ending): SiteTab[] {
  const rank = (tab: SiteTab) => Number(addressOf(tab) === session.control?.address);
  return [...tabs].sort((a, b) => rank(b) - rank(a));
}

/** Presses the page's own control in a tab that the person has open. */
async function attempt(ending: Ending): Promise<WayResult> {
  await notePress(ending);
  for (const tab of inOrder(ending)) {
    if (ending.signal.aborted) break;
    if (!(await isAtHome(ending, tab.id))) continue;
    const result = await ending.ports.scripts.press(tab.id, homeOf(ending));
    if (result?.pressed) return PRESSED;
  }
  return NO_WAY;
}

/** The second press answers a page that asks whether the person is sure. */
export const openTabWay: WayOfLogout = {
  name: 'open-tab',
  settles: 'soon',
  attempts: async (ending) => [() => attempt(ending), () => attempt(ending)],
};
