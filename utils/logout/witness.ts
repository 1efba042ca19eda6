import type { Ending } from './ending';
import { ask, type Question, STRANGER } from './probe-request';
import type { Sample } from './sample';

/**
 * A page that is not closed to strangers. A bare 403 is a refusal, and is also what a guard against robots answers to
 * everybody from some moment on: it is believed only while the witness answers strangers as before.
 */
export interface Witness {
  question: Question;
  outside: Sample;
}

const MOST_ASKED = 3;

export const needsWitness = ({ status }: Sample): boolean => status === 403;

const isWitness = ({ status, isChallenge }: Sample): boolean =>
  status < 500 && ![0, 403, 429].includes(status) && !isChallenge;

/** Finds a witness for a question that strangers are refused at, at its own origin first; null when there is none. */
export async function findWitness(
  ending: Ending,
  { address }: Question,
  outside: Sample,
  signal: AbortSignal,
): Promise<Witness | null> {
  if (!needsWitness(outside)) return null;
  const origins = [...new Set([new URL(address).origin, ...ending.traceNow().origins])];
  for (const origin of origins.slice(0, MOST_ASKED)) {
    const question: Question = { method: 'GET', address: `${origin}/`, header: null, isCall: false };
    const sample = await ask(ending, question, STRANGER, signal);
    if (sample && isWitness(sample)) return { question, outside: sample };
  }
  return null;
}

/** Whether strangers still get there what they got before, and not a guard's page at the same address. */
export async function stillAnswers(
  ending: Ending,
  { question, outside }: Witness,
  signal: AbortSignal,
): Promise<boolean> {
  const now = await ask(ending, question, STRANGER, signal);
  if (now === null || now.status !== outside.status || now.address !== outside.address || now.isChallenge) return false;
  return now.words.intersection(outside.words).size * 2 >= outside.words.size;
}
