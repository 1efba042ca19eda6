import { useState } from 'preact/hooks';
import type { Receipt } from '../../utils/receipt/receipt';
import { Button } from '../shared/button';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { ReceiptChart } from './receipt-chart';
import { CAUSE_LABELS, ReceiptLine } from './receipt-line';
import { useIsFound } from './search';
import { ToggleField } from './setting-field';

/** So many are seen at once; the rest by a press. */
const FIRST = 5;

/** What ending visits came to: a chart of all receipts, and the newest one by one. */
export function ReceiptsSection(props: SectionProps) {
  return (
    <>
      <ToggleField {...props} setting="keepReceipts" label="settingKeepReceipts" note="settingKeepReceiptsNote" />
      {props.view.settings.values.keepReceipts && (
        <Receipts receipts={props.view.receipts} onClear={props.actions.clearReceipts} />
      )}
    </>
  );
}

function Receipts({ receipts, onClear }: { receipts: Receipt[]; onClear: () => void }) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  if (!useIsFound(['optionsReceipts', 'receiptsNone', ...Object.values(CAUSE_LABELS)])) return null;
  if (receipts.length === 0) return <p class="field field-note">{text('receiptsNone')}</p>;
  return (
    <div class="field receipts">
      <ReceiptChart receipts={receipts} />
      <ol class="timeline">
        {receipts.slice(0, isWhole ? receipts.length : FIRST).map((receipt) => (
          <ReceiptLine key={receipt.startedMs} receipt={receipt} />
        ))}
      </ol>
      <div class="receipts-buttons">
        {!isWhole && receipts.length > FIRST && (
          <Button action="show-receipts" onPress={() => setWhole(true)}>
            {text('receiptsAll')}
          </Button>
        )}
        <Button action="clear-receipts" onPress={onClear}>
          {text('receiptsClear')}
        </Button>
      </div>
    </div>
  );
}
