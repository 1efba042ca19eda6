import type { Outcome, Reason, Way } from './outcome';
import type { Verdict } from './proof';
import type { Tried } from './try-ways';

/** What became of one session. Holds no secret: it goes into the journal and the receipt. */
export interface EndResult {
  outcome: Outcome;
  way: Way | null;
  reason: Reason | null;
  /** When the server stops accepting a token by itself, in milliseconds since the epoch. */
  expiresAtMs: number | null;
}

export const result = (
  outcome: Outcome,
  way: Way | null,
  reason: Reason | null,
  expiresAtMs: number | null = null,
): EndResult => ({ outcome, way, reason, expiresAtMs });

/** The honest outcome of what was tried, of what the site did, and of what was proven (design.md section 4). */
export function outcomeOf(tried: Tried, verdict: Verdict, hasEffect: boolean, expiresAtMs: number | null): EndResult {
  const { way, look } = tried;
  if (way === null) return result('wiped-only', null, tried.reason);
  // A press that changed nothing says nothing of the site's own log-out.
  if (look !== 'out' && !hasEffect) return result('wiped-only', way, 'no-effect');
  if (verdict.kind === 'accepted')
    return verdict.byToken
      ? result('still-valid', way, 'token-until-expiry', expiresAtMs)
      : result('still-valid', way, 'old-credential-works');
  if (look === 'in') return result('wiped-only', way, 'no-effect');
  if (verdict.kind === 'refused' && look === 'out') return result('ended', way, null);
  return result('logged-out', way, verdict.kind === 'refused' ? 'no-proof-page' : verdict.reason);
}
