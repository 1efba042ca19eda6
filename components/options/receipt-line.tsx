import type { Receipt } from '../../utils/receipt/receipt';
import { language, type TextKey, useText } from '../shared/text';
import { OutcomeCounts } from './outcome-counts';

/** Why a visit was ended, as a receipt names it; `one` where a single session was. */
export const CAUSE_LABELS: Record<string, TextKey> = {
  one: 'receiptOne',
  button: 'logOutAll',
  shortcut: 'receiptShortcut',
  idle: 'receiptIdle',
  lock: 'receiptLock',
  'closing-time': 'receiptClosing',
  longest: 'receiptLongest',
  'last-window': 'receiptLastWindow',
  start: 'receiptStart',
};

const whenText = (momentMs: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(momentMs);

/** One receipt on the timeline: when, why, and what came of it. */
export function ReceiptLine({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const { endedMs, cause, lines } = receipt;
  return (
    <li class="timeline-entry">
      <span class="timeline-words">
        <time dateTime={new Date(endedMs).toISOString()}>{whenText(endedMs)}</time>
        <span class="field-label">{text(CAUSE_LABELS[cause] ?? 'logOutAll')}</span>
      </span>
      <OutcomeCounts lines={lines} />
    </li>
  );
}
