import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { SETTING_TABLE, type SettingKey, type Settings } from '../../utils/policy/setting-table';
import { Icon } from '../shared/icon';
import { type TextKey, type TimeUnit, unitText, useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';
import { useDraft } from './use-draft';

interface FieldProps extends SectionProps {
  label: TextKey;
  /** What it means, in one sentence. */
  note?: TextKey;
}

type KeyOf<Value> = { [Key in SettingKey]: Settings[Key] extends Value ? Key : never }[SettingKey];
type ChoiceKey = {
  [Key in SettingKey]: (typeof SETTING_TABLE)[Key] extends { kind: 'choice' } ? Key : never;
}[SettingKey];

interface FieldWordsProps {
  label: TextKey;
  note?: TextKey | undefined;
  isLocked: boolean;
  problem?: string | null;
  /** Id of what describes the control. */
  noteId: string;
}

/** Name, meaning, lock and trouble of one setting. */
export function FieldWords({ label, note, isLocked, problem, noteId }: FieldWordsProps) {
  const text = useText();
  return (
    <span class="field-words">
      <span class="field-label">{text(label)}</span>
      <span id={noteId} class="field-notes">
        {note && <span class="field-note">{text(note)}</span>}
        {isLocked && (
          <span class="field-locked">
            <Icon name="pin" />
            {text('settingLocked')}
          </span>
        )}
        {problem && (
          <span class="field-problem" role="alert">
            {problem}
          </span>
        )}
      </span>
    </span>
  );
}

interface FieldFrameProps {
  setting: SettingKey;
  children: ComponentChildren;
}

/** One row of a card. A press anywhere on it is a press on its control. */
const FieldFrame = ({ setting, children }: FieldFrameProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
  <label class="field" data-setting={setting}>
    {children}
  </label>
);

const isLockedIn = ({ view }: SectionProps, setting: SettingKey) => view.settings.locked.includes(setting);

/** A setting that is on or off. */
export function ToggleField(props: FieldProps & { setting: KeyOf<boolean> }) {
  const { view, actions, setting, label, note } = props;
  const noteId = useId();
  const isLocked = isLockedIn(props, setting);
  if (!useIsFound([label, note], [setting])) return null;
  return (
    <FieldFrame setting={setting}>
      <FieldWords {...{ label, note, isLocked, noteId }} />
      <input
        type="checkbox"
        role="switch"
        class="switch"
        aria-describedby={noteId}
        checked={view.settings.values[setting]}
        aria-checked={view.settings.values[setting]}
        disabled={isLocked}
        onChange={({ currentTarget }) => void actions.setSetting(setting, currentTarget.checked)}
      />
    </FieldFrame>
  );
}

/** What stands beside a count: its unit, and what nothing means. */
function Unit({ count, isOff, unit }: { count: number; isOff: boolean; unit: TimeUnit | undefined }) {
  const text = useText();
  return <span class="field-unit">{isOff ? text('settingOff') : unit && unitText(count, unit)}</span>;
}

/** A setting that is a whole number. What is typed stays until it could be saved, whatever else changes. */
export function NumberField(props: FieldProps & { setting: KeyOf<number>; unit?: TimeUnit }) {
  const { view, actions, setting, label, note, unit } = props;
  const text = useText();
  const noteId = useId();
  const { least, most } = SETTING_TABLE[setting];
  const isLocked = isLockedIn(props, setting);
  const isRight = (typed: string) => /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  const draft = useDraft(String(view.settings.values[setting]), async (typed) =>
    isRight(typed)
      ? actions.setSetting(setting, Number(typed))
      : text('settingNumberExpected', [String(least), String(most)]),
  );
  if (!useIsFound([label, note], [setting]) && !draft.isUnsaved) return null;
  return (
    <FieldFrame setting={setting}>
      <FieldWords {...{ label, note, isLocked, noteId, problem: draft.problem }} />
      <span class="field-control">
        <input
          type="text"
          inputMode="numeric"
          class="field-number"
          autocomplete="off"
          aria-describedby={noteId}
          aria-invalid={draft.problem !== null}
          value={draft.value}
          disabled={isLocked}
          onInput={({ currentTarget }) => draft.type(currentTarget.value)}
          onChange={() => void draft.save()}
        />
        <Unit count={Number(draft.value) || 0} isOff={least === 0 && draft.value === '0'} unit={unit} />
      </span>
    </FieldFrame>
  );
}

/** A setting that is one of a few words. */
export function ChoiceField<Key extends ChoiceKey>(
  props: FieldProps & { setting: Key; words: Record<Settings[Key], TextKey> },
) {
  const { view, actions, setting, label, note, words } = props;
  const text = useText();
  const noteId = useId();
  const isLocked = isLockedIn(props, setting);
  const among = Object.keys(words) as Settings[Key][];
  const found = useIsFound(
    [label, note],
    among.map((one) => text(words[one])),
  );
  if (!found) return null;
  const choose = (value: string) => {
    const chosen = among.find((one) => one === value);
    if (chosen !== undefined) void actions.setSetting(setting, chosen);
  };
  return (
    <FieldFrame setting={setting}>
      <FieldWords {...{ label, note, isLocked, noteId }} />
      <select
        class="field-select"
        aria-describedby={noteId}
        value={view.settings.values[setting]}
        disabled={isLocked}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {among.map((one) => (
          <option key={one} value={one}>
            {text(words[one])}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
