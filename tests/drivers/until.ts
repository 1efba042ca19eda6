import { setTimeout as delay } from 'node:timers/promises';

export const DEFAULT_TIMEOUT_MS = 20_000;
const BETWEEN_LOOKS_MS = 40;

/**
 * Looks again and again until `look` gives something truthy, and returns that. An error counts as not yet (pages vanish
 * under a question while they navigate); the last one is told when the time is over.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    let why: unknown;
    try {
      const found = await look();
      if (found) return found as Exclude<T, null | undefined | false>;
    } catch (error) {
      why = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`not within ${timeoutMs} ms: ${what}`, why === undefined ? {} : { cause: why });
    }
    await delay(BETWEEN_LOOKS_MS);
  }
}
