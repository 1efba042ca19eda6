import type { KeyValueStore } from '../../../utils/browser/stores';

/** Storage that, like the browser's, keeps copies. It outlives the objects made over it, as it outlives a background. */
export class FakeStore implements KeyValueStore {
  readonly values = new Map<string, unknown>();
  writes = 0;

  get = async (key: string): Promise<unknown> => structuredClone(this.values.get(key));

  set = async (key: string, value: unknown): Promise<void> => {
    this.writes++;
    this.values.set(key, structuredClone(value));
  };

  remove = async (key: string): Promise<void> => {
    this.values.delete(key);
  };
}
