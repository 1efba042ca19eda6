import type { DBSchema } from 'idb';
import { createDatabase } from './database';
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

/** The journal in the database of that name; name and patience (milliseconds) are for tests. */
export function openJournal(name = 'journal', patienceMs?: number): Journal {
  const { ask } = createDatabase<JournalSchema>(
    name,
    (db) => void db.createObjectStore('jobs', { keyPath: 'id' }),
    patienceMs,
  );
  return {
    put: (job) => ask(async (db) => void (await db.put('jobs', job))),
    remove: (id) => ask((db) => db.delete('jobs', id)),
    unfinished: () => ask((db) => db.getAll('jobs')),
  };
}
