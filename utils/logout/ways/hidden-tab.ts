import type { PageTokens } from '../credential';
import { isShown } from '../effect';
import { type Ending, homeOf, isAtHome, notePress, pause } from '../ending';
import { withHiddenTab } from '../hidden-tab';
import { tokensIn } from '../read-credential';
import { NO_WAY, OFFLINE, PRESSED, type WayOfLogout, type WayResult } from './way';

const LOAD_LIMIT_MS = 8_000;
/** The tab has to live until the page's own request is on its way and answered. */
const AFTER_PRESS_MS = 700;
/** How long a page with tokens, which asks the server before it drops them, is looked at beyond that. */
const SHOWING_MS = [700, 1_400];

function addressOf({ session, traceNow }: Ending): string {
  return session.control?.address ?? session.seenAt ?? `${traceNow().origins[0] ?? `https://${session.site}`}/`;
}

/** Presses in a tab of our own once it has loaded; a selector names the control where a recipe knows it. */
export async function pressIn(ending: Ending, tabId: number, selector?: string): Promise<WayResult> {
  const { tabs, scripts, clock } = ending.ports;
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(LOAD_LIMIT_MS)]);
  if (!(await tabs.loaded(tabId, signal))) return OFFLINE;
  if (!(await isAtHome(ending, tabId))) return NO_WAY;
  const held = await tokensIn(ending, [tabId]);
  await notePress(ending);
  const result = await scripts.press(tabId, homeOf(ending), selector);
  if (!result?.pressed) return NO_WAY;
  await new Promise<void>((resolve) => clock.after(AFTER_PRESS_MS, resolve));
  // Where cookies may tell as well, it is not waited for.
  const waitsMs = held.length > 0 || ending.session.cookieNames.length === 0 ? SHOWING_MS : [];
  if (held.length > 0 || ending.traceNow().carriesToken) await noteEffect(ending, tabId, held, waitsMs);
  return PRESSED;
}

/** What the page has dropped is seen nowhere any more once the tab is closed. */
async function noteEffect(ending: Ending, tabId: number, held: PageTokens[], waitsMs: number[]): Promise<void> {
  const isSeen = () => isShown(ending, [tabId], held);
  let isDone = await isSeen();
  for (const ms of waitsMs) {
    if (isDone || ending.signal.aborted) break;
    await pause(ending, ms);
    isDone = await isSeen();
  }
  ending.hidden.showedEffect ||= isDone;
}

/** Presses the page's own control in a tab behind the others: for pages that need their scripts. */
const attempt = async (ending: Ending): Promise<WayResult> =>
  (await withHiddenTab(ending, addressOf(ending), (tabId) => pressIn(ending, tabId))) ?? NO_WAY;

export const hiddenTabWay: WayOfLogout = {
  name: 'hidden-tab',
  settles: 'soon',
  attempts: async (ending) => [() => attempt(ending)],
};
