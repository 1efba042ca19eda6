import browser from './api';

/** The text for a key of `public/_locales`, in the browser's language or in English; placeholders are filled in order. */
export const text = (key: string, substitutions?: string[]): string => browser.i18n.getMessage(key, substitutions);

const RIGHT_TO_LEFT = ['ar', 'he'];

/** The language that the texts are really in, as `en` or `pt-BR`, and its writing direction. The build puts it among them. */
export function textLanguage(): { language: string; direction: 'ltr' | 'rtl' } {
  const language = browser.i18n.getMessage('textLanguage');
  return { language, direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr' };
}
