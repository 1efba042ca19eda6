// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { countText, formatMoment, listText, unitText } from '../../../components/shared/text';
import type { Messages } from '../../../utils/browser/pack-texts';
import { fakeTexts, textsOf } from './fake-texts';

const speak = (language: string) => {
  document.documentElement.lang = language;
};
afterEach(() => speak(''));

const form = (words: string) => ({ message: `$COUNT$ ${words}` });
const RUSSIAN: Messages = {
  openOne: form('открытый сеанс'),
  openFew: form('открытых сеанса'),
  openMany: form('открытых сеансов'),
  openOther: form('открытого сеанса'),
};

test('a count takes the form that the language of the page has for it', () => {
  expect(countText(fakeTexts, 1, 'open')).toBe('1 open session');
  expect(countText(fakeTexts, 21, 'open')).toBe('21 open sessions');
  const russian = textsOf('ru', RUSSIAN);
  speak('ru');
  const said = [1, 21, 3, 5].map((count) => countText(russian, count, 'open'));
  expect(said).toEqual(['1 открытый сеанс', '21 открытый сеанс', '3 открытых сеанса', '5 открытых сеансов']);
});

test('a form that a language lacks is the one for every count', () => {
  const { openFew: _, ...poorer } = RUSSIAN;
  speak('ru');
  expect(countText(textsOf('ru', poorer), 3, 'open')).toBe('3 открытого сеанса');
  // Nothing but the one form: the one for exactly 1 is never asked for.
  speak('ja');
  expect(countText(textsOf('ja', { openOther: form('件') }), 1, 'open')).toBe('1 件');
});

test('counts, lists and times follow the language of the page, not that of the browser', () => {
  const NOON_MS = new Date(2026, 10, 3, 12, 5).getTime();
  speak('de');
  expect(countText(fakeTexts, 1234, 'open')).toBe('1.234 open sessions');
  expect(listText(['A', 'B', 'C'])).toBe('A, B und C');
  expect(formatMoment(NOON_MS, NOON_MS)).toBe('12:05');
  expect(formatMoment(NOON_MS, NOON_MS + 30 * 86_400_000)).toBe('3. Nov.');
});

test('a unit beside a number takes the form that the language of the page has for it', () => {
  expect([1, 15, 0].map((count) => unitText(count, 'minute'))).toEqual(['minute', 'minutes', 'minutes']);
  speak('ru');
  expect([1, 3, 15].map((count) => unitText(count, 'minute'))).toEqual(['минута', 'минуты', 'минут']);
  speak('de');
  expect([1, 30].map((count) => unitText(count, 'second'))).toEqual(['Sekunde', 'Sekunden']);
});
