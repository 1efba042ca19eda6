import type { SiteCookie } from '../browser/cookie-jar';
import { type Credential, isSameCredential } from './credential';
import { hadEffect } from './effect';
import type { Ending } from './ending';
import type { Outcome, Reason, Way } from './outcome';
import { type Baseline, isCovered, livingTokens, prove, takeBaselines, type Verdict } from './proof';
import { proofQuestions, questionId } from './questions';
import { atMoment, readCredential } from './read-credential';
import { rehearse } from './rehearse';
import { type Tried, tryWays } from './try-ways';

/** What became of one session. Holds no secret: it goes into the journal and the receipt. */
export interface EndResult {
  outcome: Outcome;
  way: Way | null;
  reason: Reason | null;
  /** When the server stops accepting a token by itself, in milliseconds since the epoch. */
  expiresAtMs: number | null;
}

/** The proof has time of its own, because a log-out that hung may have worked all the same. */
const PROOF_LIMIT_MS = 20_000;

const result = (outcome: Outcome, way: Way | null, reason: Reason | null, expiresAtMs: number | null = null) => ({
  outcome,
  way,
  reason,
  expiresAtMs,
});

function latestExpiry({ session }: Ending): number | null {
  const times = session.tokens.map(({ expiresAtMs }) => expiresAtMs).filter((ms) => ms !== null);
  return times.length > 0 ? Math.max(...times) : null;
}

/** The honest outcome of what was tried, of what the site did, and of what was proven (design.md section 4). */
export function outcomeOf(tried: Tried, verdict: Verdict, hasEffect: boolean, expiresAtMs: number | null): EndResult {
  const { way, look } = tried;
  if (way === null) return result('wiped-only', null, tried.reason);
  if (verdict.kind === 'accepted')
    return verdict.byToken
      ? result('still-valid', way, 'token-until-expiry', expiresAtMs)
      : result('still-valid', way, 'old-credential-works');
  if (look === 'in') return result('wiped-only', way, 'no-effect');
  if (verdict.kind === 'refused' && look === 'out') return result('ended', way, null);
  if (look !== 'out' && !hasEffect) return result('wiped-only', way, 'no-effect');
  return result('logged-out', way, verdict.kind === 'refused' ? 'no-proof-page' : verdict.reason);
}

/** An HTTP sign-in has no session on the server: the browser can only forget it. */
async function forgetSignIn(ending: Ending): Promise<EndResult> {
  for (const tab of ending.tabs) await ending.ports.scripts.dropHttpSignIn(tab.id);
  return result('wiped-only', null, 'http-sign-in');
}

export interface EndHooks {
  /** Tells the journal that the site has been told and the proof begins. */
  onProving(): Promise<void>;
  isLikely(cookie: SiteCookie): boolean;
}

interface Preparation {
  baselines: Baseline[];
  credential: Credential;
}

/** Finds what can be asked for the proof; loads the page once more where what is known does not reach the credential. */
async function prepare(ending: Ending, isLikely: EndHooks['isLikely']): Promise<Preparation> {
  const first = await readCredential(ending, isLikely);
  const questions = proofQuestions(ending, first);
  const baselines = await takeBaselines(ending, questions, first);
  if (isCovered(baselines, first)) return { baselines, credential: await readCredential(ending, isLikely) };
  const held = await rehearse(ending);
  const known = await readCredential(ending, isLikely, held);
  const asked = new Set(known.tokens.length > first.tokens.length ? [] : questions.map(questionId));
  const more = proofQuestions(ending, known).filter((question) => !asked.has(questionId(question)));
  baselines.push(...(await takeBaselines(ending, more, known)));
  // A question may have renewed a cookie; the credential to prove with is the one that is in force at the end.
  const credential = await readCredential(ending, isLikely, held);
  return { baselines, credential: { ...credential, tokens: await livingTokens(ending, baselines, credential.tokens) } };
}

/** The credential before the log-out, and as it was at each press, where the site had renewed it by then. */
function versionsOf(ending: Ending, credential: Credential, isLikely: EndHooks['isLikely']): Credential[] {
  const versions = [credential];
  for (const cookies of ending.presses) {
    const version = atMoment(ending, credential, cookies, isLikely);
    const isNew = version.likely.length > 0 && !versions.some((one) => isSameCredential(one, version));
    if (isNew) versions.push(version);
  }
  return versions;
}

/** Logs out of one session on the site's server and proves it as far as it can be proven. Never rejects for a site's fault. */
export async function endSession(ending: Ending, hooks: EndHooks): Promise<EndResult> {
  const isSignedIn = ending.traceNow().httpSignIns.length > 0;
  if (isSignedIn && ending.session.control === null) return forgetSignIn(ending);
  const { baselines, credential } = await prepare(ending, hooks.isLikely);
  // A site that answers nothing cannot be told anything; pressing would only lead the person's tabs to an error page.
  if (!ending.contact.isMade) return result('wiped-only', null, ending.signal.aborted ? 'time-limit' : 'offline');
  const tried = await tryWays(ending, baselines);
  if (isSignedIn && tried.way === null) return forgetSignIn(ending);
  if (tried.way === null) return outcomeOf(tried, { kind: 'unproven', reason: 'no-proof-page' }, false, null);
  await hooks.onProving();
  const versions = versionsOf(ending, credential, hooks.isLikely);
  const verdict = await prove(ending, baselines, versions, AbortSignal.timeout(PROOF_LIMIT_MS));
  const hasEffect = tried.look === 'unknown' && (await hadEffect(ending, credential));
  const end = outcomeOf(tried, verdict, hasEffect, latestExpiry(ending));
  // A press in a page that reaches nobody is no log-out.
  return end.reason === 'no-effect' && !ending.contact.isMade ? { ...end, way: null, reason: 'offline' } : end;
}
