import type { Ending } from './ending';

/** A tab costs more than a request: few at a time, whatever the number of sessions. */
const TABS_AT_ONCE = 3;

let openTabs = 0;
const queue: (() => void)[] = [];

/** Opens a tab behind the others for the time of `work`; null when none can be opened in the session's store. */
export async function withHiddenTab<T>(
  ending: Ending,
  url: string,
  work: (tabId: number) => Promise<T>,
): Promise<T | null> {
  const { tabs } = ending.ports;
  if (openTabs >= TABS_AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  openTabs++;
  try {
    const tab = ending.signal.aborted ? null : await tabs.openBehind(url, ending.session.storeId);
    if (!tab) return null;
    try {
      return await work(tab.id);
    } finally {
      await tabs.close([tab.id]);
    }
  } finally {
    openTabs--;
    queue.shift()?.();
  }
}
