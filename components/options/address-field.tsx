import { useId } from 'preact/hooks';
import type { SectionProps } from './options';
import { useIsFound } from './search';
import { FieldWords } from './setting-field';
import { useDraft } from './use-draft';

/** The page that the next person finds. */
export function StartPageField({ view, actions }: SectionProps) {
  const noteId = useId();
  const isLocked = view.settings.locked.includes('startPage');
  const draft = useDraft(view.settings.values.startPage, (typed) => actions.setSetting('startPage', typed));
  if (!useIsFound(['settingStartPage', 'settingStartPageNote'], ['startPage']) && !draft.isUnsaved) return null;
  return (
    <label class="field" data-setting="startPage">
      <FieldWords
        label="settingStartPage"
        note="settingStartPageNote"
        isLocked={isLocked}
        problem={draft.problem}
        noteId={noteId}
      />
      <input
        type="url"
        dir="ltr"
        class="field-text field-address"
        placeholder="https://"
        aria-describedby={noteId}
        aria-invalid={draft.problem !== null}
        value={draft.value}
        disabled={isLocked}
        onInput={({ currentTarget }) => draft.type(currentTarget.value)}
        onChange={() => void draft.save()}
      />
    </label>
  );
}
