import { bare, fold, squash } from './fold';

/** Scripts that write words without spaces, or join endings to them. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A set of labels that forgives case, spacing, punctuation, and accents that were left out altogether. */
export interface WordSet {
  has(text: string): boolean;
  /** Whether a label of the set stands in the folded text, on word borders where the script has them. */
  isWithin(folded: string): boolean;
}

/**
 * Builds a set from `|`-separated labels by language.
 * A text that has accents of its own must match exactly (vi “Đang xuất” is exporting, “Đăng xuất” is log out).
 */
export function wordSet(byLanguage: Record<string, string>): WordSet {
  const exact = new Set<string>();
  const accentless = new Set<string>();
  const phrases = new Set<string>();
  for (const labels of Object.values(byLanguage)) {
    for (const label of labels.split('|')) {
      const key = squash(label);
      exact.add(key);
      phrases.add(fold(label));
      accentless.add(bare(key));
    }
  }
  return {
    has(text) {
      const key = squash(text);
      return exact.has(key) || (bare(key) === key && accentless.has(key));
    },
    isWithin(folded) {
      const padded = ` ${folded} `;
      return [...phrases].some((phrase) => padded.includes(UNSPACED.test(phrase) ? phrase : ` ${phrase} `));
    },
  };
}
