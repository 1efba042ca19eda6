import type { KeyValueStore } from '../browser/stores';
import type { EffectiveSettings } from '../policy/settings';
import { type Receipt, readReceipts } from './receipt';

const STORE_KEY = 'receipts';
/** Enough to see how it went lately; nobody reads further back, and a disk is not to hold a habit. */
const MOST_KEPT = 30;

export interface ReceiptsInput {
  settings: Pick<EffectiveSettings, 'ready' | 'values' | 'isClosed' | 'onChange'>;
  /** On disk: what was ended yesterday is looked at today. */
  store: KeyValueStore;
  onFailure(error: unknown): void;
}

/** What ending visits came to, for the person to look at; nothing while the setting is off. */
export interface Receipts {
  /** The newest first; none where they cannot be read. */
  all(): Promise<Receipt[]>;
  add(receipt: Receipt): void;
  /** Everything that was added is written, or could not be. */
  settled(): Promise<void>;
  /** Removes all of them; where an administrator leaves nothing to the person, nothing is removed. */
  clear(): Promise<void>;
  onChange(listener: () => void): void;
}

export function createReceipts({ settings, store, onFailure }: ReceiptsInput): Receipts {
  const listeners: (() => void)[] = [];
  let last: Promise<unknown> = settings.ready;
  const read = async () => readReceipts(await store.get(STORE_KEY));
  /** One change after the other: all of them lie under one key. */
  function then(change: () => Promise<void>): Promise<void> {
    const next = last.then(change).then(() => {
      for (const listener of listeners) listener();
    });
    last = next.catch(onFailure);
    return next;
  }
  const remove = () => store.remove(STORE_KEY);
  settings.onChange(() => {
    if (!settings.values().keepReceipts) void then(remove).catch(() => undefined); // told by the funnel already
  });
  return {
    all: () =>
      read().catch((error: unknown) => {
        onFailure(error);
        return [];
      }),
    add: (receipt) =>
      void then(async () => {
        if (!settings.values().keepReceipts || receipt.lines.length === 0) return;
        await store.set(STORE_KEY, [receipt, ...(await read())].slice(0, MOST_KEPT));
      }).catch(() => undefined), // told by the funnel already
    settled: async () => void (await last),
    clear: () => then(async () => void (settings.isClosed() || (await remove()))),
    onChange: (listener) => void listeners.push(listener),
  };
}
