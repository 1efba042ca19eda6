import {
  type Messages,
  otherForm,
  PLURAL_FORMS,
  placeholdersIn,
  substitutionsOf,
} from '../../../utils/browser/pack-texts.ts';

/** Stores cut the description of an extension there. */
const DESCRIPTION_LENGTH = 132;
/** English texts up to this length stand on buttons, tabs and badges, which do not grow. */
const SHORT = 20;
/** Forms for millions and fractions only, which no count of ours reaches. */
const UNNEEDED: Record<string, string> = { es: 'Many', fr: 'Many', it: 'Many', pt: 'Many' };

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const tagOf = (language: string) => language.replace('_', '-');
const stemOf = (key: string) => otherForm(key).slice(0, -'Other'.length);

/** Whether a key is one of the forms of a text with a count. */
const isForm = (key: string, english: Messages) =>
  PLURAL_FORMS.some((form) => key.endsWith(form)) && `${stemOf(key)}One` in english && `${stemOf(key)}Other` in english;

/** The plural forms that a language has to write, as keys end with them. */
export function formsOf(language: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(tagOf(language)).resolvedOptions();
  return pluralCategories.map(capital).filter((form) => form !== UNNEEDED[language.slice(0, 2)]);
}

/** Every key that a language has to have, in the order of English. */
export function keysFor(language: string, english: Messages): string[] {
  const forms = formsOf(language);
  const ordered = PLURAL_FORMS.filter((form) => forms.includes(form));
  const keys = Object.keys(english).flatMap((key) =>
    isForm(key, english) ? ordered.map((form) => stemOf(key) + form) : [key],
  );
  return [...new Set(keys)];
}

/** Whether a form stands for one single count, so that it may be worded without a number. */
function isOneCount(language: string, key: string): boolean {
  const rules = new Intl.PluralRules(tagOf(language));
  const counts = Array.from({ length: 200 }, (_, count) => count);
  return counts.filter((count) => key.endsWith(capital(rules.select(count)))).length === 1;
}

/** What a language has not got yet, as a translator takes it: the English text of each key and what it is for. */
export function missingTexts(language: string, messages: Messages, english: Messages): Messages {
  const missing = keysFor(language, english).filter((key) => !(key in messages));
  return Object.fromEntries(
    missing.map((key) => {
      const { message = '', description = '' } = english[key] ?? english[otherForm(key)] ?? {};
      return [key, { message, description }];
    }),
  );
}

function placeholderProblem(language: string, key: string, message: string, english: Messages): string | null {
  const wanted = [...substitutionsOf(key, english).keys()].sort();
  const there = [...new Set(placeholdersIn(message))].sort();
  const [count] = [...substitutionsOf(key, english)].find(([, content]) => content === '$1') ?? [];
  const mayLackCount = isForm(key, english) && isOneCount(language, key);
  const asked = mayLackCount && !there.includes(count ?? '') ? wanted.filter((name) => name !== count) : wanted;
  if (/\$/.test(message.replace(/\$\w+\$/g, ''))) return 'has a lonely $';
  return asked.join() === there.join() ? null : `has the placeholders ${there.join()} instead of ${asked.join()}`;
}

function lengthProblem(key: string, message: string, english: Messages): string | null {
  if (key === 'extensionDescription')
    return message.length > DESCRIPTION_LENGTH ? `is longer than ${DESCRIPTION_LENGTH}` : null;
  // A form without a number is short in English, and none of the places for a count is as narrow.
  const original = Math.max(...[key, otherForm(key)].map((one) => english[one]?.message.length ?? 0));
  const limit = Math.max(2 * original, original + 10);
  return original <= SHORT && message.length > limit ? `is longer than ${limit}: ${message}` : null;
}

/** Everything that is wrong with one language beside texts that it lacks. */
export function textProblems(language: string, messages: Messages, english: Messages): string[] {
  const expected = new Set(keysFor(language, english));
  return Object.entries(messages).flatMap(([key, { message }]) => {
    if (!expected.has(key))
      return [`${language}: ${key}: is not a text of English, nor a form that this language needs`];
    const reasons = [
      message.trim() === message && message !== '' ? null : 'is empty, or has a space at its end',
      placeholderProblem(language, key, message, english),
      lengthProblem(key, message, english),
    ];
    return reasons.filter((reason) => reason !== null).map((reason) => `${language}: ${key}: ${reason}`);
  });
}

/** Keys that no source file names: as they are, by the stem of a text with a count, or as the manifest does. */
export function unusedTexts(english: Messages, source: string): string[] {
  const isNamed = (word: string) => new RegExp(`['"_]${word}(__|['"])`).test(source);
  return Object.keys(english).filter((key) => !isNamed(key) && !(isForm(key, english) && isNamed(stemOf(key))));
}
