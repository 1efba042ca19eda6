import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './icon';

interface ButtonProps {
  /** Stable name for automation (`data-action`). */
  action: string;
  onPress: () => void;
  /** `main` once a screen, `quiet` beside it, `plain` inside text. */
  kind?: 'main' | 'quiet' | 'plain';
  icon?: IconName;
  isDisabled?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** A button with words. */
export function Button({ action, onPress, kind = 'quiet', icon, isDisabled, buttonRef, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${kind}`}
      data-action={action}
      disabled={isDisabled}
      onClick={onPress}
      ref={buttonRef}
    >
      {icon && <Icon name={icon} directed={icon === 'exit'} />}
      {children}
    </button>
  );
}

interface IconButtonProps {
  action: string;
  icon: IconName;
  /** Accessible name, also shown as a tooltip. */
  label: string;
  onPress: () => void;
  isBusy?: boolean;
}

/** A button with a drawing only; its name is spoken and shown on hover. */
export function IconButton({ action, icon, label, onPress, isBusy }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-action={action}
      data-busy={isBusy || undefined}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} directed={icon === 'exit'} />
    </button>
  );
}
