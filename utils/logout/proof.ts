import type { SiteCookie } from '../browser/cookie-jar';
import { reaches } from '../session/site-cookies';
import { type Credential, cookieParts, thoseThatMatter, untested } from './credential';
import type { Ending } from './ending';
import { type Asker, ask, type Question, STRANGER } from './probe-request';
import { type Contrast, contrast, isTelling, type Look, lookAt, type Sample } from './sample';
import { findWitness, needsWitness, stillAnswers, type Witness } from './witness';

/** A question, how its answer looks for the person and for a stranger, and the token that it was asked with. */
export interface Baseline {
  question: Question;
  token: string | undefined;
  contrast: Contrast;
  witness: Witness | null;
}

export type Verdict =
  | { kind: 'refused' }
  | { kind: 'accepted'; byToken: boolean }
  | { kind: 'unproven'; reason: 'no-proof-page' | 'credential-untestable' };

/** Two for one origin, one for each further one: more would cost the site more than they add certainty. */
const MOST_BASELINES = 8;
const MOST_FOR_ORIGIN = 2;

const isClear = (inside: Sample, outside: Sample) =>
  inside.status !== outside.status || inside.address !== outside.address || inside.verdict !== outside.verdict;

/**
 * Asks as the person, as a stranger, and with exactly the credential that will be replayed: where that is not let in
 * before the log-out, its being refused afterwards proves nothing. That is the credential as it was before the person
 * asked: a site that gives a new one with every page and forgets the old one must not be left with one that nobody
 * holds. A question that renews what it is asked with (`POST`) cannot be asked twice.
 */
