import { IconButton } from '../shared/button';
import { Mark } from '../shared/mark';
import { useText } from '../shared/text';

interface HeaderProps {
  /** Absent while there is nothing to check. */
  onCheckNow: (() => void) | null;
  isLooking: boolean;
  onOptions: () => void;
}

/** Mark, name the quiet *Check now*, and the way to the options. */
export function Header({ onCheckNow, isLooking, onOptions }: HeaderProps) {
  const text = useText();
  return (
    <header class="header">
      <Mark />
      <span class="header-name">{text('extensionName')}</span>
      {onCheckNow && (
        <IconButton
          action="check-now"
          icon="refresh"
          label={text(isLooking ? 'looking' : 'checkNow')}
          isBusy={isLooking}
          onPress={onCheckNow}
        />
      )}
      <IconButton action="open-options" icon="settings" label={text('openOptions')} onPress={onOptions} />
    </header>
  );
}
