import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type messages from '../../public/_locales/en/messages.json';

/** Every text of the interface; `public/_locales/en/messages.json` is the list. */
export type TextKey = keyof typeof messages;

type StemOf<Key extends string> = Key extends `${infer Stem}Other`
  ? `${Stem}One` extends TextKey
    ? Stem
    : never
  : never;

/** Texts that depend on a count: `open` for `openOne` and `openOther`. */
export type CountedText = StemOf<TextKey>;

/** Forms that English has not got; languages that need one have it beside the others. */
type MoreForms = `${CountedText}${'Zero' | 'Two' | 'Few' | 'Many'}`;

/** Gives the text for a key in the page's language, or nothing; `substitutions` fill its placeholders in order. */
export type Texts = (key: TextKey | MoreForms, substitutions?: string[]) => string;

/** The function comes from outside: the browser's in the extension, a fake in tests. */
export const TextContext = createContext<Texts>((key) => key);

/** The text function of the page a component is in. */
export const useText = (): Texts => useContext(TextContext);

/** The language that the page says it is in: the one of its texts. */
export const language = (): string => document.documentElement.lang || 'en';

const FORMS = { zero: 'Zero', one: 'One', two: 'Two', few: 'Few', many: 'Many', other: 'Other' } as const;

/** A text that depends on a count, which is also its first substitution, in the form that the language has for it. */
export function countText(text: Texts, count: number, stem: CountedText): string {
  const form = FORMS[new Intl.PluralRules(language()).select(count)];
  const filled = [formatCount(count)];
  return text(`${stem}${form}`, filled) || text(`${stem}Other`, filled);
}

/** “A, B and C”, as the page's language joins them. */
export const listText = (names: string[]): string => new Intl.ListFormat(language()).format(names);

/** A count as the page's language writes it. */
export const formatCount = (count: number): string => new Intl.NumberFormat(language()).format(count);

export type TimeUnit = 'minute' | 'second';

/** The word for a unit beside a number, in the form that the language has for that number. */
export const unitText = (count: number, unit: TimeUnit): string =>
  new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' })
    .formatToParts(count)
    .flatMap(({ type, value }) => (type === 'unit' ? [value] : []))
    .join(' ');

const DAY_MS = 86_400_000;

/** A moment, both in milliseconds since the epoch: the time alone today, with the weekday this week, else the date. */
export function formatMoment(momentMs: number, nowMs: number): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const isToday = new Date(momentMs).toDateString() === new Date(nowMs).toDateString();
  if (isToday) return new Intl.DateTimeFormat(language(), time).format(momentMs);
  const isNear = Math.abs(nowMs - momentMs) < 6 * DAY_MS;
  const day = isNear ? ({ weekday: 'short', ...time } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language(), day).format(momentMs);
}
