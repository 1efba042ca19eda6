/** Time, as a parameter: logic has no clock of its own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Calls `work` once, `ms` milliseconds later. */
  after(ms: number, work: () => void): void;
}

export const clock: Clock = {
  nowMs: () => Date.now(),
  after(ms, work) {
    setTimeout(work, ms);
  },
};
