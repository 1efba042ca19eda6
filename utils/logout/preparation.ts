import type { SiteCookie } from '../browser/cookie-jar';
import { type Baseline, isCovered, takeBaselines } from './baselines';
import type { Credential } from './credential';
import type { Ending } from './ending';
import { livingTokens } from './proof';
import { proofQuestions, questionId } from './questions';
import { readCredential } from './read-credential';
import { rehearse } from './rehearse';

/** What is known before anything is pressed: the credential, and questions that it answers otherwise than nobody's. */
export interface Preparation {
  baselines: Baseline[];
  credential: Credential;
  /** Its time was over before everything was asked: a service that was not may let in, whatever the others say. */
  isCutShort?: true;
}

/**
 * Longer than the proof, because many sessions are prepared at once, and one after the other reads its answers. A slow site
 * must not use up what the log-out itself needs, for one press may end what no question could be asked about.
 */
const PREPARATION_LIMIT_MS = 25_000;

/** Finds what can be asked for the proof, in a part of the session’s time. */
export function prepare(ending: Ending, isLikely: (cookie: SiteCookie) => boolean): Promise<Preparation> {
  const limit = () => AbortSignal.any([ending.limit(), AbortSignal.timeout(PREPARATION_LIMIT_MS)]);
  return findQuestions({ ...ending, signal: limit(), limit }, isLikely);
}

/** Loads the page once more where what is known does not reach the credential. */
async function findQuestions(ending: Ending, isLikely: (cookie: SiteCookie) => boolean): Promise<Preparation> {
  const first = await readCredential(ending, isLikely);
  const questions = proofQuestions(ending, first);
  const baselines = await takeBaselines(ending, questions, first);
  // The answers may have renewed what was asked with.
  const second = await readCredential(ending, isLikely);
  if (ending.signal.aborted) return { baselines, credential: second, isCutShort: true };
  if (isCovered(ending, baselines, second)) return { baselines, credential: second };
  const held = await rehearse(ending);
  const known = await readCredential(ending, isLikely, held);
  const asked = new Set(known.tokens.length > first.tokens.length ? [] : questions.map(questionId));
  const more = proofQuestions(ending, known).filter((question) => !asked.has(questionId(question)));
  baselines.push(...(await takeBaselines(ending, more, known)));
  // A question may have renewed a cookie; the credential to prove with is the one that is in force at the end.
  const credential = await readCredential(ending, isLikely, held);
  const isCutShort = ending.signal.aborted;
  const tokens = await livingTokens(ending, baselines, credential.tokens);
  return { baselines, credential: { ...credential, tokens }, ...(isCutShort ? { isCutShort } : {}) };
}
