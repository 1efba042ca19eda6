import { existsSync, readFileSync } from 'node:fs';

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * What vitest's JSON report says; nothing ran where there is none.
 * @param {string} file
 */
export function countVitest(file) {
  const report = readReport(file);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/**
 * What Playwright's JSON report says. A test that passed only at a second try has passed; errors outside tests (a file
 * that cannot be loaded) are failures.
 * @param {string} file
 */
export function countPlaywright(file) {
  const report = readReport(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  return { passed: expected + flaky, failed: unexpected + (report?.errors?.length ?? 0) };
}
