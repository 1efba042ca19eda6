import type { Outcome, Reason, Way } from '../logout/outcome';

/** What came of one session: neither whose nor where. */
export interface ReceiptLine {
  outcome: Outcome;
  way: Way | null;
  reason: Reason | null;
}

/** What ending a visit, or one session, came to. Nothing in it says who was here, or on which sites. */
export interface Receipt {
  /** Milliseconds since the epoch. */
  startedMs: number;
  endedMs: number;
  /** What ended it; `one` where a single session was ended by hand. */
  cause: string;
  lines: ReceiptLine[];
  /** How many sites were wiped that nobody was logged in to. */
  visitedCount: number;
}
