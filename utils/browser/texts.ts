import browser from './api';

/** The text for a key of `public/_locales`, in the browser's language; placeholders are filled in order. */
export const text = (key: string, substitutions?: string[]): string => browser.i18n.getMessage(key, substitutions);

/** The language the texts are in, as `en` or `pt-BR`, and its writing direction. */
export const textLanguage = (): { language: string; direction: string } => ({
  language: browser.i18n.getMessage('@@ui_locale').replace('_', '-'),
  direction: browser.i18n.getMessage('@@bidi_dir'),
});
