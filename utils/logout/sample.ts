import type { PageReading } from '../page/page-reading';

/** One answer of a site, reduced to what can be compared. Memory only. */
export interface Sample {
  status: number;
  /** Origin, path and names of parameters after redirects. */
  address: string;
  verdict: PageReading['verdict'];
  words: Set<string>;
  /** It asks for a password. */
  asksPassword: boolean;
  /** The answer of a guard against robots, which says nothing about who is logged in. */
  isChallenge: boolean;
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
  /** Words that strangers get every time, and those that they get at all. */
  strangerAlways: Set<string>;
  strangerEver: Set<string>;
}

const MOST_WORDS = 20_000;
/** Times, nonces and counters change with every answer and say nothing. */
const CHANGING = /\d{3}|^[\w+/=-]{25,}$/;
/**
 * A test for robots. That a captcha's script is loaded, or the one by which a guard looks on, is none: many sites have them
 * on every page, for one of their forms.
 */
const CHALLENGE =
  /(?<!re|\bh)captcha|\bg-recaptcha\b|just a moment|challenge-platform(?!(\/h\/\w+)?\/scripts\/)|verify (that )?you are (a )?human|unusual traffic|(are you|not) a robot|_incapsula_resource|awswaf|gokuprops/i;

/** A page that does little more than load such a script may be the test itself. */
const LOADS_TEST = /captcha|challenge-platform/i;
const SHORTEST_PAGE = 1_000;

/** The words of an answer, markup and addresses included, without what changes from one answer to the next. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}_./?-]{3,80}/gu)) {
    if (!CHANGING.test(word)) words.add(word);
    if (words.size >= MOST_WORDS) break;
  }
  return words;
}

/** A page that wants proof of being human; a login page may carry such a test too, and has a password field. */
export const isChallengeText = (text: string, hasPasswordField: boolean): boolean =>
  !hasPasswordField && (CHALLENGE.test(text) || (text.length < SHORTEST_PAGE && LOADS_TEST.test(text)));

/** Takes each side twice, so that what changes by itself is not taken for a difference. */
export function contrast(inside: [Sample, Sample], outside: [Sample, Sample]): Contrast {
  const [in1, in2] = [inside[0].words, inside[1].words];
  const [out1, out2] = [outside[0].words, outside[1].words];
  const strangerEver = out1.union(out2);
  return {
    inside: inside[0],
    outside: outside[0],
    insideWords: in1.intersection(in2).difference(strangerEver),
    outsideWords: out1.intersection(out2).difference(in1.union(in2)),
    strangerAlways: out1.intersection(out2),
    strangerEver,
  };
}

const isBroken = ({ status, isChallenge }: Sample) => status >= 500 || status === 429 || status === 0 || isChallenge;
/** A redirect that was not followed leads to another site: an answer as good as a page. */
const isSuccess = ({ status }: Sample) => status >= 200 && status < 400;
const isOtherAnswer = (one: Sample, other: Sample) => one.status !== other.status || one.address !== other.address;

/** A page proves something only when the person gets it properly and a stranger gets something else. */
export function isTelling({ inside, outside, insideWords, outsideWords }: Contrast): boolean {
  if (!isSuccess(inside) || isBroken(inside) || isBroken(outside)) return false;
  if (inside.verdict === 'out' || outside.verdict === 'in') return false;
  return (
    isOtherAnswer(inside, outside) ||
    inside.verdict !== outside.verdict ||
    insideWords.size > 0 ||
    outsideWords.size > 0
  );
}

/** So short an answer is no page: `{"error":"busy"}` is another one than `{"error":"unauthorized"}`. */
const SHORT = 10;

/** A message or a filled-in name is tolerated on a page. */
const tolerated = (words: Set<string>) => (words.size < 40 ? 2 : Math.max(12, words.size * 0.15));

/** Whether the words are those that a stranger gets: few missing, none where a short answer tells by its words alone; few beside them. */
function isStrangersText({ words }: Sample, { inside, outside, strangerAlways, strangerEver }: Contrast): boolean {
  const most = tolerated(strangerAlways);
  const isByWordsAlone = !isOtherAnswer(inside, outside) && outside.verdict === 'unknown';
  const mayMiss = strangerAlways.size < SHORT && isByWordsAlone ? 0 : most;
  return strangerAlways.difference(words).size <= mayMiss && words.difference(strangerEver).size <= most;
}

/** What only the person gets has to be gone; a name left in a login form is one word of very many. */
function hasLostTheirs(sample: Sample, { inside, outside, insideWords }: Contrast): boolean {
  if (isOtherAnswer(inside, outside)) return true;
  const hits = insideWords.intersection(sample.words).size;
  return hits <= (insideWords.size < 40 ? 0 : insideWords.size * 0.03);
}

/** Sent away to a login form from where the person was let in: refused, whatever a stranger without any cookie gets. */
const isSentToLogin = (sample: Sample, { inside, insideWords }: Contrast): boolean =>
  sample.verdict === 'out' &&
  sample.asksPassword &&
  isSuccess(sample) &&
  sample.address !== inside.address &&
  insideWords.intersection(sample.words).size <= insideWords.size * 0.2;

function isStrangers(sample: Sample, known: Contrast): boolean {
  if (isSentToLogin(sample, known)) return true;
  const { outside } = known;
  if (isOtherAnswer(sample, outside) || sample.verdict === 'in') return false;
  if (outside.verdict === 'out' && sample.verdict !== 'out') return false;
  return isStrangersText(sample, known) && hasLostTheirs(sample, known);
}

function isPersons(sample: Sample, { inside, insideWords, outsideWords }: Contrast): boolean {
  if (isOtherAnswer(sample, inside) || sample.verdict === 'out') return false;
  const shareOf = (words: Set<string>) => words.intersection(sample.words).size / Math.max(1, words.size);
  if (outsideWords.size > 0 && shareOf(outsideWords) > 0.5) return false;
  return insideWords.size === 0 || shareOf(insideWords) >= 0.5 || (sample.verdict === 'in' && inside.verdict === 'in');
}

/**
 * How a sample looks: `out` only when it is, in every respect, what a stranger gets; `in` when it is what the person
 * gets. Anything else stays `unknown`, because a wrong `out` would become a false "ended".
 */
export function lookAt(sample: Sample, known: Contrast): Look {
  if (isBroken(sample) || !isTelling(known)) return 'unknown';
  if (isStrangers(sample, known)) return 'out';
  return isPersons(sample, known) ? 'in' : 'unknown';
}
