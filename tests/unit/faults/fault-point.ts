import { beforeEach } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** How many fault points a test is; `npm test` prints how many were run and passed. */
    faultPoints?: number;
  }
}

/**
 * Makes each test of this file, or of the `describe` it is called in, a fault point: one fault at one moment. Whether it
 * passed is the test's own verdict, so nothing has to be counted when it ends.
 */
export function eachIsAFaultPoint(): void {
  beforeEach(({ task }) => {
    task.meta.faultPoints = 1;
  });
}
