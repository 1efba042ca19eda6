/** How often one test was green. */
export interface Row {
  title: string;
  runs: number;
  green: number;
}

export function tally(report: object): Row[];

/** A part of vitest's JSON report. */
export interface VitestReport {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

export function tallyUnit(reports: VitestReport[], root: string): Row[];

export function errorsOf(report: { errors?: { message?: string }[] }): string[];

export function exitCodeOf(rows: Row[], codes: number[]): 0 | 1;
