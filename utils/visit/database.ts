import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeyValueStore } from '../browser/stores';
import { inTime } from './in-time';

/** A database that is held by somebody else, or whose disk is broken, may never answer. */
const PATIENCE_MS = 5_000;

/** One of our IndexedDB databases. */
export interface Database<Schema extends DBSchema> {
  /** Does work in it; rejects when there is no answer within the patience, and when the browser refuses. */
  ask<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T>;
}

/** Opened when it is first asked, and anew after it failed or the browser closed it. `patienceMs` is for tests. */
export function createDatabase<Schema extends DBSchema>(
  name: string,
  upgrade: (db: IDBPDatabase<Schema>) => void,
  patienceMs = PATIENCE_MS,
): Database<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opening = null;
  };
  // A function of its own, so that an open that throws rejects.
  const open = async () => openDB<Schema>(name, 1, { upgrade, terminated: forget });
  const database = () => {
    opening ??= open();
    // What failed once may work later, and must not spoil the rest of the background's life.
    opening.catch(forget);
    return opening;
  };
  return { ask: (work) => inTime(name, database().then(work), patienceMs) };
}

interface ValuesSchema extends DBSchema {
  values: { key: string; value: unknown };
}

/** Values by key in a database of that name. */
export function databaseStore(name: string): KeyValueStore {
  const { ask } = createDatabase<ValuesSchema>(name, (db) => void db.createObjectStore('values'));
  return {
    get: (key) => ask((db) => db.get('values', key)),
    set: (key, value) => ask(async (db) => void (await db.put('values', value, key))),
    remove: (key) => ask((db) => db.delete('values', key)),
  };
}
