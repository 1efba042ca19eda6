import type { SectionProps } from './options';
import { ToggleField } from './setting-field';

/** What keeps a login from being remembered in the first place. */
export function GuardsSection(props: SectionProps) {
  return (
    <>
      <ToggleField {...props} setting="guardPasswordSaving" label="settingGuardPasswordSaving" />
      <ToggleField {...props} setting="guardRememberBoxes" label="settingGuardRememberBoxes" />
      <ToggleField {...props} setting="askAfterLogin" label="settingAskAfterLogin" />
    </>
  );
}
