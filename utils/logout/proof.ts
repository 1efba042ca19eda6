import type { SiteCookie } from '../browser/cookie-jar';
import { type Credential, reaches, singleParts, untested } from './credential';
import type { Ending } from './ending';
import { type Asker, ask, type Question, STRANGER } from './probe-request';
import { type Contrast, contrast, isTelling, type Look, lookAt, type Sample } from './sample';

/** A question, how its answer looks for the person and for a stranger, and the token that it was asked with. */
export interface Baseline {
  question: Question;
  token: string | undefined;
  contrast: Contrast;
}

export type Verdict =
  | { kind: 'refused' }
  | { kind: 'accepted'; byToken: boolean }
  | { kind: 'unproven'; reason: 'no-proof-page' | 'credential-untestable' };

/** More baselines would cost more requests than they add certainty. */
const MOST_BASELINES = 2;

/** Asks a question once more only where a single answer would not tell; each further answer costs the site's time. */
async function twice(
  first: Sample,
  isClear: boolean,
  again: () => Promise<Sample | null>,
): Promise<[Sample, Sample] | null> {
  if (isClear) return [first, first];
  const second = await again();
  return second && [first, second];
}

const isClear = (inside: Sample, outside: Sample) =>
  inside.status !== outside.status || inside.address !== outside.address || inside.verdict !== outside.verdict;

async function takeBaseline(
  ending: Ending,
  question: Question,
  person: Asker,
  signal: AbortSignal,
): Promise<Baseline | null> {
  const inside = await ask(ending, question, person, signal);
  const outside = inside && (await ask(ending, question, STRANGER, signal));
  if (!inside || !outside) return null;
  const clear = isClear(inside, outside);
  const insides = await twice(inside, clear, () => ask(ending, question, person, signal));
  const outsides = await twice(outside, clear, () => ask(ending, question, STRANGER, signal));
  const known = insides && outsides && contrast(insides, outsides);
  return known && isTelling(known) ? { question, token: person.token, contrast: known } : null;
}

/** Finds, before the log-out, questions whose answers tell the person from a stranger. */
export async function takeBaselines(
  ending: Ending,
  questions: Question[],
  credential: Credential,
): Promise<Baseline[]> {
  const found: Baseline[] = [];
  for (const question of questions) {
    if (found.length >= MOST_BASELINES || ending.signal.aborted) break;
    const askers: Asker[] = question.header
      ? credential.tokens.map((token) => ({ cookies: credential.cookies, token, isPerson: true }))
      : [{ cookies: credential.cookies, isPerson: true }];
    for (const asker of askers) {
      const baseline = await takeBaseline(ending, question, asker, ending.signal);
      if (baseline) found.push(baseline);
    }
  }
  return found;
}

const asking = (cookies: SiteCookie[], { token }: Baseline): Asker =>
  token === undefined ? { cookies } : { cookies, token };

async function lookWith(ending: Ending, baseline: Baseline, asker: Asker, signal: AbortSignal): Promise<Look> {
  const sample = await ask(ending, baseline.question, asker, signal);
  return sample ? lookAt(sample, baseline.contrast) : 'unknown';
}

/** How the site treats the person now, with whatever the log-out left in the browser, and with the old token. */
export async function lookNow(ending: Ending, baselines: Baseline[]): Promise<Look> {
  const cookies = await ending.cookiesNow();
  const looks = await Promise.all(
    baselines.map((baseline) => lookWith(ending, baseline, asking(cookies, baseline), ending.signal)),
  );
  if (looks.includes('in')) return 'in';
  return looks.length > 0 && looks.every((look) => look === 'out') ? 'out' : 'unknown';
}

/** The whole old credential at every question, and each likely part by itself at the first question it reaches. */
function attempts(credential: Credential, baseline: Baseline, tried: Set<SiteCookie>): Asker[] {
  const parts = singleParts(credential).filter((part) => !tried.has(part) && reaches(part, baseline.question.address));
  for (const part of parts) tried.add(part);
  const sets: SiteCookie[][] = [credential.cookies, ...parts.map((part) => [part])];
  return sets.map((cookies) => asking(cookies, baseline));
}

/**
 * The proof (OWASP WSTG-SESS-06): the server is asked again with the old credential. `refused` only when every
 * question, asked with the whole credential and with each likely part, is answered as a stranger is answered.
 */
export async function prove(
  ending: Ending,
  baselines: Baseline[],
  credential: Credential,
  signal: AbortSignal,
): Promise<Verdict> {
  const looks: Look[] = [];
  const tried = new Set<SiteCookie>();
  for (const baseline of baselines) {
    for (const asker of attempts(credential, baseline, tried)) {
      const look = await lookWith(ending, baseline, asker, signal);
      if (look === 'in') return { kind: 'accepted', byToken: baseline.token !== undefined };
      looks.push(look);
    }
  }
  if (looks.length === 0 || looks.includes('unknown')) return { kind: 'unproven', reason: 'no-proof-page' };
  return isCovered(baselines, credential) ? { kind: 'refused' } : { kind: 'unproven', reason: 'credential-untestable' };
}

/** Whether every likely cookie and every token goes to at least one question. */
export function isCovered(baselines: Baseline[], { likely, tokens }: Credential): boolean {
  const asked = baselines.map(({ question }) => question.address);
  const isTried = (token: string) => baselines.some((baseline) => baseline.token === token);
  return baselines.length > 0 && untested(likely, asked).length === 0 && tokens.every(isTried);
}
