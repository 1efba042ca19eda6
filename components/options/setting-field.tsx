import { SETTING_TABLE, type SettingKey, type Settings } from '../../utils/policy/setting-table';
import { type TextKey, useText } from '../shared/text';
import type { SectionProps } from './options';

interface FieldProps extends SectionProps {
  label: TextKey;
  /** What it means, in one sentence. */
  note?: TextKey;
}

type KeyOf<Value> = { [Key in SettingKey]: Settings[Key] extends Value ? Key : never }[SettingKey];

/** Says that an administrator has set this, and that it cannot be changed here. */
function Locked({ isLocked }: { isLocked: boolean }) {
  const text = useText();
  return isLocked ? <span class="field-locked">{text('settingLocked')}</span> : null;
}

/** A setting that is on or off. */
export function ToggleField({ view, actions, setting, label, note }: FieldProps & { setting: KeyOf<boolean> }) {
  const text = useText();
  const isLocked = view.settings.locked.includes(setting);
  return (
    <label class="field" data-setting={setting}>
      <span class="field-words">
        <span class="field-label">{text(label)}</span>
        {note && <span class="field-note">{text(note)}</span>}
        <Locked isLocked={isLocked} />
      </span>
      <input
        type="checkbox"
        checked={view.settings.values[setting]}
        disabled={isLocked}
        onChange={({ currentTarget }) => actions.setSetting(setting, currentTarget.checked)}
      />
    </label>
  );
}

/** A setting that is a whole number; its unit is in its label. */
export function NumberField({ view, actions, setting, label, note }: FieldProps & { setting: KeyOf<number> }) {
  const text = useText();
  const isLocked = view.settings.locked.includes(setting);
  const { least, most } = SETTING_TABLE[setting];
  return (
    <label class="field" data-setting={setting}>
      <span class="field-words">
        <span class="field-label">{text(label)}</span>
        {note && <span class="field-note">{text(note)}</span>}
        <Locked isLocked={isLocked} />
      </span>
      <input
        type="number"
        min={least}
        max={most}
        value={view.settings.values[setting]}
        disabled={isLocked}
        onChange={({ currentTarget }) => actions.setSetting(setting, currentTarget.valueAsNumber)}
      />
    </label>
  );
}
