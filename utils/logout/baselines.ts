import type { SiteCookie } from '../browser/cookie-jar';
import { reaches } from '../session/site-cookies';
import { partOf } from '../session/site-trace';
import { type Credential, isRenewing, thoseThatMatter, untested } from './credential';
import { type Ending, isOnSite } from './ending';
import { type Asker, ask, type Question, STRANGER } from './probe-request';
import { questionId } from './questions';
import { type Contrast, contrast, isTelling, lookAt, type Sample } from './sample';
import { startTrial, type Trial, tryAlone, untried } from './try-alone';
import { findWitness, type Witness } from './witness';

/** A question, how its answer looks for the person and for a stranger, and the token that it was asked with. */
export interface Baseline {
  question: Question;
  token: string | undefined;
  contrast: Contrast;
  witness: Witness | null;
  /** Cookies of those that must be tried that let in here alone, as `name|domain|path`. */
  letsIn: string[];
}

/** Whether a token was asked with, and no cookie. */
export const isOfToken = ({ token }: Baseline): boolean => token !== undefined;

/** The calls that tokens were asked at, each once, with one of them. */
export const tokenCalls = (baselines: Baseline[]): Baseline[] => [
  ...new Map(baselines.filter(isOfToken).map((one) => [questionId(one.question), one])).values(),
];

const MOST_BASELINES = 8;
/** Questions of the first origin; of each further one, one: more would cost the site more than they add certainty. */
const MOST_FOR_ORIGIN = 2;
/** Calls of one origin that are asked although pages enough tell, until one tells: most calls answer everybody alike. */
const MOST_CALLS_BESIDE_PAGES = 2;
/** Calls of one origin that one token is asked at: behind the same address another service may look at it otherwise. */
const MOST_CALLS_OF_TOKEN = 3;
/** Beside the first one of each token and origin, and of them all: each takes time that the log-out needs. */
const MOST_FURTHER_CALLS = 4;

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
  trial: Trial,
): Promise<Baseline | null> {
  const { signal } = ending;
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
  const letsIn = token === undefined ? await tryAlone(ending, question, known, trial) : [];
  return { question, token, contrast: known, witness: await findWitness(ending, question, outside, signal), letsIn };
}

const originOf = ({ address }: { address: string }): string => new URL(address).origin;

/** Baselines beside the first one of each token. */
function furtherCalls(found: Baseline[]): number {
  const tokens = found.flatMap(({ token }) => token ?? []);
  return tokens.length - new Set(tokens).size;
}

/**
 * Tokens that a call is asked with: those that no call has let in so far, of which one that was only stored need not be
 * tried where another lets in; and those that let in elsewhere, for not every service asks who ended the session.
 */
function due(ending: Ending, found: Baseline[], tokens: string[], question: Question): string[] {
  const asked = found.filter(isOfToken);
  const heard = ending.heardTokens();
  const origin = originOf(question);
  return tokens.filter((token) => {
    const letIn = asked.filter((one) => one.token === token);
    if (letIn.length === 0) return asked.length === 0 || heard.includes(token);
    if (!asked.some((one) => originOf(one.question) === origin)) return true;
    const here = letIn.filter((one) => originOf(one.question) === origin);
    return here.length < MOST_CALLS_OF_TOKEN && furtherCalls(found) < MOST_FURTHER_CALLS;
  });
}

const ofCookies = (found: Baseline[]): Question[] =>
  found.filter((baseline) => !isOfToken(baseline)).map(({ question }) => question);

const isSamePart = (one: Question, other: Question) => partOf(one.address) === partOf(other.address);

/** Where the cookies are sent that are proven by these. */
const addressesOf = (found: Baseline[]): string[] => ofCookies(found).map(({ address }) => address);

/** Whether enough questions tell; one that reaches a cookie which none reached so far is always asked. */
function isEnough(found: Baseline[], spare: Question[], question: Question, mattering: SiteCookie[]): boolean {
  const asked = [...ofCookies(found), ...spare];
  const addresses = asked.map(({ address }) => address);
  if (untested(mattering, addresses).some((one) => reaches(one, question.address))) return false;
  if (question.isPlaceOfOwn) return asked.some((one) => one.isPlaceOfOwn && isSamePart(one, question));
  const here = asked.filter((one) => originOf(one) === originOf(question));
  return here.length >= (here.length === asked.length ? MOST_FOR_ORIGIN : 1);
}

