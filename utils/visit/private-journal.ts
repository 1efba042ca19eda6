import type { KeyValueStore } from '../browser/stores';
import { splitKey } from '../session/session';
import { storeKind } from '../session/store';
import type { Job } from './job';
import type { Journal } from './journal';

const STORE_KEY = 'private-jobs';

const isPrivate = ({ key }: { key: string }) => storeKind(splitKey(key).storeId) === 'private';

/** What of a job may be written to the disk; null when it was about private windows only. */
export const publicPart = (job: Job): Job | null => partOf(job, false);

/** The part of a job that is about private windows, or the other part; null when there is none. */
function partOf(job: Job, ofPrivate: boolean): Job | null {
  const items = job.items.filter((item) => isPrivate(item) === ofPrivate);
  const visited = job.visited.filter((site) => isPrivate(site) === ofPrivate);
  return items.length + visited.length === 0 ? null : { ...job, items, visited };
}

/**
 * A journal that writes nothing of private windows to the disk: that part of each job is held in memory only. It outlives
 * the background, and ends with the browser, as the private windows do.
 */
export function withoutPrivate(disk: Journal, memory: KeyValueStore): Journal {
  let last: Promise<unknown> = Promise.resolve();
  const read = async () => ((await memory.get(STORE_KEY)) ?? {}) as Record<string, Job>;
  /** One change after the other: all jobs lie under one key. */
  function change(id: string, part: Job | null): Promise<void> {
    const next = last.then(async () => {
      const { [id]: known, ...others } = await read();
      if (part) await memory.set(STORE_KEY, { ...others, [id]: part });
      else if (known && Object.keys(others).length > 0) await memory.set(STORE_KEY, others);
      else if (known) await memory.remove(STORE_KEY);
    });
    last = next.catch(() => undefined);
    return next;
  }
  return {
    async put(job) {
      const [open, hidden] = [partOf(job, false), partOf(job, true)];
      await Promise.all([open && disk.put(open), hidden && change(job.id, hidden)]);
    },
    remove: async (id) => void (await Promise.all([disk.remove(id), change(id, null)])),
    async unfinished() {
      const [open, hidden] = await Promise.all([disk.unfinished(), read()]);
      const whole = open.map((job) => {
        const part = hidden[job.id];
        return part
          ? { ...job, items: [...job.items, ...part.items], visited: [...job.visited, ...part.visited] }
          : job;
      });
      return [...whole, ...Object.values(hidden).filter(({ id }) => !open.some((job) => job.id === id))];
    },
  };
}
