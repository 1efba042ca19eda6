import type { SectionProps } from './options';
import { ChoiceField } from './setting-field';

/** Who uses this computer: what every other setting is until somebody sets it. */
export function ComputerSection(props: SectionProps) {
  return (
    <ChoiceField
      {...props}
      setting="mode"
      label="settingMode"
      note="settingModeNote"
      words={{ 'only-me': 'modeOnlyMe', shared: 'modeShared', kiosk: 'modeKiosk' }}
    />
  );
}
