const sorted = (values: number[]) => [...values].sort((a, b) => a - b);

/** The value in the middle; NaN of none. */
export const median = (values: number[]): number => quantile(values, 0.5);

/** The value that a share of all values does not exceed: 0.95 for p95. */
export function quantile(values: number[], share: number): number {
  const all = sorted(values);
  return all[Math.max(0, Math.ceil(share * all.length) - 1)] ?? Number.NaN;
}
