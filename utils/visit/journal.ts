import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Job } from './job';

interface JournalSchema extends DBSchema {
  jobs: { key: string; value: Job };
}

/** Unfinished jobs, on disk: intent before act, so that a job goes on after anything died. Finished ones are removed. */
export interface Journal {
  put(job: Job): Promise<void>;
  remove(id: string): Promise<void>;
  unfinished(): Promise<Job[]>;
}

export function openJournal(name = 'walkaway'): Journal {
  let opening: Promise<IDBPDatabase<JournalSchema>> | null = null;
  const database = () => {
    opening ??= openDB<JournalSchema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('jobs', { keyPath: 'id' }),
    });
    return opening;
  };
  return {
    put: async (job) => void (await (await database()).put('jobs', job)),
    remove: async (id) => (await database()).delete('jobs', id),
    unfinished: async () => (await database()).getAll('jobs'),
  };
}
