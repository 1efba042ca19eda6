import type { BrowserName } from '../drivers/driver.ts';
import type { Row } from './row.ts';

/** Time may grow as the number of sites does, which is 1, and by what two runs of the same differ. */
const BUDGET = 1.25;

/** How much longer one site takes among many than among few. `tookMs`: milliseconds by the number of sites. */
export function growthRow(
  what: string,
  browser: BrowserName,
  tookMs: ReadonlyMap<number, number>,
  { few, many }: { few: number; many: number },
): Row {
  const msPerSite = (size: number) => (tookMs.get(size) ?? Number.NaN) / size;
  const figure = msPerSite(many) / msPerSite(few);
  if (Number.isNaN(figure)) throw new Error(`growth of ${what}: ${few} or ${many} sites were not timed`);
  return {
    ...{ what: `growth of ${what}`, browser, figure, unit: 'times the time per site', budget: BUDGET },
    detail: `${msPerSite(many).toFixed(1)} of ${msPerSite(few).toFixed(1)} ms a site`,
  };
}
