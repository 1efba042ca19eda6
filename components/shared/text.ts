import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type messages from '../../public/_locales/en/messages.json';

/** Every text of the interface; `public/_locales/en/messages.json` is the list. */
export type TextKey = keyof typeof messages;

/** Gives the text for a key in the page's language; `substitutions` fill its placeholders in order. */
export type Texts = (key: TextKey, substitutions?: string[]) => string;

/** The function comes from outside: the browser's in the extension, a fake in tests. */
export const TextContext = createContext<Texts>((key) => key);

/** The text function of the page a component is in. */
export const useText = (): Texts => useContext(TextContext);

/** A text that depends on a count, which is also its first substitution. */
export function countText(text: Texts, count: number, one: TextKey, other: TextKey): string {
  return text(count === 1 ? one : other, [formatCount(count)]);
}

/** “A, B and C”, as the page's language joins them. */
export const listText = (names: string[]): string =>
  new Intl.ListFormat(document.documentElement.lang || 'en').format(names);

/** A count as the person's language writes it. */
export const formatCount = (count: number): string => new Intl.NumberFormat().format(count);

const DAY_MS = 86_400_000;

/** A moment, both in milliseconds since the epoch: the time alone today, with the weekday this week, else the date. */
export function formatMoment(momentMs: number, nowMs: number): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const isToday = new Date(momentMs).toDateString() === new Date(nowMs).toDateString();
  if (isToday) return new Intl.DateTimeFormat(undefined, time).format(momentMs);
  const isNear = Math.abs(nowMs - momentMs) < 6 * DAY_MS;
  const day = isNear ? ({ weekday: 'short', ...time } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(undefined, day).format(momentMs);
}
