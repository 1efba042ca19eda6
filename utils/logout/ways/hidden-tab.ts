import type { Ending } from '../ending';
import { NO_WAY, OFFLINE, PRESSED, type WayOfLogout, type WayResult } from './way';

const LOAD_LIMIT_MS = 8_000;
/** A tab costs more than a request: few at a time, whatever the number of sessions. */
const TABS_AT_ONCE = 3;

let openTabs = 0;
const queue: (() => void)[] = [];

async function withTabSlot<T>(work: () => Promise<T>): Promise<T> {
  if (openTabs >= TABS_AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  openTabs++;
  try {
    return await work();
  } finally {
    openTabs--;
    queue.shift()?.();
  }
}

function addressOf({ session, trace }: Ending): string {
  return session.control?.address ?? session.seenAt ?? `${trace.origins[0] ?? `https://${session.site}`}/`;
}

async function pressIn(ending: Ending, tabId: number): Promise<WayResult> {
  const { tabs, scripts, clock } = ending.ports;
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(LOAD_LIMIT_MS)]);
  if (!(await tabs.loaded(tabId, signal))) return OFFLINE;
  const result = await scripts.press(tabId);
  if (!result?.pressed) return NO_WAY;
  // The tab has to live until the page's own request is on its way and answered.
  await new Promise<void>((resolve) => clock.after(700, resolve));
  return PRESSED;
}

/** Presses the page's own control in a tab behind the others: for pages that need their scripts. */
async function attempt(ending: Ending): Promise<WayResult> {
  const { tabs } = ending.ports;
  return withTabSlot(async () => {
    if (ending.signal.aborted) return OFFLINE;
    const tab = await tabs.openBehind(addressOf(ending), ending.session.storeId);
    if (!tab) return NO_WAY;
    try {
      return await pressIn(ending, tab.id);
    } finally {
      await tabs.close([tab.id]);
    }
  });
}

export const hiddenTabWay: WayOfLogout = {
  name: 'hidden-tab',
  settles: 'soon',
  attempts: (ending) => [() => attempt(ending)],
};
