import type { PageReading } from '../page/page-reading';

/** One answer of a site, reduced to what can be compared. Memory only. */
export interface Sample {
  status: number;
  /** Origin, path and names of parameters after redirects. */
  address: string;
  verdict: PageReading['verdict'];
  words: Set<string>;
}

/** What a sample looks like beside a logged-in and a logged-out one. */
export type Look = 'in' | 'out' | 'unknown';

/** The differences between how a page is for the person and how it is for a stranger. */
export interface Contrast {
  inside: Sample;
  outside: Sample;
  /** Words that only the person gets, every time. */
  insideWords: Set<string>;
  /** Words that only strangers get, every time. */
  outsideWords: Set<string>;
}

const MOST_WORDS = 20_000;
/** Times, nonces and counters change with every answer and say nothing. */
const CHANGING = /\d{3}|^[\w+/=-]{25,}$/;

/** The words of an answer, markup and addresses included, without what changes from one answer to the next. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}_./?-]{3,80}/gu)) {
    if (!CHANGING.test(word)) words.add(word);
    if (words.size >= MOST_WORDS) break;
  }
  return words;
}

const without = (words: Set<string>, others: Set<string>) => new Set([...words].filter((word) => !others.has(word)));
const common = (words: Set<string>, others: Set<string>) => new Set([...words].filter((word) => others.has(word)));

/** Share of `words` that a sample has; null when there are none to look for. */
function shareOf(words: Set<string>, sample: Sample): number | null {
  return words.size === 0 ? null : common(words, sample.words).size / words.size;
}

/** Takes each side twice, so that what changes by itself is not taken for a difference. */
export function contrast(inside: [Sample, Sample], outside: [Sample, Sample]): Contrast {
  const [in1, in2] = inside;
  const [out1, out2] = outside;
  return {
    inside: in1,
    outside: out1,
    insideWords: without(without(common(in1.words, in2.words), out1.words), out2.words),
    outsideWords: without(without(common(out1.words, out2.words), in1.words), in2.words),
  };
}

/** A redirect that was not followed leads to another site: an answer as good as a page. */
const isSuccess = ({ status }: Sample) => status >= 200 && status < 400;

/** A page proves something only when the person gets it properly and a stranger gets something else. */
export function isTelling({ inside, outside, insideWords, outsideWords }: Contrast): boolean {
  if (!isSuccess(inside) || inside.verdict === 'out' || outside.verdict === 'in' || outside.status >= 500) return false;
  if (outside.status === 429) return false;
  const differs = inside.status !== outside.status || inside.address !== outside.address;
  return differs || inside.verdict !== outside.verdict || insideWords.size > 0 || outsideWords.size > 0;
}

function lookOfWords(sample: Sample, { insideWords, outsideWords }: Contrast): Look | null {
  const inShare = shareOf(insideWords, sample);
  const outShare = shareOf(outsideWords, sample);
  if (inShare === null && outShare === null) return null;
  if ((inShare ?? 0) <= 0.2 && (outShare ?? 1) >= 0.8) return 'out';
  if ((inShare ?? 1) >= 0.8 && (outShare ?? 0) <= 0.2) return 'in';
  return 'unknown';
}

function lookOf<T>(value: T, inside: T, outside: T): Look | null {
  if (inside === outside) return null;
  if (value === outside) return 'out';
  return value === inside ? 'in' : 'unknown';
}

/**
 * How a sample looks: `out` only when every sign says so, `in` when signs say so and none says `out`. Anything
 * between stays `unknown`, because a wrong `out` would become a false "ended".
 */
export function lookAt(sample: Sample, known: Contrast): Look {
  if (sample.status >= 500 || sample.status === 429) return 'unknown';
  const { inside, outside } = known;
  const looks = [
    lookOf(sample.status, inside.status, outside.status),
    lookOf(sample.address, inside.address, outside.address),
    lookOf(sample.verdict, inside.verdict, outside.verdict),
    lookOfWords(sample, known),
  ].filter((look) => look !== null);
  if (looks.length === 0) return 'unknown';
  if (looks.every((look) => look === 'out')) return sample.verdict === 'in' ? 'unknown' : 'out';
  return looks.includes('in') && !looks.includes('out') ? 'in' : 'unknown';
}
