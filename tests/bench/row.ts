import type { BrowserName } from '../drivers/driver.ts';

/** One measured figure beside its budget. */
export interface Row {
  what: string;
  browser: BrowserName;
  figure: number;
  unit: string;
  /** The most that the figure may be (design.md section 8); null for one that is only told. */
  budget: number | null;
  /** What the figure was made from. */
  detail: string;
}

/** A figure that is no number was not measured, and is within nothing. */
export const isOver = ({ figure, budget }: Row): boolean => budget !== null && !(figure <= budget);
