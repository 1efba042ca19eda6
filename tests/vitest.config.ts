import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/architecture/*.test.ts'],
    // A limit for what hangs, not a measure: the machine may be doing much else.
    testTimeout: 60_000,
    // A worker reads the modules once, not once for each file: half of the time went into that. Files share them therefore.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
  },
});
