/** One text as translators write it; only English says what its placeholders stand for, and in which order they come. */
export interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

export type Messages = Record<string, Message>;

const PLACEHOLDER = /\$(\w+)\$/g;

/** The plural forms that `Intl.PluralRules` may ask for, as keys end with them. */
export const PLURAL_FORMS = ['Zero', 'One', 'Two', 'Few', 'Many', 'Other'];
const FORM_AT_END = new RegExp(`(?:${PLURAL_FORMS.join('|')})$`);

/** The last of the plural forms of a text: it is the one that always has the count in it. */
export const otherForm = (key: string): string => key.replace(FORM_AT_END, 'Other');

/** What a text's placeholders are in the package: `$1` and so on. A form that other languages have takes those of *Other*. */
export function substitutionsOf(key: string, english: Messages): Map<string, string> {
  const declared = { ...english[otherForm(key)]?.placeholders, ...english[key]?.placeholders };
  return new Map(Object.entries(declared).map(([name, { content }]) => [name, content]));
}

/** Names of the placeholders in a text, in lower case. */
export const placeholdersIn = (message: string): string[] =>
  [...message.matchAll(PLACEHOLDER)].map(([, name = '']) => name.toLowerCase());

/**
 * One language as the browser gets it: no descriptions, and `$1` where translators see `$COUNT$`. `textLanguage` is the
 * language that the texts really are in: a browser whose language we do not speak falls back to English, and says its own.
 */
export function packedMessages(messages: Messages, english: Messages, language: string): string {
  const packed = Object.entries(messages).map(([key, { message }]) => {
    const substitutions = substitutionsOf(key, english);
    const filled = message.replace(PLACEHOLDER, (written, name: string) => {
      const content = substitutions.get(name.toLowerCase());
      if (content === undefined) throw new Error(`${language}: ${key}: English has no placeholder ${written}`);
      return content;
    });
    return [key, { message: filled }];
  });
  return JSON.stringify(Object.fromEntries([...packed, ['textLanguage', { message: language.replace('_', '-') }]]));
}
