import { test } from '@playwright/test';

/** Adds to the counts that `npm test` and `npm run test:faults` print at their end, for each browser by itself. */
export function counted(what: string, figures: Record<string, number>): void {
  test.info().annotations.push({ type: `count: ${what}`, description: JSON.stringify(figures) });
}

/** Counts one fault point, and whether it was withstood: nothing in `work` failed, softly or not. */
export async function faultPoint<T>(work: () => Promise<T>): Promise<T> {
  const before = test.info().errors.length;
  let isOver = false;
  try {
    const result = await work();
    isOver = true;
    return result;
  } finally {
    const hasPassed = isOver && test.info().errors.length === before;
    counted('fault points', { run: 1, passed: hasPassed ? 1 : 0 });
  }
}
