import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { type Messages, otherForm, placeholdersIn } from '../../utils/browser/pack-texts';
import { formsOf, keysFor, missingTexts, textProblems, unusedTexts } from './rules/texts';
import { ROOT, readText, shippedSources } from './source';
import toTranslate from './texts-to-translate.json';

/** Keys of texts that are new in English; of those with a count, the one that ends with `Other`. */
const waiting: string[] = toTranslate;
const isWaiting = (key: string) => waiting.includes(key) || waiting.includes(otherForm(key));

const LANGUAGES = readdirSync(`${ROOT}/public/_locales`).sort();
const textsOf = (language: string) => JSON.parse(readText(`public/_locales/${language}/messages.json`)) as Messages;
const source = [...shippedSources().map(({ text }) => text), readText('wxt.config.ts')].join('\n');

test('every text is used somewhere', () => {
  expect(unusedTexts(english, source)).toEqual([]);
});

test('every text that the manifest names is there', () => {
  const named = [...source.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key);
  expect(named.filter((key) => !(key in english))).toEqual([]);
});

test('every text has a description, and every placeholder is declared and used', () => {
  for (const [key, { message, description, ...more }] of Object.entries(english as Messages)) {
    expect(description, key).toMatch(/\S/);
    expect([...new Set(placeholdersIn(message))].sort(), key).toEqual(Object.keys(more.placeholders ?? {}).sort());
  }
});

test('no two keys differ in their case only: browsers would take them for one', () => {
  const keys = Object.keys(english).map((key) => key.toLowerCase());
  expect(new Set(keys).size).toBe(keys.length);
});

/** The languages that Walkaway speaks. */
const SPOKEN = 'ar de en es fr he hi id it ja ko nl pl pt_BR ru tr uk vi zh_CN zh_TW'.split(' ');

test('every language is there', () => {
  expect(LANGUAGES).toEqual(SPOKEN);
});

const HINT = 'Translate it, or put its key into tests/architecture/texts-to-translate.json (npm run texts lists all)';

test.each(LANGUAGES)('%s has every text but those that wait for a translator', (language) => {
  const missing = Object.entries(missingTexts(language, textsOf(language), english));
  expect(Object.fromEntries(missing.filter(([key]) => !isWaiting(key))), HINT).toEqual({});
});

test('what waits for a translator is missing somewhere', () => {
  const missing = LANGUAGES.flatMap((language) => Object.keys(missingTexts(language, textsOf(language), english)));
  expect(waiting.filter((key) => !missing.some((one) => one === key || otherForm(one) === key))).toEqual([]);
});

/** Names, and words that two languages share; a sentence they do not. */
const SHARED_WORDS = 2;

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  '%s: no sentence is a copy of the English one',
  (language) => {
    const own = textsOf(language);
    const copied = Object.entries(english as Messages).filter(([key, { message }]) => own[key]?.message === message);
    expect(
      copied
        .map(([key]) => key)
        .filter((key) => english[key as keyof typeof english].message.split(' ').length > SHARED_WORDS),
    ).toEqual([]);
  },
);

test.each(LANGUAGES)('%s: forms, placeholders and lengths', (language) => {
  expect(textProblems(language, textsOf(language), english)).toEqual([]);
});

test('what is missing, too much, too long or without its placeholder is seen', () => {
  const small: Messages = {
    openOne: { message: '1 open session' },
    openOther: { message: '$COUNT$ open', placeholders: { count: { content: '$1' } } },
    done: { message: 'Done', description: 'a button' },
  };
  expect(formsOf('ja')).toEqual(['Other']);
  expect(keysFor('ru', small)).toEqual(['openOne', 'openFew', 'openMany', 'openOther', 'done']);
  expect(keysFor('pt_BR', small)).toEqual(['openOne', 'openOther', 'done']);
  const russian: Messages = {
    openOne: { message: 'один' },
    openMany: { message: '$COUNT$' },
    openOther: { message: '$ZAHL$' },
    openTwo: { message: '' },
    done: { message: 'Наконец-то готово' },
  };
  expect(missingTexts('ru', russian, small)).toEqual({ openFew: { message: '$COUNT$ open', description: '' } });
  expect(textProblems('ru', russian, small)).toEqual([
    // The form is that of 21 as well.
    'ru: openOne: has the placeholders  instead of count',
    'ru: openOther: has the placeholders zahl instead of count',
    'ru: openTwo: is not a text of English, nor a form that this language needs',
    'ru: done: is longer than 14: Наконец-то готово',
  ]);
  expect(textProblems('de', { openOne: { message: 'Eine' } }, small)).toEqual([]);
  expect(unusedTexts(small, "text('done'), countText(text, 2, 'shut')")).toEqual(['openOne', 'openOther']);
});
