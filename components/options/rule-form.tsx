import { useId, useState } from 'preact/hooks';
import { PREFERENCES, type Preference } from '../../utils/preference/preference';
import { Button } from '../shared/button';
import { PREFERENCE_LABELS } from '../shared/preference-choice';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';
import { useDraft } from './use-draft';

/** Makes a rule for a site, or for everything below one. What was typed stays until it could be saved. */
export function RuleForm({ view, actions }: SectionProps) {
  const text = useText();
  const noteId = useId();
  const [preference, setPreference] = useState<Preference>('keep');
  const draft = useDraft('', async (typed) => {
    const pattern = actions.patternOf(typed);
    if (pattern === null) return text('ruleExpected');
    return actions.changeRules({ put: [{ pattern, store: null, preference }], drop: [] });
  });
  if (!useIsFound(['ruleSite', 'ruleNote', 'ruleAdd']) && !draft.isUnsaved) return null;
  const add = (event: Event) => {
    event.preventDefault();
    void draft.save();
  };
  return (
    <form class="field rule-form" onSubmit={add}>
      <label class="field-words">
        <span class="field-label">{text('ruleSite')}</span>
        <span id={noteId} class="field-notes">
          <span class="field-note">{text('ruleNote')}</span>
          {draft.problem && (
            <span class="field-problem" role="alert">
              {draft.problem}
            </span>
          )}
        </span>
        <input
          type="text"
          class="field-text"
          dir="ltr"
          placeholder="example.org"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby={noteId}
          aria-invalid={draft.problem !== null}
          value={draft.value}
          disabled={view.preferences.isNewer}
          onInput={({ currentTarget }) => draft.type(currentTarget.value)}
        />
      </label>
      <span class="field-control">
        <NewPreference value={preference} onChange={setPreference} />
        <Button action="add-rule" onPress={() => void draft.save()} isDisabled={draft.value.trim() === ''}>
          {text('ruleAdd')}
        </Button>
      </span>
    </form>
  );
}

function NewPreference({ value, onChange }: { value: Preference; onChange: (chosen: Preference) => void }) {
  const text = useText();
  return (
    <select
      class="field-select"
      aria-label={text('rulePreference')}
      value={value}
      onChange={({ currentTarget }) => onChange(PREFERENCES.find((one) => one === currentTarget.value) ?? value)}
    >
      {PREFERENCES.map((one) => (
        <option key={one} value={one}>
          {text(PREFERENCE_LABELS[one])}
        </option>
      ))}
    </select>
  );
}
