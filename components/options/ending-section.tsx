import type { SectionProps } from './options';
import { NumberField, ToggleField } from './setting-field';

/** What ends a visit by itself. */
export function EndingSection(props: SectionProps) {
  return (
    <>
      <NumberField
        {...props}
        setting="idleMinutes"
        label="settingIdleMinutes"
        note="settingIdleMinutesNote"
        unit="unitMinutes"
      />
      <NumberField {...props} setting="longestVisitMinutes" label="settingLongestVisitMinutes" unit="unitMinutes" />
      <ToggleField {...props} setting="endOnLock" label="settingEndOnLock" />
      <ToggleField {...props} setting="endOnLastWindow" label="settingEndOnLastWindow" />
    </>
  );
}
