import type { SiteCookie } from '../browser/cookie-jar';
import { hasUnaskedToken, withNewTokens } from './baselines';
import { type Credential, isSameCredential } from './credential';
import { hadEffect } from './effect';
import type { Ending } from './ending';
import { forgetSignIn, hasOwnLogin } from './http-sign-in';
import { type EndResult, outcomeOf, result } from './outcome-of';
import { type Preparation, prepare } from './preparation';
import { isLetIn, lookNow, prove, type Verdict } from './proof';
import { atMoment, readCredential } from './read-credential';
import { type Tried, tryWays } from './try-ways';

/** The proof has time of its own, because a log-out that hung may have worked all the same. */
const PROOF_LIMIT_MS = 20_000;

function latestExpiry({ session }: Ending): number | null {
  const times = session.tokens.map(({ expiresAtMs }) => expiresAtMs).filter((ms) => ms !== null);
  return times.length > 0 ? Math.max(...times) : null;
}

/** A site may ask for the browser's own sign-in beside a login of its own: it is dropped too, after all is proven. */
async function withSignInForgotten(ending: Ending, end: EndResult): Promise<EndResult> {
  ending.signal = ending.limit();
  const { reason } = await forgetSignIn(ending);
  return reason === 'browser-keeps-sign-in' && end.outcome !== 'still-valid'
    ? { ...end, outcome: 'failed', reason }
    : end;
}

export interface EndHooks {
  /** Tells the journal that the site has been told and the proof begins, and whether somebody is still in, as it looks. */
  onProving(isStillIn: boolean): Promise<void>;
  isLikely(cookie: SiteCookie): boolean;
}

/** One session's log-out, from before anything is pressed. It holds the old credential: drop it when all is said. */
export interface LogOut {
  /** Learns what can be asked of a session that the log-out of another one may end before its own turn comes. */
  prepare(): Promise<void>;
  /** Logs out on the site's server and proves it as far as it can be proven. Never rejects for a site's fault. */
  end(): Promise<EndResult>;
  /**
   * Asks once more after all others: a session may have come back by a silent login, and one whose provider ended
   * (`isLinked`) may have ended with it. Nothing becomes better without a proof.
   */
  askAgain(before: EndResult, isLinked: boolean): Promise<EndResult>;
}

const UNTESTABLE: Verdict = { kind: 'unproven', reason: 'credential-untestable' };

/** Ended without a press of its own, by the log-out of the session that it was entered through or that enters by it. */
const WITH_ANOTHER: Tried = { way: 'single-log-out', look: 'out', reason: null };

export function createLogOut(ending: Ending, hooks: EndHooks): LogOut {
  let ready: Preparation | null = null;
  let tried: Tried | null = null;
  /** The credential in every version that was in force. */
  const versions: Credential[] = [];
  const isNew = (credential: Credential) =>
    credential.likely.length > 0 && !versions.some((one) => isSameCredential(one, credential));

  async function getReady(): Promise<Preparation> {
    const fresh = await prepare(ending, hooks.isLikely);
    versions.push(fresh.credential);
    ready = fresh;
    return fresh;
  }

  /** What was learnt ahead, unless its time was over too early or the site has renewed its cookies since. */
  async function stillReady(known: Preparation): Promise<Preparation> {
    const now = await readCredential(ending, hooks.isLikely);
    return !known.isCutShort && isSameCredential(now, known.credential) ? known : getReady();
  }

  async function conclude(known: Preparation): Promise<EndResult> {
    const { baselines, credential } = known;
    const last = tried ?? { way: null, look: 'unknown', reason: 'no-way' };
    if (last.way === null) return outcomeOf(last, { kind: 'unproven', reason: 'no-proof-page' }, false, null);
    await hooks.onProving(last.look === 'in');
    const atPresses = ending.presses.map((cookies) => atMoment(ending, credential, cookies, hooks.isLikely));
    for (const version of atPresses) if (isNew(version)) versions.push(version);
    const now = await readCredential(ending, hooks.isLikely);
    const asked = [...baselines, ...withNewTokens(baselines, credential, now)];
    const proven = await prove(ending, asked, versions, AbortSignal.timeout(PROOF_LIMIT_MS));
    const isUnasked = known.isCutShort || ending.contact.isUnread || hasUnaskedToken(baselines, credential, now);
    const verdict = isUnasked && proven.kind === 'refused' ? UNTESTABLE : proven;
    const hasEffect = last.look === 'out' || (await hadEffect(ending, known));
    const end = outcomeOf(last, verdict, hasEffect, latestExpiry(ending));
    // A press in a page that reaches nobody is no log-out.
    return end.reason === 'no-effect' && !ending.contact.isMade ? { ...end, way: null, reason: 'offline' } : end;
  }

  return {
    async prepare() {
      await getReady();
    },
    async end() {
      const { clock } = ending.ports;
      const begunMs = clock.nowMs();
      ending.signal = ending.limit();
      const isSignedIn = ending.traceNow().httpSignIns.length > 0;
      if (isSignedIn && !hasOwnLogin(ending)) return forgetSignIn(ending);
      const ahead = ready;
      if (ahead && (await lookNow(ending, ahead.baselines)) === 'out') {
        tried = WITH_ANOTHER;
        return conclude(ahead);
      }
      const known = ahead ? await stillReady(ahead) : await getReady();
      // A site that answers nothing cannot be told anything; pressing would only lead the person's tabs to an error page.
      if (!ending.contact.isMade) return result('wiped-only', null, known.isCutShort ? 'time-limit' : 'offline');
      ending.signal = ending.limit(clock.nowMs() - begunMs);
      tried = await tryWays(ending, known.baselines);
      if (isSignedIn && tried.way === null) return forgetSignIn(ending);
      const end = await conclude(known);
      return isSignedIn ? withSignInForgotten(ending, end) : end;
    },
    async askAgain(before, isLinked) {
      if (!ready || !tried) return before;
      const now = await readCredential(ending, hooks.isLikely);
      const isOther = now.likely.length > 0 && !isSameCredential(now, ready.credential);
      ending.signal = ending.limit();
      // A server of many parts may not have heard of the log-out everywhere when it was proven.
      if (before.outcome === 'ended' && (await isLetIn(ending, ready.baselines, ready.credential)))
        return result('still-valid', before.way, 'old-credential-works');
      const hasNewToken = withNewTokens(ready.baselines, ready.credential, now).length > 0;
      if (!isLinked && !isOther && !hasNewToken) return before;
      const look = await lookNow(ending, ready.baselines);
      const isBack = look === 'in' && isOther && (isLinked || tried.look !== 'in');
      if (isBack) {
        if (isNew(now)) versions.push(now);
        ending.mayComeBack = false;
        tried = await tryWays(ending, ready.baselines);
      } else if (!isLinked && !hasNewToken) return before;
      else if (isLinked && look === 'out') tried = { ...WITH_ANOTHER, way: tried.way ?? WITH_ANOTHER.way };
      const after = await conclude(ready);
      return isBack || after.outcome === 'ended' || after.outcome === 'still-valid' ? after : before;
    },
  };
}
