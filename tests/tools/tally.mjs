import path from 'node:path';

/**
 * @typedef {import('./tally.d.mts').Row} Row
 * @typedef {{ title: string, file?: string, suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ title: string, tests: { projectName: string, results: { status: string }[] }[] }} Spec
 */

/**
 * How often each test of a Playwright report was green, by project and title.
 * @param {{ suites?: Suite[] }} report
 * @returns {Row[]}
 */
export function tally(report) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @param {Suite} suite @param {string[]} above */
  const visit = (suite, above) => {
    const titles = [...above, suite.title];
    for (const spec of suite.specs ?? [])
      for (const { projectName, results } of spec.tests) {
        const title = [projectName, ...titles, spec.title].join(' › ');
        const row = rows.get(title) ?? { title, runs: 0, green: 0 };
        row.runs += results.length;
        row.green += results.filter(({ status }) => status === 'passed').length;
        rows.set(title, row);
      }
    for (const inner of suite.suites ?? []) visit(inner, titles);
  };
  for (const suite of report.suites ?? []) visit(suite, []);
  return [...rows.values()];
}

/**
 * The same for the reports of several runs of vitest, by file below `root` and title. A file that could not be run has
 * no tests and is a row of its own, which was not green.
 * @param import('./tally.d.mts').VitestReport[]} reports
 * @param {string} root
 * @returns {Row[]}
 */
export function tallyUnit(reports, root) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @param {string} title @param {boolean} isGreen */
  const add = (title, isGreen) => {
    const row = rows.get(title) ?? { title, runs: 0, green: 0 };
    rows.set(title, { ...row, runs: row.runs + 1, green: row.green + (isGreen ? 1 : 0) });
  };
  for (const { testResults } of reports)
    for (const { name, status, assertionResults } of testResults) {
      const file = path.relative(root, name);
      if (assertionResults.length === 0 && status !== 'passed') add(file, false);
      for (const one of assertionResults) add(`${file} › ${one.fullName}`, one.status === 'passed');
    }
  return [...rows.values()];
}

/**
 * What a Playwright report says that belongs to no test: a file that could not be loaded is among no rows.
 * @param {{ errors?: { message?: string }[] }} report
 * @returns {string[]}
 */
export const errorsOf = ({ errors = [] }) => errors.map(({ message }) => message ?? 'an error without a message');

/**
 * 0 where there were tests, all were green every time, and no run ended with another code.
 * @param {Row[]} rows
 * @param {number[]} codes
 * @returns {0 | 1}
 */
export const exitCodeOf = (rows, codes) =>
  rows.length > 0 && rows.every(({ green, runs }) => green === runs) && codes.every((code) => code === 0) ? 0 : 1;
