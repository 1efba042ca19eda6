import { Button } from '../shared/button';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { ToggleField } from './setting-field';

/** What keeps a login from being remembered in the first place. */
export function GuardsSection(props: SectionProps) {
  return (
    <>
      <ToggleField
        {...props}
        setting="guardPasswordSaving"
        label="settingGuardPasswordSaving"
        note="settingGuardPasswordSavingNote"
      />
      <PasswordSavingState {...props} />
      <ToggleField
        {...props}
        setting="guardRememberBoxes"
        label="settingGuardRememberBoxes"
        note="settingGuardRememberBoxesNote"
      />
      <ToggleField {...props} setting="askAfterLogin" label="settingAskAfterLogin" note="settingAskAfterLoginNote" />
    </>
  );
}

/** Says where the guard of password saving is on, but cannot do its work, and what can be done. */
function PasswordSavingState({ view, actions }: SectionProps) {
  const text = useText();
  if (view.passwordSaving === 'denied')
    return (
      <div class="field-trouble">
        <p>{text('guardDenied')}</p>
        <Button action="allow-privacy" onPress={actions.allowPrivacy}>
          {text('guardAllow')}
        </Button>
      </div>
    );
  if (view.passwordSaving === 'controlled-elsewhere') return <p class="field-trouble">{text('guardElsewhere')}</p>;
  return null;
}
