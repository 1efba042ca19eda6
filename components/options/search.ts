import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type TextKey, useText } from '../shared/text';

/** What the person looks for on the options page, in lower case; empty while nothing is looked for. */
export const SearchContext = createContext('');

/** Whether something is shown: always without a search, otherwise when one of its words has what is looked for. */
export function useIsFound(keys: (TextKey | undefined)[], words: string[] = []): boolean {
  const text = useText();
  const wanted = useContext(SearchContext);
  if (wanted === '') return true;
  const all = [...words, ...keys.flatMap((key) => (key ? [text(key)] : []))];
  return all.some((one) => one.toLocaleLowerCase().includes(wanted));
}
