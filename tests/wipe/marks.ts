// Served to the pages of the marked site as it is, without its types: it can use nothing from elsewhere.

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const cached = async (): Promise<string> => `HTTP cache ${await (await fetch('/cached')).text()}`;

/** Leaves a mark in everything that this page may write into; gives the kinds, and what is in the HTTP cache. */
export async function leave(): Promise<string[]> {
  // biome-ignore lint/suspicious/noDocumentCookie: a cookie as a site's own script sets it
  document.cookie = 'mark_script=left; Path=/; Max-Age=604800; Secure; SameSite=None';
  localStorage.setItem('mark', 'left');
  sessionStorage.setItem('mark', 'left');
  const opening = indexedDB.open('mark', 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore('mark');
  const database = await settled(opening);
  await settled(database.transaction('mark', 'readwrite').objectStore('mark').put('left', 'mark'));
  database.close();
  await (await caches.open('mark')).put('/mark-cached', new Response('left'));
  const folder = await navigator.storage.getDirectory();
  await folder.getFileHandle('mark', { create: true });
  await navigator.serviceWorker.register('/worker.js');
  return [...(await read()), await cached()].filter((one, index, all) => all.indexOf(one) === index);
}

/** The kinds in which there is still a mark, and what the HTTP cache answers. */
export async function read(): Promise<string[]> {
  const folder = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  const found: [string, boolean][] = [
    ['localStorage', localStorage.getItem('mark') !== null],
    ['sessionStorage', sessionStorage.getItem('mark') !== null],
    ['IndexedDB', (await indexedDB.databases()).some(({ name }) => name === 'mark')],
    ['Cache API', (await caches.keys()).includes('mark')],
    ['private files', names.includes('mark')],
    ['service worker', (await navigator.serviceWorker.getRegistrations()).length > 0],
  ];
  return [...found.filter(([, isThere]) => isThere).map(([kind]) => kind), await cached()];
}
