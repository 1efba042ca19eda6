/** One line of what the popup shows. */
export interface Row {
  site: string;
  state: string;
  account: string;
  outcome: string;
  way: string;
  reason: string;
}

/** What one house's server says of the old credential, beside what the popup says of its session. */
export interface Verdict {
  title: string;
  site: string;
  row: Row | undefined;
  isStillValid: boolean;
}

/** Runs inside the popup page: the sessions as the contract of the pages tells them. */
export function readRows(): Row[] {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-site][data-state]')];
  return rows.map(({ dataset }) => ({
    site: dataset.site ?? '',
    state: dataset.state ?? '',
    account: dataset.account ?? '',
    outcome: dataset.outcome ?? '',
    way: dataset.way ?? '',
    reason: dataset.reason ?? '',
  }));
}

/** An outcome that claims more than the server says. */
export function isLie({ row, isStillValid }: Verdict): boolean {
  return row?.outcome === 'ended' && isStillValid;
}

/** Lines with columns of equal width. */
export function table(lines: string[][]): string {
  const widths = lines.reduce<number[]>(
    (sofar, line) => line.map((cell, index) => Math.max(cell.length, sofar[index] ?? 0)),
    [],
  );
  const pad = (line: string[]) => line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
  return lines.map((line) => pad(line).trimEnd()).join('\n');
}

/** The report for a person: what was claimed, and whether it is true. */
export function reportLines(verdicts: Verdict[]): string {
  const head = ['SITE', 'OUTCOME', 'WAY', 'REASON', 'OLD CREDENTIAL', ''];
  const lines = verdicts.map((verdict) => [
    verdict.site,
    verdict.row?.outcome || 'not listed',
    verdict.row?.way || '-',
    verdict.row?.reason || '-',
    verdict.isStillValid ? 'still works' : 'refused',
    isLie(verdict) ? 'A LIE' : '',
  ]);
  return table([head, ...lines]);
}
