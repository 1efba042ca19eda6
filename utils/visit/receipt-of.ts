import type { Receipt } from '../receipt/receipt';
import type { Job } from './job';
import { publicPart } from './private-journal';

/**
 * What a finished job came to, without anything that says where or who. A receipt is written to the disk, also the one
 * that a collector has not taken yet: private windows are left out, and a job of nothing else has none.
 */
export function receiptOf(job: Job, cause: string | null, endedMs: number): Receipt | null {
  const shown = publicPart(job);
  if (!shown) return null;
  return {
    startedMs: job.startedMs,
    endedMs,
    cause: job.scope === 'one' ? 'one' : (cause ?? 'button'),
    lines: shown.items.flatMap(({ result }) =>
      result ? [{ outcome: result.outcome, way: result.way, reason: result.reason }] : [],
    ),
    visitedCount: shown.visited.length,
  };
}
