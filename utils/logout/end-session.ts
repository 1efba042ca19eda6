import type { Credential } from './credential';
import type { Ending } from './ending';
import type { Outcome, Reason, Way } from './outcome';
import { type Baseline, isCovered, prove, takeBaselines, type Verdict } from './proof';
import { proofQuestions, questionId } from './questions';
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
const PROOF_LIMIT_MS = 8_000;

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

/** The honest outcome of what was tried and proven (design.md section 4). */
export function outcomeOf(tried: Tried, verdict: Verdict, expiresAtMs: number | null): EndResult {
  const { way, look } = tried;
  if (way === null) return result('wiped-only', null, tried.reason);
  if (verdict.kind === 'accepted')
    return verdict.byToken
      ? result('still-valid', way, 'token-until-expiry', expiresAtMs)
      : result('still-valid', way, 'old-credential-works');
  if (verdict.kind === 'refused') return result('ended', way, null);
  return look === 'in' ? result('wiped-only', way, 'no-effect') : result('logged-out', way, verdict.reason);
}

/** An HTTP sign-in has no session on the server: the browser can only forget it. */
async function forgetSignIn(ending: Ending): Promise<EndResult> {
  for (const tab of ending.tabs) await ending.ports.scripts.dropHttpSignIn(tab.id);
  return result('wiped-only', null, 'http-sign-in');
}

const MOST_TOKENS = 3;

async function readCredential(ending: Ending, isLikely: EndHooks['isLikely']): Promise<Credential> {
  const cookies = await ending.cookiesNow();
  const { scripts } = ending.ports;
  const hasTokens = ending.session.tokens.length > 0;
  const values = hasTokens ? await Promise.all(ending.tabs.map((tab) => scripts.tokenValues(tab.id))) : [];
  return { cookies, likely: cookies.filter(isLikely), tokens: credentialsAmong(ending, values.flat()) };
}

const isJwt = (token: string) => /^ey[\w-]+\.[\w-]+\./.test(token);

/** Pages also keep tokens against forgery: one that no request carried counts only where nothing else lets in. */
function credentialsAmong(ending: Ending, values: string[]): string[] {
  const isCarried = ending.traceNow().calls.some((call) => call.header !== null);
  const hasCookies = ending.session.cookieNames.length > 0;
  return [...new Set(values)].filter((value) => isCarried || !hasCookies || isJwt(value)).slice(0, MOST_TOKENS);
}

interface Preparation {
  baselines: Baseline[];
  credential: Credential;
}

/** Finds what can be asked for the proof; loads the page once more where what is known does not reach the credential. */
async function prepare(ending: Ending, isLikely: EndHooks['isLikely']): Promise<Preparation> {
  const credential = await readCredential(ending, isLikely);
  const questions = proofQuestions(ending, credential.likely);
  const baselines = await takeBaselines(ending, questions, credential);
  if (isCovered(baselines, credential)) return { baselines, credential };
  const held = await rehearse(ending);
  const known = { ...credential, tokens: credentialsAmong(ending, [...credential.tokens, ...held]) };
  const asked = new Set(known.tokens.length > credential.tokens.length ? [] : questions.map(questionId));
  const more = proofQuestions(ending, known.likely).filter((question) => !asked.has(questionId(question)));
  return { baselines: [...baselines, ...(await takeBaselines(ending, more, known))], credential: known };
}

export interface EndHooks {
  /** Tells the journal that the site has been told and the proof begins. */
  onProving(): Promise<void>;
  isLikely(cookie: Credential['cookies'][number]): boolean;
}

/** Logs out of one session on the site's server and proves it as far as it can be proven. Never rejects for a site's fault. */
export async function endSession(ending: Ending, hooks: EndHooks): Promise<EndResult> {
  const isSignedIn = ending.traceNow().httpSignIns.length > 0;
  const { baselines, credential: before } = await prepare(ending, hooks.isLikely);
  // A question may have renewed a cookie; the credential to prove with is the one that is in force at the end.
  const credential = { ...(await readCredential(ending, hooks.isLikely)), tokens: before.tokens };
  const tried = await tryWays(ending, baselines);
  if (isSignedIn && tried.way === null) return forgetSignIn(ending);
  await hooks.onProving();
  const verdict: Verdict =
    tried.way === null
      ? { kind: 'unproven', reason: 'no-proof-page' }
      : await prove(ending, baselines, credential, AbortSignal.timeout(PROOF_LIMIT_MS));
  return outcomeOf(tried, verdict, latestExpiry(ending));
}
