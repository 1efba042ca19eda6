import { describe, expect, it } from 'vitest';
import { failuresOf, medianOf, summaryOf, tableOf } from '../../sites/fleet/report.ts';
import { type Row, type Verdict, verdictOf } from '../../sites/fleet/verdict.ts';

const PROVEN: Row = {
  app: 'shop',
  browser: 'chromium',
  site: 'shop.test',
  seenSeconds: 0.4,
  wasEarly: false,
  account: 'alice',
  way: 'open-tab',
  outcome: 'ended',
  reason: null,
  truth: 'ended',
  ms: 900,
  survivors: [],
  error: null,
  canEnd: true,
};

const CASES: [string, Partial<Row>, Verdict][] = [
  ['proven and true', {}, 'ok'],
  ['said to be ended, still accepted', { truth: 'alive' }, 'LIE'],
  ['a lie stays a lie when something else broke too', { truth: 'alive', error: 'closed' }, 'LIE'],
  ['a cookie is left behind', { survivors: ['cookie:sid'] }, 'LEFT'],
  ['something is left behind, and that is said', { outcome: 'failed', survivors: ['x'], canEnd: null }, 'ok'],
  ['the measurement broke', { error: 'not done', outcome: null }, 'BROKEN'],
  ['shown as open to a stranger', { wasEarly: true }, 'EARLY'],
  ['never seen', { seenSeconds: null, outcome: null, truth: 'alive' }, 'MISSED'],
  ['could have been ended, was only wiped', { outcome: 'wiped-only', truth: 'alive' }, 'UNPROVEN'],
  ['was ended, but that was not proven', { outcome: 'logged-out' }, 'UNPROVEN'],
  ['cannot be ended by anybody, and that is said', { canEnd: false, outcome: 'still-valid', truth: 'alive' }, 'ok'],
  ['nothing is known of the application', { canEnd: null, outcome: 'logged-out' }, 'ok'],
];

describe('verdictOf', () => {
  it.each(CASES)('%s', (_, change, verdict) => {
    expect(verdictOf({ ...PROVEN, ...change })).toBe(verdict);
  });
});

describe('report', () => {
  it('fails on a lie, also in a run over some applications only', () => {
    expect(failuresOf([{ ...PROVEN, truth: 'alive' }], ['chromium'], false)).toHaveLength(1);
  });

  it('asks for six sessions ended on the server in Chromium and three in Firefox, of a whole run', () => {
    const six = Array.from({ length: 6 }, () => PROVEN);
    const three = Array.from({ length: 3 }, () => ({ ...PROVEN, browser: 'firefox' }));
    expect(failuresOf([...six, ...three], ['chromium', 'firefox'], true)).toEqual([]);
    expect(failuresOf([...six.slice(1), ...three], ['chromium', 'firefox'], true)).toHaveLength(1);
    expect(failuresOf([...six, ...three.slice(1)], ['chromium', 'firefox'], true)).toHaveLength(1);
    expect(failuresOf([PROVEN], ['chromium'], false)).toEqual([]);
  });

  it('counts and takes the median for each way', () => {
    const rows = [100, 300, 200].map((ms) => ({ ...PROVEN, ms }));
    const summary = summaryOf([...rows, { ...PROVEN, way: 'recipe', ms: 50 }]);
    expect(summary.medianMsByWay).toEqual({ 'open-tab': 200, recipe: 50 });
    expect(summary.endedOnServer).toEqual({ chromium: 4 });
    expect(medianOf([])).toBeNull();
  });

  it('shows the row, its verdict and its error', () => {
    const table = tableOf([{ ...PROVEN, error: 'the popup is gone' }]);
    expect(table).toMatch(/shop +chromium +0\.40 +alice .* BROKEN/);
    expect(table).toContain('shop chromium: the popup is gone');
  });
});
