import { PREFERENCE_LABELS } from '../shared/preference-choice';
import { ExchangeField } from './exchange-field';
import { KeepNow } from './keep-now';
import type { SectionProps } from './options';
import { RuleForm } from './rule-form';
import { RuleList } from './rule-list';
import { ChoiceField } from './setting-field';
import { StoreField } from './store-field';

/** What the person wants of sites: by default, by kind of store, by rule. */
export function PreferencesSection(props: SectionProps) {
  return (
    <>
      <ChoiceField
        {...props}
        setting="defaultPreference"
        label="settingDefaultPreference"
        note="settingDefaultPreferenceNote"
        words={PREFERENCE_LABELS}
      />
      <StoreField {...props} store="private" label="preferencePrivate" />
      <StoreField {...props} store="container" label="preferenceContainer" />
      <KeepNow {...props} />
      <RuleForm {...props} />
      <RuleList {...props} />
      <ExchangeField {...props} />
    </>
  );
}
