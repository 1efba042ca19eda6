import type { Collector } from '../browser/collector';
import type { KeyValueStore } from '../browser/stores';
import type { WakeUps } from '../browser/wake-ups';
import type { Policy } from '../policy/policy';
import { logsRequest } from './otlp';
import { type Receipt, readReceipts } from './receipt';

const STORE_KEY = 'report';
const ALARM = 'report';
const AGAIN_MINUTES = 5;
/** A collector that is away for long loses the oldest; the disk of a kiosk is not its archive. */
const MOST_KEPT = 200;
/** The answers after which OTLP/HTTP wants the same to be sent again. */
const AGAIN = [429, 502, 503, 504];

export interface ReportInput {
  policy: Policy;
  collector: Collector;
  /** On disk: a computer that is switched off at night reports in the morning. */
  store: KeyValueStore;
  wakeUps: WakeUps;
  version: string;
  onFailure(error: unknown): void;
}

/** Tells an administrator's collector what ending visits came to; nothing where no policy names one. */
export interface Report {
  listen(): void;
  /** Keeps the receipt of an ended visit and sends what is kept. A single log-out has ended none. */
  add(receipt: Receipt): void;
}

export function createReport({ policy, collector, store, wakeUps, version, onFailure }: ReportInput): Report {
  let last: Promise<void> = policy.ready;
  let isAway = false;
  const kept = async () => readReceipts(await store.get(STORE_KEY));

  /** The collector's answer; null where nobody answers, or where a policy that is not understood may name one. */
  async function post(receipts: Receipt[]): Promise<number | null> {
    const { own, problems } = policy.reading();
    if (own.reportTo)
      return collector.post(own.reportTo, logsRequest(receipts, { version, kioskId: own.kioskId ?? '' }));
    return problems.length > 0 ? null : 0;
  }

  async function send(): Promise<void> {
    const receipts = await kept();
    if (receipts.length === 0) return;
    const status = await post(receipts);
    isAway = status === null || AGAIN.includes(status);
    if (isAway) return wakeUps.every(ALARM, AGAIN_MINUTES);
    // Taken, refused for good, or nobody wants it any more: to send the same again would change nothing.
    if (Number(status) >= 300) onFailure(new Error(`report: the collector answered ${status}`));
    await store.remove(STORE_KEY);
    await wakeUps.stop(ALARM);
  }

  /** One after the other: what is sent is removed before the next is kept. */
  const then = (work: () => Promise<void>) => {
    last = last.then(work).catch(onFailure);
  };
  return {
    listen() {
      wakeUps.onWake((name) => {
        if (name === ALARM) then(send);
      });
      then(send);
    },
    add: (receipt) =>
      then(async () => {
        if (receipt.cause === 'one' || !policy.reading().own.reportTo) return;
        await store.set(STORE_KEY, [...(await kept()), receipt].slice(-MOST_KEPT));
        // The alarm asks a collector that is away, not every receipt.
        if (!isAway) await send();
      }),
  };
}
