import type { Outcome } from '../../../utils/logout/outcome.ts';

export const VERDICTS = ['LIE', 'LEFT', 'BROKEN', 'EARLY', 'MISSED', 'UNPROVEN', 'ok'] as const;
/**
 * LIE: said to be ended, but the server still accepts the old credential.
 * LEFT: said to be gone from this browser, but something of the site is still in it (an HTTP sign-in too).
 * BROKEN: the measurement itself did not come to its end (login, popup); see `error`.
 * EARLY: shown as open before anybody had logged in.
 * MISSED: never shown as open.
 * UNPROVEN: the application's own log-out ends the session on the server, but it is not said to be ended.
 */
export type Verdict = (typeof VERDICTS)[number];

/** Is the old credential still accepted by the server? */
export type Truth = 'ended' | 'alive' | null;

/** What was measured of one site in one browser. */
export interface Row {
  app: string;
  browser: string;
  site: string;
  /** Seconds from the login being complete until the popup showed the session as open; null: never. */
  seenSeconds: number | null;
  /** Shown as open before the login. */
  wasEarly: boolean;
  account: string | null;
  way: string | null;
  outcome: string | null;
  reason: string | null;
  truth: Truth;
  /** Milliseconds from the confirmation until the popup said that all is done. */
  ms: number | null;
  survivors: string[];
  error: string | null;
  /** Does the application's own log-out end the session on the server? null: not known. */
  canEnd: boolean | null;
}

const ENDED: Outcome = 'ended';
/** The outcomes after which the browser is said to hold nothing of the site any more. */
const GONE_HERE: readonly Outcome[] = [ENDED, 'logged-out', 'still-valid', 'wiped-only'];

const isSaidGone = ({ outcome }: Row): boolean => GONE_HERE.some((gone) => gone === outcome);

/** Judges one row; the worst that applies. */
export function verdictOf(row: Row): Verdict {
  if (row.outcome === ENDED && row.truth === 'alive') return 'LIE';
  if (isSaidGone(row) && row.survivors.length > 0) return 'LEFT';
  if (row.error !== null) return 'BROKEN';
  if (row.wasEarly) return 'EARLY';
  if (row.seenSeconds === null) return 'MISSED';
  if (row.canEnd && row.outcome !== ENDED) return 'UNPROVEN';
  return 'ok';
}
