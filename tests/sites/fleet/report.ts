import { type Row, VERDICTS, verdictOf } from './verdict.ts';

/** So many sessions have to be ended on the server for a whole run to pass, by browser. */
export const LEAST_ENDED: Record<string, number> = { chromium: 6, firefox: 3 };

const HEAD = ['app', 'browser', 'seen s', 'account', 'way', 'outcome', 'reason', 'truth', 'ms', 'survivors', 'verdict'];

function cellsOf(row: Row): string[] {
  const seen = row.seenSeconds === null ? 'never' : row.seenSeconds.toFixed(2);
  const words = [row.account, row.way, row.outcome, row.reason, row.truth, row.ms?.toString()];
  return [
    row.app,
    row.browser,
    seen,
    ...words.map((word) => word ?? '-'),
    row.survivors.join(' ') || '-',
    verdictOf(row),
  ];
}

/** One row alone, for who watches the run. */
export const lineOf = (row: Row): string => cellsOf(row).join('  ');

/** The rows as a table in plain text, with the errors below it. */
export function tableOf(rows: Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const errors = rows.filter((row) => row.error).map((row) => `${row.app} ${row.browser}: ${row.error}`);
  return [...table, ...errors].join('\n');
}

/** Middle value (the lower of two middles); null of nothing. */
export function medianOf(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const countBy = (words: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

function medianPerWay(rows: Row[]): Record<string, number | null> {
  const ways = [...new Set(rows.flatMap((row) => row.way ?? []))];
  return Object.fromEntries(
    ways.map((way) => [way, medianOf(rows.flatMap((row) => (row.way === way && row.ms !== null ? row.ms : [])))]),
  );
}

export interface Summary {
  rows: number;
  verdicts: Record<string, number>;
  outcomes: Record<string, number>;
  /** Sessions of which the server refuses the old credential, by browser. */
  endedOnServer: Record<string, number>;
  medianSeenSeconds: number | null;
  medianMsByWay: Record<string, number | null>;
}

/** Counts and medians over all rows. */
export function summaryOf(rows: Row[]): Summary {
  return {
    rows: rows.length,
    verdicts: countBy(rows.map(verdictOf)),
    outcomes: countBy(rows.map((row) => row.outcome ?? 'none')),
    endedOnServer: countBy(rows.filter((row) => row.truth === 'ended' && row.error === null).map((row) => row.browser)),
    medianSeenSeconds: medianOf(rows.flatMap((row) => row.seenSeconds ?? [])),
    medianMsByWay: medianPerWay(rows),
  };
}

export const summaryText = (summary: Summary): string =>
  [
    VERDICTS.map((verdict) => `${verdict} ${summary.verdicts[verdict] ?? 0}`).join(', '),
    `outcomes: ${JSON.stringify(summary.outcomes)}`,
    `ended on the server: ${JSON.stringify(summary.endedOnServer)}`,
    `seen, median s: ${summary.medianSeenSeconds?.toFixed(2) ?? '-'}; median ms by way: ${JSON.stringify(summary.medianMsByWay)}`,
  ].join('\n');

/** Why the run does not pass, one sentence each; the least number of ended sessions counts only for a run over all apps. */
export function failuresOf(rows: Row[], browsers: string[], isWholeRun: boolean): string[] {
  const summary = summaryOf(rows);
  const lies = summary.verdicts.LIE ?? 0;
  const few = browsers.filter((browser) => (summary.endedOnServer[browser] ?? 0) < (LEAST_ENDED[browser] ?? 0));
  return [
    ...(lies > 0 ? [`${lies} session(s) said to be ended are still accepted by their server`] : []),
    ...(isWholeRun ? few.map((name) => `${name}: fewer than ${LEAST_ENDED[name]} sessions ended on the server`) : []),
  ];
}
