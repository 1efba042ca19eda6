import type { LoginGuards } from '../browser/login-guard';
import type { PasswordSaving, PrivacySettings } from '../browser/privacy-settings';
import { type AfterLoginInput, createAfterLogin } from './after-login';
import { createLoginBoxes } from './login-boxes';
import { createPasswordSavingGuard } from './password-saving';

/** What keeps a login from being remembered in the first place. Each guard is a setting of its own. */
export interface Guards {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  passwordSaving(): PasswordSaving;
  onChange(listener: () => void): void;
}

type GuardsInput = Omit<AfterLoginInput, 'onAnswer'> & { privacy: PrivacySettings; loginForms: LoginGuards };

export function createGuards({ privacy, loginForms, ...input }: GuardsInput): Guards {
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const saving = createPasswordSavingGuard({ ...input, privacy, onChange: changed });
  const boxes = createLoginBoxes({ ...input, pages: loginForms });
  const choice = createAfterLogin({ ...input, onAnswer: changed });
  return {
    listen() {
      saving.listen();
      boxes.listen();
      choice.listen();
    },
    passwordSaving: saving.state,
    onChange: (listener) => void listeners.push(listener),
  };
}
