import type { Driver } from '../drivers/driver.ts';
import { atEach, type ServedSites, serveMany } from './serve-many.ts';

const PAGE = `<!doctype html><title>x</title><script type="module">
for(let i=0;i<4;i++)document.cookie='c'+i+'=left; Path=/; Max-Age=604800; Secure';
localStorage.setItem('mark','left');
await new Promise(done=>{const o=indexedDB.open('mark',1);o.onupgradeneeded=()=>o.result.createObjectStore('mark');o.onsuccess=()=>{o.result.close();done()}});
await (await caches.open('mark')).put('/x',new Response('left'));
await (await navigator.storage.getDirectory()).getFileHandle('mark',{create:true});
document.documentElement.dataset.filled='yes';</script>`;

/** Starts sites with a page that fills every kind of storage a little. */
export const startManySites = (count: number): Promise<ServedSites> =>
  serveMany(count, (request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(request.url === '/fill' ? { 'set-cookie': 'sid=left; Path=/; Max-Age=604800; Secure; HttpOnly' } : {}),
    });
    response.end(request.url === '/fill' ? PAGE : '<!doctype html><title>x</title>');
  });

const AT_ONCE = 4;

/** Visits the sites, so that each of them has something to be erased. */
export const fill = (driver: Driver, sites: string[]): Promise<void> =>
  atEach(sites, AT_ONCE, async (queue) => {
    const tab = await driver.openTab();
    for (let site = queue.shift(); site !== undefined; site = queue.shift()) {
      await tab.goto(`https://www.${site}/fill`, { timeoutMs: 120_000 });
      await tab.waitFor('html[data-filled]', { state: 'attached', timeoutMs: 120_000 });
    }
    await tab.close();
  });