async function takeBaseline(
  ending: Ending,
  question: Question,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Baseline | null> {
  // With a token alone, without cookies: whether it is the token that lets in has to be certain.
  const cookies = await ending.cookiesNow();
  const alone: Asker = token === undefined ? { cookies } : { cookies: [], token };
  // The answer may renew a cookie and leave the one before in force: that is to be proven as well.
  ending.presses.push(cookies);
  const person: Asker = token === undefined ? { cookies: [], isPerson: true } : alone;
  const inside = await ask(ending, question, person, signal);
  const outside = inside && (await ask(ending, question, STRANGER, signal));
  if (!inside || !outside) return null;
  const isOnce = question.method === 'POST';
  const exact = isOnce ? inside : await ask(ending, question, alone, signal);
  const again = isClear(inside, outside) ? outside : await ask(ending, question, STRANGER, signal);
  if (!exact || !again) return null;
  const known = contrast([inside, exact], [outside, again]);
  const isSound = isTelling(known) && lookAt(exact, known) === 'in' && lookAt(again, known) === 'out';
  if (!isSound) return null;
  return { question, token, contrast: known, witness: await findWitness(ending, question, outside, signal) };
}

/** Tokens that a call may still be asked with: of those that were only stored, one that lets in somewhere will do. */
function unproven(ending: Ending, found: Baseline[], tokens: string[]): string[] {
  const proven = found.flatMap(({ token }) => token ?? []);
  const heard = ending.heardTokens();
  return tokens.filter((token) => !proven.includes(token) && (proven.length === 0 || heard.includes(token)));
}

/** Whether enough pages tell; a question that reaches a cookie which none reached so far is always asked. */
function isEnough(
  found: Baseline[],
  spare: string[],
  { address, isPlaceOfOwn }: Question,
  mattering: SiteCookie[],
): boolean {
  const asked = found.filter(({ token }) => token === undefined).map(({ question }) => question.address);
  const alike = [...asked, ...spare];
  if (isPlaceOfOwn || untested(mattering, alike).some((cookie) => reaches(cookie, address))) return false;
  const { origin } = new URL(address);
  const here = alike.filter((one) => new URL(one).origin === origin);
  return here.length >= (here.length === alike.length ? MOST_FOR_ORIGIN : 1);
}

const isSameText = (one: Set<string>, other: Set<string>) =>
  one.symmetricDifference(other).size <= Math.max(one.size, other.size) * 0.05;

/** Whether the question leads the person and strangers to the very pages of another one, with no other cookies. */
function isRepeated(
  found: Baseline[],
  { question, token, contrast: known }: Baseline,
  mattering: SiteCookie[],
): boolean {
  if (token !== undefined || question.isPlaceOfOwn) return false;
  const same = found.filter(
    (other) =>
      other.token === undefined &&
      other.contrast.inside.address === known.inside.address &&
      other.contrast.outside.address === known.outside.address &&
      isSameText(other.contrast.inside.words, known.inside.words),
  );
  return same.some(({ question: other }) =>
    untested(mattering, [other.address]).every((cookie) => !reaches(cookie, question.address)),
  );
}

/** Finds, before the log-out, questions whose answers tell the person from a stranger. */
export async function takeBaselines(
  ending: Ending,
  questions: Question[],
  credential: Credential,
): Promise<Baseline[]> {
  const mattering = thoseThatMatter(credential);
  const found: Baseline[] = [];
  const spare: string[] = [];
  for (const question of questions) {
    if (found.length >= MOST_BASELINES || ending.signal.aborted) break;
    if (!question.header && isEnough(found, spare, question, mattering)) continue;
    // Cookies and tokens are proven apart; each call may let in with another token.
    for (const token of question.header ? unproven(ending, found, credential.tokens) : [undefined]) {
      const baseline = await takeBaseline(ending, question, token, ending.signal);
      if (!baseline) continue;
      if (isRepeated(found, baseline, mattering)) spare.push(question.address);
      else found.push(baseline);
    }
  }
  return found;
}

const asking = (cookies: SiteCookie[], { token }: Baseline): Asker =>
  token === undefined ? { cookies } : { cookies: [], token };

async function lookWith(ending: Ending, baseline: Baseline, asker: Asker, signal: AbortSignal): Promise<Look> {
  const sample = await ask(ending, baseline.question, asker, signal);
  return sample ? lookAt(sample, baseline.contrast) : 'unknown';
}

/**
 * Tokens that may let in. One that is answered as a stranger is, where another is let in, is over already when it is
 * one that calls carried: a token that was only stored, such as one that renews others, may let in elsewhere.
 */
export async function livingTokens(ending: Ending, baselines: Baseline[], tokens: string[]): Promise<string[]> {
  const asked = baselines.filter(({ token }) => token !== undefined);
  const living: string[] = [];
  for (const token of tokens) {
    const isProvable = asked.some((baseline) => baseline.token === token);
    const looks: Look[] = [];
    if (!isProvable && ending.heardTokens().includes(token))
      for (const baseline of asked) looks.push(await lookWith(ending, baseline, { cookies: [], token }, ending.signal));
    if (looks.length === 0 || looks.some((look) => look !== 'out')) living.push(token);
  }
  return living;
}

/** The same calls with other tokens, which a guest may have as well: let in, they are somebody's. */
export const withTokens = (baselines: Baseline[], tokens: string[]): Baseline[] =>
  tokens.flatMap((token) =>
    baselines.filter((baseline) => baseline.token !== undefined).map((baseline) => ({ ...baseline, token })),
  );

/** How each question is answered now, with whatever the log-out left in the browser, and with the old token. */
export async function looksNow(ending: Ending, baselines: Baseline[]): Promise<Look[]> {
  const cookies = await ending.cookiesNow();
  return Promise.all(baselines.map((one) => lookWith(ending, one, asking(cookies, one), ending.signal)));
}

/** How the site treats the person now: let in when one question says so, a stranger when all do. */
export async function lookNow(ending: Ending, baselines: Baseline[]): Promise<Look> {
  const looks = await looksNow(ending, baselines);
  if (looks.includes('in')) return 'in';
  return looks.length > 0 && looks.every((look) => look === 'out') ? 'out' : 'unknown';
}

/** The whole old credential, and each likely part of it by itself: a remember-me cookie may let in alone. */
function attempts(credential: Credential, baseline: Baseline): Asker[] {
  if (baseline.token !== undefined) return [asking([], baseline)];
  return [credential.cookies, ...cookieParts(credential)].map((cookies) => asking(cookies, baseline));
}

/** Whether a refusal can be believed: something else of the same origin still answers strangers as it did. */
async function isStrangerStillTold(
  ending: Ending,
  { question, contrast, witness }: Baseline,
  all: Baseline[],
  signal: AbortSignal,
): Promise<boolean> {
  if (!needsWitness(contrast.outside)) return true;
  const { origin } = new URL(question.address);
  const isBesideAPage = all.some(
    (other) => new URL(other.question.address).origin === origin && !needsWitness(other.contrast.outside),
  );
  return isBesideAPage || (witness !== null && (await stillAnswers(ending, witness, signal)));
}

/** Asks one question with one part after the other, until one is let in; `out` when all are answered as strangers are. */
async function replay(ending: Ending, baseline: Baseline, parts: Asker[], signal: AbortSignal): Promise<Look> {
  let isCertain = true;
  for (const asker of parts) {
    const look = await lookWith(ending, baseline, asker, signal);
    if (look === 'in') return 'in';
    isCertain &&= look === 'out';
  }
  return isCertain ? 'out' : 'unknown';
}

/**
 * The proof (OWASP WSTG-SESS-06): the server is asked again with the old credential, in every version that was in
 * force. `refused` only when every question, asked with the whole and with each likely part, is answered as a
 * stranger is answered.
 */
export async function prove(
  ending: Ending,
  baselines: Baseline[],
  versions: Credential[],
  signal: AbortSignal,
): Promise<Verdict> {
  const asked = versions.flatMap((credential) => baselines.map((baseline) => ({ credential, baseline })));
  const looks = await Promise.all(
    asked.map(({ credential, baseline }) => replay(ending, baseline, attempts(credential, baseline), signal)),
  );
  const accepted = asked[looks.indexOf('in')];
  if (accepted) return { kind: 'accepted', byToken: accepted.baseline.token !== undefined };
  const isRefused = looks.length > 0 && looks.every((look) => look === 'out');
  const isBelieved =
    isRefused &&
    (await Promise.all(baselines.map((baseline) => isStrangerStillTold(ending, baseline, baselines, signal))));
  if (!isBelieved || isBelieved.includes(false)) return { kind: 'unproven', reason: 'no-proof-page' };
  const areCovered = versions.every((credential) => isCovered(baselines, credential));
  return areCovered ? { kind: 'refused' } : { kind: 'unproven', reason: 'credential-untestable' };
}

/** Whether the whole old credential lets in again, or still, where it was refused: one question, no parts. */
export async function isLetIn(ending: Ending, baselines: Baseline[], { cookies }: Credential): Promise<boolean> {
  const [first] = baselines;
  return first !== undefined && (await lookWith(ending, first, asking(cookies, first), ending.signal)) === 'in';
}

/** Whether every likely cookie and every token goes to at least one question. */
export function isCovered(baselines: Baseline[], credential: Credential): boolean {
  const { tokens, isWhole } = credential;
  const asked = baselines.filter(({ token }) => token === undefined).map(({ question }) => question.address);
  const isTried = (token: string) => baselines.some((baseline) => baseline.token === token);
  return (
    isWhole &&
    baselines.length > 0 &&
    untested(thoseThatMatter(credential), asked).length === 0 &&
    tokens.every(isTried)
  );
}
