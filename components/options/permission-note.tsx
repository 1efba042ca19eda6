import type { SettingKey } from '../../utils/policy/setting-table';
import { Button } from '../shared/button';
import { Icon } from '../shared/icon';
import { useText } from '../shared/text';
import type { SectionProps } from './options';

/** Below a setting that is on but has no effect, because the browser was not asked yet. */
export function PermissionNote({ view, actions, missing, setting }: SectionProps & { setting: SettingKey }) {
  const text = useText();
  if (!view.settings.values[setting] || !missing?.includes(setting)) return null;
  return (
    <p class="field-allow" data-missing={setting}>
      <Icon name="attention" />
      <span>{text('settingNeedsPermission')}</span>
      <Button action="allow-setting" onPress={() => actions.allowSetting(setting)}>
        {text('allowSetting')}
      </Button>
    </p>
  );
}
