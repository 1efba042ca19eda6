import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { inTime } from './in-time';
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

/** A database that is held by somebody else, or whose disk is broken, may never answer. */
const PATIENCE_MS = 5_000;

export function openJournal(name = 'walkaway', patienceMs = PATIENCE_MS): Journal {
  let opening: Promise<IDBPDatabase<JournalSchema>> | null = null;
  const forget = () => {
    opening = null;
  };
  // A function of its own, so that an open that throws rejects.
  const open = async () =>
    openDB<JournalSchema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('jobs', { keyPath: 'id' }),
      terminated: forget, // the browser has closed it: the next step opens it anew
    });
  const database = () => {
    opening ??= open();
    // What failed once may work later, and must not spoil the rest of the background's life.
    opening.catch(forget);
    return opening;
  };
  const ask = <T>(work: (db: IDBPDatabase<JournalSchema>) => Promise<T>) =>
    inTime('journal', database().then(work), patienceMs);
  return {
    put: (job) => ask(async (db) => void (await db.put('jobs', job))),
    remove: (id) => ask((db) => db.delete('jobs', id)),
    unfinished: () => ask((db) => db.getAll('jobs')),
  };
}
