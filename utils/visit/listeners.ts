/** Pages that listen to a view: each gets the newest at once, and every later one. */
export interface Listeners<View> {
  add(send: (view: unknown) => void, onClosed: (fn: () => void) => void): void;
  /** Tells at once, and once more when something changed meanwhile: a burst becomes two views. */
  changed(): void;
  /** Whether anybody listens. */
  isHeard(): boolean;
  /** The view as it is now. */
  view(): Promise<View>;
}

export function createListeners<View>(input: {
  view(): Promise<View>;
  /** Called with each view before it is sent. */
  onTell?(view: View): Promise<void>;
  onFailure(error: unknown): void;
}): Listeners<View> {
  const senders = new Set<(view: unknown) => void>();
  let isTelling = false;
  let isStale = false;

  async function tell(): Promise<void> {
    isStale = true;
    if (isTelling) return;
    isTelling = true;
    try {
      while (isStale) {
        isStale = false;
        const now = await input.view();
        await input.onTell?.(now);
        for (const send of senders) send(now);
      }
    } finally {
      isTelling = false;
    }
  }

  return {
    view: input.view,
    isHeard: () => senders.size > 0,
    changed: () => void tell().catch(input.onFailure),
    add(send, onClosed) {
      senders.add(send);
      onClosed(() => senders.delete(send));
      void input.view().then(send, input.onFailure);
    },
  };
}
