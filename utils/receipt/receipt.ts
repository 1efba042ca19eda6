import { OUTCOMES, type Outcome, type Reason, type Way } from '../logout/outcome';

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

const isLine = (line: unknown): line is ReceiptLine =>
  OUTCOMES.includes((line as ReceiptLine | null)?.outcome as never);

/** Another version may have written it. */
function understood(raw: unknown): Receipt | null {
  const { startedMs, endedMs, cause, lines, visitedCount } = Object(raw) as Record<keyof Receipt, unknown>;
  const areTimes = Number.isSafeInteger(startedMs) && Number.isSafeInteger(endedMs);
  if (!areTimes || typeof cause !== 'string' || !Array.isArray(lines) || !Number.isSafeInteger(visitedCount))
    return null;
  return { ...(raw as Receipt), lines: lines.filter(isLine) };
}

/** What was kept, as far as it is understood. */
export const readReceipts = (kept: unknown): Receipt[] =>
  Array.isArray(kept) ? kept.flatMap((one) => understood(one) ?? []) : [];
