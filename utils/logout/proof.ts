import type { SiteCookie } from '../browser/cookie-jar';
import { isLivingJwt } from '../page/jwt';
import { type Baseline, isCovered, isOfToken, tokenCalls } from './baselines';
import { type Credential, cookieParts } from './credential';
import type { Ending } from './ending';
import { type Asker, ask } from './probe-request';
import { type Look, lookAt } from './sample';
import { needsWitness, stillAnswers } from './witness';

export type Verdict =
  | { kind: 'refused' }
  | { kind: 'accepted'; byToken: boolean }
  | { kind: 'unproven'; reason: 'no-proof-page' | 'credential-untestable' };

const asking = (cookies: SiteCookie[], { token }: Baseline): Asker =>
  token === undefined ? { cookies } : { cookies: [], token };

async function lookWith(ending: Ending, baseline: Baseline, asker: Asker, signal: AbortSignal): Promise<Look> {
  const sample = await ask(ending, baseline.question, asker, signal);
  return sample ? lookAt(sample, baseline.contrast) : 'unknown';
}

/**
 * Tokens that may let in. One that is answered as a stranger is, where another is let in, is over already when it is
 * one that calls carried: a token that was only stored, such as one that renews others, may let in elsewhere. So may one
 * that says of itself that it is not over, where calls of another service carried it.
 */
export async function livingTokens(ending: Ending, baselines: Baseline[], tokens: string[]): Promise<string[]> {
  const calls = tokenCalls(baselines);
  const living: string[] = [];
  for (const token of tokens) {
    const isProvable = baselines.some((baseline) => baseline.token === token);
    const looks: Look[] = [];
    const mayBeOver = !isProvable && !isLivingJwt(token, ending.ports.clock.nowMs());
    if (mayBeOver && ending.heardTokens().includes(token))
      for (const baseline of calls) looks.push(await lookWith(ending, baseline, { cookies: [], token }, ending.signal));
    if (looks.length === 0 || looks.some((look) => look !== 'out')) living.push(token);
  }
  return living;
}

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
  if (isOfToken(baseline)) return [asking([], baseline)];
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
  if (accepted) return { kind: 'accepted', byToken: isOfToken(accepted.baseline) };
  const isRefused = looks.length > 0 && looks.every((look) => look === 'out');
  const isBelieved =
    isRefused &&
    (await Promise.all(baselines.map((baseline) => isStrangerStillTold(ending, baseline, baselines, signal))));
  if (!isBelieved || isBelieved.includes(false)) return { kind: 'unproven', reason: 'no-proof-page' };
  const areCovered = versions.every((credential) => isCovered(ending, baselines, credential));
  return areCovered ? { kind: 'refused' } : { kind: 'unproven', reason: 'credential-untestable' };
}

/** Whether the whole old credential lets in again, or still, where it was refused: one question, no parts. */
export async function isLetIn(ending: Ending, baselines: Baseline[], { cookies }: Credential): Promise<boolean> {
  const [first] = baselines;
  return first !== undefined && (await lookWith(ending, first, asking(cookies, first), ending.signal)) === 'in';
}
