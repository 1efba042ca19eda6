import type { Clock } from '../../../utils/browser/clock';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  readonly #due: { atMs: number; work: () => void }[] = [];
  readonly #isHurrying: boolean;

  /** A `hurrying` clock never makes anybody wait: what is due later is due now, and the time is set to it. */
  constructor(
    private now = Date.UTC(2026, 10, 1),
    pace: 'manual' | 'hurrying' = 'manual',
  ) {
    this.#isHurrying = pace === 'hurrying';
  }

  nowMs = (): number => this.now;

  after = (ms: number, work: () => void): void => {
    this.#due.push({ atMs: this.now + ms, work });
    if (this.#isHurrying) queueMicrotask(() => this.pass(ms));
  };

  /** Somebody sets the clock. What is due later is as far away as before: a browser's timers do not go by it. */
  jump(ms: number): void {
    this.now += ms;
    for (const one of this.#due) one.atMs += ms;
  }

  get waiting(): number {
    return this.#due.length;
  }

  /** Lets `ms` milliseconds pass and does what became due, in order. */
  pass(ms: number): void {
    const endMs = this.now + ms;
    for (;;) {
      this.#due.sort((a, b) => a.atMs - b.atMs);
      const next = this.#due[0];
      if (!next || next.atMs > endMs) break;
      this.#due.shift();
      this.now = Math.max(this.now, next.atMs);
      next.work();
    }
    this.now = Math.max(this.now, endMs);
  }
}
