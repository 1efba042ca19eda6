import { type Ending, isAtHome, notePress } from '../ending';
import { withHiddenTab } from '../hidden-tab';
import { NO_WAY, OFFLINE, PRESSED, type WayOfLogout, type WayResult } from './way';

const LOAD_LIMIT_MS = 8_000;
function addressOf({ session, traceNow }: Ending): string {
  return session.control?.address ?? session.seenAt ?? `${traceNow().origins[0] ?? `https://${session.site}`}/`;
}

/** Presses in a tab of our own once it has loaded; a selector names the control where a recipe knows it. */
export async function pressIn(ending: Ending, tabId: number, selector?: string): Promise<WayResult> {
  const { tabs, scripts, clock } = ending.ports;
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(LOAD_LIMIT_MS)]);
  if (!(await tabs.loaded(tabId, signal))) return OFFLINE;
  if (!(await isAtHome(ending, tabId))) return NO_WAY;
  await notePress(ending);
  const result = await scripts.press(tabId, selector);
  if (!result?.pressed) return NO_WAY;
  // The tab has to live until the page's own request is on its way and answered.
  await new Promise<void>((resolve) => clock.after(700, resolve));
  return PRESSED;
}

/** Presses the page's own control in a tab behind the others: for pages that need their scripts. */
const attempt = async (ending: Ending): Promise<WayResult> =>
  (await withHiddenTab(ending, addressOf(ending), (tabId) => pressIn(ending, tabId))) ?? NO_WAY;

export const hiddenTabWay: WayOfLogout = {
  name: 'hidden-tab',
  settles: 'soon',
  attempts: async (ending) => [() => attempt(ending)],
};
