import type { Receipt } from '../receipt/receipt';
import type { Job } from './job';

/** What a finished job came to, without anything that says where or who. */
export const receiptOf = (job: Job, cause: string | null, endedMs: number): Receipt => ({
  startedMs: job.startedMs,
  endedMs,
  cause: job.scope === 'one' ? 'one' : (cause ?? 'button'),
  lines: job.items.flatMap(({ result }) =>
    result ? [{ outcome: result.outcome, way: result.way, reason: result.reason }] : [],
  ),
  visitedCount: job.visited.length,
});
