import type { Clock } from '../browser/clock';

/** A list of 200 that is drawn anew at each change of a site takes as long as their log-out (`npm run bench`: 78 ms a site in Firefox, not 50). */
const BETWEEN_VIEWS_MS = 150;

/** Pages that listen to a view: each gets the newest at once, and every later one that is another. */
export interface Listeners<View> {
  add(send: (view: unknown) => void, onClosed: (fn: () => void) => void): void;
  /** Tells at once, and once more a moment later when something changed meanwhile: a burst becomes few views. */
  changed(): void;
  /** Whether anybody listens. */
  isHeard(): boolean;
  /** The view as it is now. */
  view(): Promise<View>;
}

export function createListeners<View>(input: {
  view(): Promise<View>;
  clock: Pick<Clock, 'after'>;
  /** Called with each view after it was sent: a page is waited for. */
  onTell?(view: View): Promise<void>;
  onFailure(error: unknown): void;
}): Listeners<View> {
  /** What each was told last: the same again would only make a page draw itself anew. */
  const told = new Map<(view: unknown) => void, string>();
  let isTelling = false;
  let isStale = false;
  let goOn = () => {};

  /** Ends early when a page comes that has seen nothing yet. */
  const rest = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
      input.clock.after(BETWEEN_VIEWS_MS, resolve);
    });

  function tellOne(send: (view: unknown) => void, now: View, text: string): void {
    const before = told.get(send);
    if (before === undefined || before === text) return; // gone meanwhile, or nothing new
    told.set(send, text);
    try {
      send(now);
    } catch (error) {
      input.onFailure(error); // it has just been closed; the others are told all the same
    }
  }

  async function tell(): Promise<void> {
    isStale = true;
    if (isTelling) return;
    isTelling = true;
    try {
      while (isStale) {
        isStale = false;
        if (told.size === 0 && !input.onTell) break; // a view for nobody
        const now = await input.view();
        const text = JSON.stringify(now);
        for (const send of told.keys()) tellOne(send, now, text);
        await input.onTell?.(now);
        if (isStale) await rest();
      }
    } finally {
      isTelling = false;
    }
  }

  const changed = () => void tell().catch(input.onFailure);

  return {
    view: input.view,
    isHeard: () => told.size > 0,
    changed,
    add(send, onClosed) {
      told.set(send, '');
      onClosed(() => told.delete(send));
      // Not by a view of its own, which might be made before a change and come after it.
      changed();
      goOn();
    },
  };
}
