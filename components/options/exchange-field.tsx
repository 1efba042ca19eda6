import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PreferenceRule } from '../../utils/preference/preference';
import { Button } from '../shared/button';
import { PREFERENCE_LABELS } from '../shared/preference-choice';
import { Sheet } from '../shared/sheet';
import { STORE_LABELS } from '../shared/store-labels';
import { formatCount, useText } from '../shared/text';
import type { SectionProps } from './options';
import type { ImportOffer } from './options-actions';
import { useIsFound } from './search';

/** Preferences as a file: out, and in, where what would change is shown before it is taken. */
export function ExchangeField({ view, actions }: SectionProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [offer, setOffer] = useState<ImportOffer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { asideCount, isNewer } = view.preferences;
  if (!useIsFound(['exchange', 'exchangeNote', 'exchangeExport', 'exchangeImport'])) return null;
  const read = async (file: File | undefined) => {
    const found = file ? await actions.readImport(file) : null;
    setProblem(found && !found.ok ? found.error : null);
    setOffer(found);
    if (input.current) input.current.value = '';
  };
  const take = async () => {
    if (offer?.ok) setProblem(await offer.take());
    setOffer(null);
  };
  return (
    <div class="field exchange">
      <span class="field-words">
        <span class="field-label">{text('exchange')}</span>
        <span class="field-notes">
          <span class="field-note">{text('exchangeNote')}</span>
          {asideCount > 0 && <span class="field-problem">{text('rulesAside', [formatCount(asideCount)])}</span>}
          {isNewer && <span class="field-problem">{text('rulesNewer')}</span>}
          {problem && (
            <span class="field-problem" role="alert">
              {text('exchangeWrong', [problem])}
            </span>
          )}
        </span>
      </span>
      <span class="field-control">
        <Button action="export" onPress={actions.exportPreferences}>
          {text('exchangeExport')}
        </Button>
        <Button action="import" onPress={() => input.current?.click()} isDisabled={isNewer}>
          {text('exchangeImport')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text('exchangeImport')}
          onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
        />
      </span>
      {offer?.ok && <ImportSheet offer={offer} onTake={() => void take()} onCancel={() => setOffer(null)} />}
    </div>
  );
}

interface ImportSheetProps {
  offer: Extract<ImportOffer, { ok: true }>;
  onTake: () => void;
  onCancel: () => void;
}

function ImportSheet({ offer, onTake, onCancel }: ImportSheetProps) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const { added, changed, sameCount, byDefault } = offer.difference;
  const isDefaultOther = byDefault !== null && byDefault.before !== byDefault.after;
  const isEmpty = added.length + changed.length === 0 && !isDefaultOther;
  return (
    <Sheet titleId="import-title" onCancel={onCancel} firstFocus={button}>
      <h2 id="import-title">{text(isEmpty ? 'importNothing' : 'importTitle')}</h2>
      <ul class="import-list">
        {isDefaultOther && (
          <li>
            {text('importDefault', [
              text(PREFERENCE_LABELS[byDefault.before]),
              text(PREFERENCE_LABELS[byDefault.after]),
            ])}
          </li>
        )}
        {added.map((rule) => (
          <ImportLine key={`${rule.pattern} ${rule.store}`} rule={rule}>
            {text('importAdded', [rule.pattern, text(PREFERENCE_LABELS[rule.preference])])}
          </ImportLine>
        ))}
        {changed.map(({ rule, before }) => (
          <ImportLine key={`${rule.pattern} ${rule.store}`} rule={rule}>
            {text('importChanged', [
              rule.pattern,
              text(PREFERENCE_LABELS[before]),
              text(PREFERENCE_LABELS[rule.preference]),
            ])}
          </ImportLine>
        ))}
      </ul>
      {sameCount > 0 && <p class="sheet-note">{text('importSame', [formatCount(sameCount)])}</p>}
      <div class="sheet-buttons">
        <Button action="cancel" onPress={onCancel}>
          {text('cancel')}
        </Button>
        <Button action="take-import" kind="main" onPress={onTake} isDisabled={isEmpty} buttonRef={button}>
          {text('importTake')}
        </Button>
      </div>
    </Sheet>
  );
}

/** One change, and in which kind of window it counts where that is not all of them. */
function ImportLine({ rule: { store }, children }: { rule: PreferenceRule; children: ComponentChildren }) {
  const text = useText();
  return (
    <li>
      {children} {store !== null && <span class="field-note">{text(STORE_LABELS[store])}</span>}
    </li>
  );
}
