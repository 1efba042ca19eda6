import type { WakeUps } from '../../../utils/browser/wake-ups';

/** Alarms that ring when a test rings them; those that are repeated also when it lets their time pass. */
export class FakeWakeUps implements WakeUps {
  readonly set = new Set<string>();
  readonly due = new Map<string, number>();
  readonly #listeners: ((name: string) => void)[] = [];
  readonly #repeated = new Map<string, { minutes: number; nextMs: number }>();
  #nowMs = 0;

  every = async (name: string, minutes: number): Promise<void> => {
    this.set.add(name);
    if (this.#repeated.get(name)?.minutes === minutes) return;
    this.#repeated.set(name, { minutes, nextMs: this.#nowMs + minutes * 60_000 });
  };

  at = async (name: string, atMs: number): Promise<void> => {
    this.due.set(name, atMs);
  };

  stop = async (name: string): Promise<void> => {
    this.set.delete(name);
    this.due.delete(name);
    this.#repeated.delete(name);
  };

  onWake = (listener: (name: string) => void): void => {
    this.#listeners.push(listener);
  };

  awakeWhile = <T>(work: () => Promise<T>): Promise<T> => work();

  ring(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }

  /** What was due several times meanwhile rings once. */
  pass(ms: number): void {
    this.#nowMs += ms;
    for (const [name, alarm] of this.#repeated) {
      if (alarm.nextMs > this.#nowMs) continue;
      alarm.nextMs = this.#nowMs + alarm.minutes * 60_000;
      this.ring(name);
    }
  }
}
