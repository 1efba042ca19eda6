import { useRef, useState } from 'preact/hooks';
import type { OpenSession } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { Sheet } from '../shared/sheet';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';

/** A rule is written to the disk: of a private window none is made. */
const isFree = ({ preference, preferenceSource, storeKind }: OpenSession) =>
  storeKind !== 'private' && preference !== 'keep' && !preferenceSource.byPolicy;

/** One press keeps everything that is open now; the list is shown first, and each site can be taken out of it. */
export function KeepNow({ view, actions }: SectionProps) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const open = [...new Map(view.open.filter(isFree).map((one) => [one.site, one])).values()];
  if (!useIsFound(['keepNow', 'keepNowNote'])) return null;
  const save = (sites: string[]) => {
    setIsAsking(false);
    const put = sites.map((pattern) => ({ pattern, store: null, preference: 'keep' as const }));
    if (put.length > 0) void actions.changeRules({ put, drop: [] });
  };
  return (
    <div class="field">
      <span class="field-words">
        <span class="field-label">{text('keepNow')}</span>
        <span class="field-notes">
          <span class="field-note">{text(open.length > 0 ? 'keepNowNote' : 'keepNowNothing')}</span>
        </span>
      </span>
      <Button
        action="keep-now"
        onPress={() => setIsAsking(true)}
        isDisabled={open.length === 0 || view.preferences.isNewer}
      >
        {text('keepNowShow')}
      </Button>
      {isAsking && <KeepSheet open={open} onSave={save} onCancel={() => setIsAsking(false)} />}
    </div>
  );
}

interface KeepSheetProps {
  open: OpenSession[];
  onSave: (sites: string[]) => void;
  onCancel: () => void;
}

function KeepSheet({ open, onSave, onCancel }: KeepSheetProps) {
  const text = useText();
  const save = useRef<HTMLButtonElement>(null);
  const [without, setWithout] = useState<string[]>([]);
  const toggle = (site: string) =>
    setWithout((now) => (now.includes(site) ? now.filter((one) => one !== site) : [...now, site]));
  const kept = open.filter(({ site }) => !without.includes(site));
  return (
    <Sheet titleId="keep-title" onCancel={onCancel} firstFocus={save}>
      <h2 id="keep-title">{text('keepNowTitle')}</h2>
      <ul class="keep-list">
        {open.map(({ site, name, account }) => (
          <li key={site}>
            <label data-keep={site}>
              <input type="checkbox" checked={!without.includes(site)} onChange={() => toggle(site)} />
              <bdi>{name}</bdi>
              {account !== null && <bdi class="field-note">{account}</bdi>}
            </label>
          </li>
        ))}
      </ul>
      <div class="sheet-buttons">
        <Button action="cancel" onPress={onCancel}>
          {text('cancel')}
        </Button>
        <Button
          action="save-kept"
          kind="main"
          onPress={() => onSave(kept.map(({ site }) => site))}
          isDisabled={kept.length === 0}
          buttonRef={save}
        >
          {text('keepNowSave')}
        </Button>
      </div>
    </Sheet>
  );
}
