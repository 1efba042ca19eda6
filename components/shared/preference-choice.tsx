import { PREFERENCES, type Preference } from '../../utils/preference/preference';
import { type TextKey, useText } from './text';

export const PREFERENCE_LABELS: Record<Preference, TextKey> = {
  forget: 'preferenceForget',
  remember: 'preferenceRemember',
  keep: 'preferenceKeep',
  ask: 'preferenceAsk',
};

interface PreferenceChoiceProps {
  site: string;
  value: Preference;
  /** What may be chosen; all of them unless told. */
  among?: readonly Preference[];
  /** Why it is what it is; spoken, and shown on hover. */
  why?: string;
  isLocked?: boolean;
  onChange: (preference: Preference) => void;
}

/** The browser's own list, drawn quietly: it is reachable by keyboard, touch and screen reader without our help. */
export function PreferenceChoice({ site, value, among = PREFERENCES, why, isLocked, onChange }: PreferenceChoiceProps) {
  const text = useText();
  const choose = (chosen: string) => {
    const preference = among.find((one) => one === chosen);
    if (preference && preference !== value) onChange(preference);
  };
  return (
    <select
      class="choice"
      data-value={value}
      aria-label={text('preferenceOf', [site])}
      aria-description={why}
      title={why}
      disabled={isLocked}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {among.map((preference) => (
        <option key={preference} value={preference}>
          {text(PREFERENCE_LABELS[preference])}
        </option>
      ))}
    </select>
  );
}
