import type { Ending } from './ending';

/** A tab costs more than a request: few at a time, whatever the number of sessions. */
const TABS_AT_ONCE = 3;
/** Sessions that hang must not make the others wait for ever. */
const LONGEST_WAIT_MS = 60_000;

let openTabs = 0;
const queue: (() => void)[] = [];

/** Waits until a tab may be opened; false when that took too long. Who waits for others loses nothing of its own time. */
async function takeTurn(ending: Ending): Promise<boolean> {
  if (openTabs < TABS_AT_ONCE) {
    openTabs++;
    return true;
  }
  const isMyTurn = await new Promise<boolean>((resolve) => {
    const begin = () => resolve(true);
    queue.push(begin);
    ending.ports.clock.after(LONGEST_WAIT_MS, () => {
      const place = queue.indexOf(begin);
      if (place < 0) return; // its turn has come
      queue.splice(place, 1);
      resolve(false);
    });
  });
  if (isMyTurn) ending.signal = ending.limit();
  return isMyTurn;
}

/** The next one takes the place that is free, or nobody. */
function passTurn(): void {
  const next = queue.shift();
  if (next) next();
  else openTabs--;
}

/**
 * Opens a tab behind the others for the time of `work`; null when none can be opened in the session's store, or when no
 * turn came.
 */
export async function withHiddenTab<T>(
  ending: Ending,
  url: string,
  work: (tabId: number) => Promise<T>,
): Promise<T | null> {
  const { tabs } = ending.ports;
  if (!(await takeTurn(ending))) return null;
  try {
    const tab = ending.signal.aborted ? null : await tabs.openBehind(url, ending.session.storeId);
    if (!tab) return null;
    try {
      return await work(tab.id);
    } finally {
      await tabs.close([tab.id]);
    }
  } finally {
    passTurn();
  }
}
