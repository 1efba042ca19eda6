import type { Receipt } from '../../utils/receipt/receipt';
import { countsOf, OutcomeCounts } from './outcome-counts';

/** With fewer receipts than this the columns would be as wide as a hand. */
const LEAST_COLUMNS = 12;

/** What was ended and what was not: one column for each receipt, the newest at the end, and the sums in words. */
export function ReceiptChart({ receipts }: { receipts: Receipt[] }) {
  const most = Math.max(...receipts.map(({ lines }) => lines.length));
  const columns = Math.max(LEAST_COLUMNS, receipts.length);
  return (
    <div class="chart">
      {/* Seen only: the sums below and the timeline say the same in words. */}
      <div
        class="chart-columns"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        aria-hidden="true"
      >
        {receipts.map(({ startedMs, lines }, index) => (
          <span
            key={startedMs}
            class="chart-column"
            style={{ gridColumn: columns - index, blockSize: `${(100 * lines.length) / most}%` }}
          >
            {countsOf(lines).map(([outcome, count]) => (
              <span key={outcome} data-outcome={outcome} style={{ flexGrow: count }} />
            ))}
          </span>
        ))}
      </div>
      <OutcomeCounts lines={receipts.flatMap(({ lines }) => lines)} />
    </div>
  );
}
