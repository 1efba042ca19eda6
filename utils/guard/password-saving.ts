import type { PasswordSaving, PrivacySettings } from '../browser/privacy-settings';
import type { EffectiveSettings } from '../policy/settings';

/** Keeps the browser from offering to save passwords, addresses and cards. */
export interface PasswordSavingGuard {
  listen(): void;
  state(): PasswordSaving;
}

/** `onChange` is called whenever the state is another. */
export function createPasswordSavingGuard(input: {
  settings: EffectiveSettings;
  privacy: PrivacySettings;
  onChange(): void;
  onFailure(error: unknown): void;
}): PasswordSavingGuard {
  const { settings, privacy } = input;
  let state: PasswordSaving = 'off';
  let last = settings.ready;
  // One after the other: what was asked last is what holds.
  const apply = () => {
    last = last
      .then(() => privacy.stopSaving(settings.values().guardPasswordSaving))
      .then((now) => {
        const isOther = now !== state;
        state = now;
        if (isOther) input.onChange();
      })
      .catch(input.onFailure);
  };
  return {
    listen() {
      settings.onChange(apply);
      privacy.onPermission(apply);
      apply();
    },
    state: () => state,
  };
}
