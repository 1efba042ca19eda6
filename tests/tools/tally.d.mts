/** How often one test of a Playwright report was green. */
export interface Row {
  title: string;
  runs: number;
  green: number;
}

export function tally(report: object): Row[];
