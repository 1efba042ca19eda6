/**
 * @typedef {{ title: string, file?: string, suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ title: string, tests: { projectName: string, results: { status: string }[] }[] }} Spec
 * @typedef {{ title: string, runs: number, green: number }} Row
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
    const path = [...above, suite.title];
    for (const spec of suite.specs ?? [])
      for (const { projectName, results } of spec.tests) {
        const title = [projectName, ...path, spec.title].join(' › ');
        const row = rows.get(title) ?? { title, runs: 0, green: 0 };
        row.runs += results.length;
        row.green += results.filter(({ status }) => status === 'passed').length;
        rows.set(title, row);
      }
    for (const inner of suite.suites ?? []) visit(inner, path);
  };
  for (const suite of report.suites ?? []) visit(suite, []);
  return [...rows.values()];
}
