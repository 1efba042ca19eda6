import { OUTCOMES, type Outcome } from '../../utils/logout/outcome';
import type { ReceiptLine } from '../../utils/receipt/receipt';
import { OUTCOME_LABELS } from '../shared/outcome-text';
import { formatCount, useText } from '../shared/text';

/** How many sessions came to each outcome, in the order of `OUTCOMES`; those that none came to are left out. */
export function countsOf(lines: ReceiptLine[]): [outcome: Outcome, count: number][] {
  const counts = OUTCOMES.map((one): [Outcome, number] => [one, lines.filter(({ outcome }) => outcome === one).length]);
  return counts.filter(([, count]) => count > 0);
}

/** Outcomes with their counts; also what the colours of the chart mean. */
export function OutcomeCounts({ lines }: { lines: ReceiptLine[] }) {
  const text = useText();
  return (
    <ul class="outcome-counts">
      {countsOf(lines).map(([outcome, count]) => (
        <li key={outcome} data-outcome={outcome}>
          <span>{text(OUTCOME_LABELS[outcome])}</span>
          <b>{formatCount(count)}</b>
        </li>
      ))}
    </ul>
  );
}
