import type { KeyValueStore } from '../browser/stores';
import { OUTCOMES } from '../logout/outcome';
import type { EffectiveSettings } from '../policy/settings';
import type { Receipt, ReceiptLine } from './receipt';

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

const isLine = (line: unknown): line is ReceiptLine =>
  OUTCOMES.includes((line as ReceiptLine | null)?.outcome as never);

/** Only what is understood is shown: another version may have written it. */
function understood(raw: unknown): Receipt | null {
  const { startedMs, endedMs, cause, lines, visitedCount } = Object(raw) as Record<keyof Receipt, unknown>;
  const areTimes = Number.isSafeInteger(startedMs) && Number.isSafeInteger(endedMs);
  if (!areTimes || typeof cause !== 'string' || !Array.isArray(lines) || !Number.isSafeInteger(visitedCount))
    return null;
  return { ...(raw as Receipt), lines: lines.filter(isLine) };
}

export function createReceipts({ settings, store, onFailure }: ReceiptsInput): Receipts {
  const listeners: (() => void)[] = [];
  let last: Promise<unknown> = settings.ready;
  const read = async (): Promise<Receipt[]> => {
    const kept = await store.get(STORE_KEY);
    return Array.isArray(kept) ? kept.flatMap((one) => understood(one) ?? []) : [];
  };
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
