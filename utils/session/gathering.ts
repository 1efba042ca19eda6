import type { Clock } from '../browser/clock';

/** What is at rest this long is handed over. */
const REST_MS = 60;
/** What never rests is handed over this long after its first sign all the same: a login has to show in time. */
const LONGEST_MS = 600;

interface Signs {
  firstMs: number;
  lastMs: number;
}

const dueMs = ({ firstMs, lastMs }: Signs): number => Math.min(lastMs + REST_MS, firstMs + LONGEST_MS);

/**
 * Takes signs of keys, thousands a second where a page changes its cookies without end, and hands each key over once
 * when there were no more of them.
 */
export function createGathering(clock: Clock, hand: (keys: string[]) => void): (key: string) => void {
  const signs = new Map<string, Signs>();
  function wait(): void {
    const nextMs = Math.min(...[...signs.values()].map(dueMs));
    clock.after(nextMs - clock.nowMs(), () => {
      const nowMs = clock.nowMs();
      const isDue = (one: Signs) => dueMs(one) <= nowMs || one.lastMs > nowMs; // the clock was set back
      const due = [...signs].filter(([, one]) => isDue(one)).map(([key]) => key);
      for (const key of due) signs.delete(key);
      if (due.length > 0) hand(due);
      if (signs.size > 0) wait();
    });
  }
  return (key) => {
    const nowMs = clock.nowMs();
    const known = signs.get(key);
    if (known) {
      known.lastMs = nowMs;
      return;
    }
    signs.set(key, { firstMs: nowMs, lastMs: nowMs });
    if (signs.size === 1) wait();
  };
}
