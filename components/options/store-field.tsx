import { useId } from 'preact/hooks';
import { PREFERENCES } from '../../utils/preference/preference';
import type { StoreKind } from '../../utils/session/store';
import { PREFERENCE_LABELS } from '../shared/preference-choice';
import { type TextKey, useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';
import { FieldWords } from './setting-field';

/** What is wanted of every site in one kind of store, unless a rule for the site says otherwise. */
export function StoreField({ view, actions, store, label }: SectionProps & { store: StoreKind; label: TextKey }) {
  const text = useText();
  const noteId = useId();
  const name = { pattern: '*', store };
  const isOfStore = (rule: { pattern: string; store: StoreKind | null }) =>
    rule.pattern === '*' && rule.store === store;
  const forced = view.preferences.policyRules.find(isOfStore);
  // Against a default that an administrator enforces no choice for every site counts.
  const isLocked = forced !== undefined || view.settings.locked.includes('defaultPreference');
  const value = (forced ?? view.preferences.rules.find(isOfStore))?.preference ?? '';
  if (!useIsFound([label, 'preferenceAsElsewhere'])) return null;
  const choose = (chosen: string) => {
    const preference = PREFERENCES.find((one) => one === chosen);
    const change = preference ? { put: [{ ...name, preference }], drop: [] } : { put: [], drop: [name] };
    void actions.changeRules(change);
  };
  return (
    <label class="field" data-store={store}>
      <FieldWords {...{ label, isLocked, noteId }} />
      <select
        class="field-select"
        aria-describedby={noteId}
        value={value}
        disabled={isLocked || view.preferences.isNewer}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{text('preferenceAsElsewhere')}</option>
        {PREFERENCES.map((one) => (
          <option key={one} value={one}>
            {text(PREFERENCE_LABELS[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
