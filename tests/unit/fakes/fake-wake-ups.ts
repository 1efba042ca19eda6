import type { WakeUps } from '../../../utils/browser/wake-ups';

/** Alarms that ring when a test rings them. */
export class FakeWakeUps implements WakeUps {
  readonly set = new Set<string>();
  readonly #listeners: ((name: string) => void)[] = [];

  every = async (name: string): Promise<void> => {
    this.set.add(name);
  };

  readonly due = new Map<string, number>();

  at = async (name: string, atMs: number): Promise<void> => {
    this.due.set(name, atMs);
  };

  stop = async (name: string): Promise<void> => {
    this.set.delete(name);
    this.due.delete(name);
  };

  onWake = (listener: (name: string) => void): void => {
    this.#listeners.push(listener);
  };

  awakeWhile = <T>(work: () => Promise<T>): Promise<T> => work();

  ring(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }
}