/**
 * Whether a call is asked beside pages that tell: it may look at another cookie than they do. Counts those that were asked
 * so, by origin.
 */
function isAskedBeside(found: Baseline[], spare: Question[], question: Question, beside: Map<string, number>): boolean {
  const origin = originOf(question);
  const count = beside.get(origin) ?? 0;
  const isTold = [...ofCookies(found), ...spare].some((one) => one.isCall && originOf(one) === origin);
  if (!question.isCall || isTold || count >= MOST_CALLS_BESIDE_PAGES) return false;
  beside.set(origin, count + 1);
  return true;
}

const isSameText = (one: Set<string>, other: Set<string>) =>
  one.symmetricDifference(other).size <= Math.max(one.size, other.size) * 0.05;

/** Whether the question leads the person and strangers to the very pages of another one, with no other cookies. */
function isRepeated(found: Baseline[], baseline: Baseline, mattering: SiteCookie[]): boolean {
  const { question, contrast: known } = baseline;
  if (isOfToken(baseline) || question.isPlaceOfOwn || baseline.letsIn.length > 0) return false;
  const same = found.filter(
    (other) =>
      !isOfToken(other) &&
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
  const spare: Question[] = [];
  const beside = new Map<string, number>();
  const trial = startTrial(ending, credential, found);
  // Pages seldom look at such a cookie; a call may.
  const mayLetIn = (question: Question, cookies: SiteCookie[]) =>
    cookies.some(
      (one) => trial.isDue(one, question) && (question.method === 'POST' ? isRenewing(one) : question.isCall),
    );
  for (const question of questions) {
    if (found.length - furtherCalls(found) >= MOST_BASELINES || ending.signal.aborted) break;
    const isSpare = question.header === null && isEnough(found, spare, question, mattering);
    if (isSpare && !mayLetIn(question, await ending.cookiesNow()) && !isAskedBeside(found, spare, question, beside))
      continue;
    // Cookies and tokens are proven apart; each call may let in with another token.
    for (const token of question.header ? due(ending, found, credential.tokens, question) : [undefined]) {
      const baseline = await takeBaseline(ending, question, token, trial);
      if (!baseline) continue;
      if (isRepeated(found, baseline, mattering)) spare.push(question);
      else found.push(baseline);
    }
  }
  return found;
}

/**
 * The calls that tokens were asked at, with those that came since: a page may have got itself another by a silent login, or by
 * renewing the one it had. A guest may have one, too: let in, it is somebody's.
 */
export function withNewTokens(baselines: Baseline[], before: Credential, now: Credential): Baseline[] {
  const calls = tokenCalls(baselines);
  const isNew = (token: string) => !before.tokens.includes(token);
  return now.tokens.filter(isNew).flatMap((token) => calls.map((call) => ({ ...call, token })));
}

/** Whether a token came to light since, and nothing is known that could be asked with it. */
export const hasUnaskedToken = (baselines: Baseline[], before: Credential, now: Credential): boolean =>
  !baselines.some(isOfToken) && now.tokens.some((token) => !before.tokens.includes(token));

/**
 * Origins whose calls carried a token and let none in that is known: theirs was forgotten with a background that stopped,
 * they let in whoever asks, or nothing is known that could be asked there, as where everything is posted.
 */
function untoldOrigins(ending: Ending, baselines: Baseline[]): string[] {
  const told = baselines.filter(isOfToken).map(({ question }) => originOf(question));
  const { calls, tokenOrigins = [] } = ending.traceNow();
  const origins = [...calls.filter(({ header }) => header).map(originOf), ...tokenOrigins];
  return origins.filter((origin) => isOnSite(ending, origin) && !told.includes(origin));
}

/** Whether every likely cookie and every token goes to at least one question, and each service with a token was asked. */
export function isCovered(ending: Ending, baselines: Baseline[], credential: Credential): boolean {
  const { tokens, isWhole } = credential;
  const isTried = (token: string) => baselines.some((baseline) => baseline.token === token);
  return (
    isWhole &&
    baselines.length > 0 &&
    untested(thoseThatMatter(credential), addressesOf(baselines)).length === 0 &&
    untried(credential, baselines, ending.ports.clock.nowMs()).length === 0 &&
    tokens.every(isTried) &&
    untoldOrigins(ending, baselines).length === 0
  );
}
