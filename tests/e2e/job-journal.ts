import type { Stage } from '../../utils/message/messages.ts';
import type { Driver, Tab } from '../drivers/driver.ts';

/** A job as the journal holds it, as far as tests look. */
export interface WrittenJob {
  items: { key: string; stage: Stage }[];
}

/** Reads the extension's journal in a page that says nothing to the background, so that nothing is woken by it. */
export const readJournal = (driver: Driver): Promise<WrittenJob[]> => driver.evaluateInExtension(readJobs);

async function readJobs(): Promise<WrittenJob[]> {
  // To open a database that is not there would make it, empty, under the extension's feet.
  const isThere = (await indexedDB.databases()).some(({ name }) => name === 'journal');
  if (!isThere) return [];
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const database = await settled(indexedDB.open('journal'));
  try {
    return await settled(database.transaction('jobs').objectStore('jobs').getAll());
  } finally {
    database.close();
  }
}

/** Resolves when a row of the popup is at this stage; ask before the stage can come, for it may be short. */
export function reached(popup: Tab, stage: Stage): Promise<void> {
  return popup.evaluate(watchFor, `[data-stage="${stage}"]`);
}

function watchFor(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  });
}
