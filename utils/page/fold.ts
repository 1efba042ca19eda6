/** Zero-width, soft-hyphen and direction characters, and marks that writers leave out (Hebrew points, Arabic vowels). */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g;
const OPTIONAL_MARKS = /[\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const LATIN_MARKS = /[\u0300-\u036f]/g;

/** Letters that stand for one another in everyday spelling. */
const SAME_LETTERS: [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/[ıİ]/g, 'i'],
  [/ş/g, 'ș'],
  [/ţ/g, 'ț'],
  [/[أإآٱ]/g, 'ا'],
  [/[ىیېۍ]/g, 'ي'],
  [/ک/g, 'ك'],
  [/[ەہھ]/g, 'ه'],
  [/ё/g, 'е'],
  [/ײ/g, 'יי'],
];

/** One label is compared with many lists. */
const folds = new Map<string, string>();
const MOST_KNOWN = 1000;

/** Lower case, one form for each character, punctuation and symbols as single spaces. For comparing labels. */
export function fold(text: string): string {
  const known = folds.get(text);
  if (known !== undefined) return known;
  const folded = foldLetters(text)
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  if (folds.size >= MOST_KNOWN) folds.clear();
  folds.set(text, folded);
  return folded;
}

/** As `fold`, but punctuation stays: for patterns. */
export function foldLetters(text: string): string {
  let folded = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/i\u0307/g, 'i');
  for (const [letters, one] of SAME_LETTERS) folded = folded.replace(letters, one);
  return folded.replace(OPTIONAL_MARKS, '');
}

/** The folded text without spaces, so that “log out”, “log-out” and “logout” are one. */
export function squash(text: string): string {
  return fold(text).replace(/ /g, '');
}

/** Latin, Greek and Cyrillic letters without their accents; other scripts stay as they are. */
export function bare(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(/đ/g, 'd')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l');
}
