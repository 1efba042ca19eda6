import { StartPageField } from './address-field';
import type { SectionProps } from './options';
import { PermissionNote } from './permission-note';
import { NumberField, ToggleField } from './setting-field';
import { WeekField } from './week-field';

/** What ends a visit by itself, and what comes after it. */
export function EndingSection(props: SectionProps) {
  return (
    <>
      <NumberField
        {...props}
        setting="idleMinutes"
        label="settingIdleMinutes"
        note="settingIdleMinutesNote"
        unit="minute"
      />
      <NumberField {...props} setting="countdownSeconds" label="settingCountdownSeconds" unit="second" />
      <ToggleField {...props} setting="waitForMediaAndForms" label="settingWaitForMediaAndForms" />
      <NumberField {...props} setting="longestVisitMinutes" label="settingLongestVisitMinutes" unit="minute" />
      <WeekField {...props} />
      <ToggleField {...props} setting="endOnLock" label="settingEndOnLock" />
      <ToggleField {...props} setting="endOnLastWindow" label="settingEndOnLastWindow" />
      <ToggleField {...props} setting="endAtStart" label="settingEndAtStart" note="settingEndAtStartNote" />
      <ToggleField
        {...props}
        setting="logOutWithLastTab"
        label="settingLogOutWithLastTab"
        note="settingLogOutWithLastTabNote"
      />
      <StartPageField {...props} />
      <div class="field-group">
        <ToggleField
          {...props}
          setting="notifyLeftToDo"
          label="settingNotifyLeftToDo"
          note="settingNotifyLeftToDoNote"
        />
        <PermissionNote {...props} setting="notifyLeftToDo" />
      </div>
    </>
  );
}
