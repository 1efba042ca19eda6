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
 * How many hostile inputs were tried, by what they are (`tests/unit/hostile/`).
 * @param {string} file
 * @returns {Record<string, number>}
 */
export function countHostile(file) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { name = '', assertionResults = [] } of readReport(file)?.testResults ?? []) {
    const kind = /hostile[\\/]([a-z-]+)\.test/.exec(name)?.[1];
    if (!kind) continue;
    for (const { meta } of assertionResults) counts[kind] = (counts[kind] ?? 0) + (meta?.hostileInputs ?? 0);
  }
  return counts;
}

/**
 * One line of them; empty where none was tried.
 * @param {string} file
 */
export function hostileLine(file) {
  const counts = Object.entries(countHostile(file));
  const sum = counts.reduce((total, [, count]) => total + count, 0);
  return sum === 0
    ? ''
    : `hostile inputs tried: ${sum} (${counts.map(([kind, count]) => `${kind} ${count}`).join(', ')})`;
}

/**
 * How many fault points of the unit tests were run, and how many of them passed, by the file they are in
 * (`tests/unit/faults/`).
 * @param {string} file
 * @returns {Record<string, { run: number, passed: number }>}
 */
export function countFaults(file) {
  /** @type {Record<string, { run: number, passed: number }>} */
  const counts = {};
  for (const { name = '', assertionResults = [] } of readReport(file)?.testResults ?? []) {
    const kind = /faults[\\/]([a-z-]+)\.test/.exec(name)?.[1];
    if (!kind) continue;
    for (const { meta, status } of assertionResults) {
      const points = meta?.faultPoints ?? 0;
      const { run, passed } = counts[kind] ?? { run: 0, passed: 0 };
      if (points > 0) counts[kind] = { run: run + points, passed: passed + (status === 'passed' ? points : 0) };
    }
  }
  return counts;
}

/**
 * One line of them; empty where none was run.
 * @param {string} file
 */
export function faultLine(file) {
  const counts = Object.entries(countFaults(file));
  const sum = (/** @type {'run' | 'passed'} */ word) => counts.reduce((total, [, count]) => total + count[word], 0);
  const parts = counts.map(([kind, { run, passed }]) => `${kind} ${passed === run ? run : `${passed} of ${run}`}`);
  return counts.length === 0
    ? ''
    : `fault points run and passed without a browser: ${sum('passed')} of ${sum('run')} (${parts.join(', ')})`;
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

/**
 * What the tests of a Playwright report have counted (`tests/e2e/counted.ts`), one line for each browser and kind.
 * @param {string} file
 * @returns {string[]}
 */
export function countedLines(file) {
  /** @type {Map<string, Record<string, number>>} */
  const sums = new Map();
  /** @param {{ suites?: any[], specs?: any[] }} suite */
  const visit = ({ suites = [], specs = [] }) => {
    for (const { tests } of specs)
      for (const { projectName, annotations = [] } of tests)
        for (const { type = '', description = '{}' } of annotations) {
          if (!type.startsWith('count: ')) continue;
          const line = `${projectName}, ${type.slice('count: '.length)}`;
          const sum = sums.get(line) ?? {};
          for (const [word, figure] of Object.entries(JSON.parse(description))) sum[word] = (sum[word] ?? 0) + figure;
          sums.set(line, sum);
        }
    suites.forEach(visit);
  };
  visit(readReport(file) ?? {});
  const words = (/** @type {Record<string, number>} */ sum) =>
    Object.entries(sum).map(([word, figure]) => `${figure} ${word}`);
  return [...sums].sort().map(([line, sum]) => `${line}: ${words(sum).join(', ')}`);
}
