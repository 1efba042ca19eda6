import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Driver } from '../drivers/driver.ts';
import { makeCertificate } from '../sites/town/certificate.ts';

/** Sites with a page that fills every kind of storage a little. */
export interface ManySites {
  sites: string[];
  hosts: { httpPort: number; httpsPort: number; spki: string; caPath: string };
  close(): Promise<void>;
}

const PAGE = `<!doctype html><title>x</title><script type="module">
for(let i=0;i<4;i++)document.cookie='c'+i+'=left; Path=/; Max-Age=604800; Secure';
localStorage.setItem('mark','left');
await new Promise(done=>{const o=indexedDB.open('mark',1);o.onupgradeneeded=()=>o.result.createObjectStore('mark');o.onsuccess=()=>{o.result.close();done()}});
await (await caches.open('mark')).put('/x',new Response('left'));
await (await navigator.storage.getDirectory()).getFileHandle('mark',{create:true});
document.documentElement.dataset.filled='yes';</script>`;

/** Starts one server for `count` sites: `www.site-1.test` and so on. */
export async function startManySites(count: number): Promise<ManySites> {
  const sites = Array.from({ length: count }, (_, index) => `site-${index + 1}.test`);
  const certificate = makeCertificate(sites.map((site) => `www.${site}`));
  const server = https.createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(request.url === '/fill' ? { 'set-cookie': 'sid=left; Path=/; Max-Age=604800; Secure; HttpOnly' } : {}),
    });
    response.end(request.url === '/fill' ? PAGE : '<!doctype html><title>x</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sites,
    hosts: { httpPort: port, httpsPort: port, spki: certificate.spki, caPath: certificate.caPath },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      certificate.remove();
    },
  };
}

const AT_ONCE = 4;

/** Visits the sites, so that each of them has something to be erased. */
export async function fill(driver: Driver, sites: string[]): Promise<void> {
  const queue = [...sites];
  const work = async (): Promise<void> => {
    const tab = await driver.openTab();
    for (let site = queue.shift(); site !== undefined; site = queue.shift()) {
      await tab.goto(`https://www.${site}/fill`, { timeoutMs: 120_000 });
      await tab.waitFor('html[data-filled]', { state: 'attached', timeoutMs: 120_000 });
    }
    await tab.close();
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, sites.length) }, work));
}
