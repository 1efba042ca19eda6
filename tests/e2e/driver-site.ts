import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../sites/town/certificate.ts';

/** The page on which the drivers' abilities are tried. */
const PAGE = `<!doctype html><title>site</title>
<form onsubmit="event.preventDefault(); document.querySelector('#said').textContent = document.querySelector('#name').value">
  <input id="name" value="old">
  <label><input type="checkbox" id="box"> box</label>
  <select id="list"><option value="a">A</option><option value="b">B</option></select>
  <button>Send <b>now</b></button><button type="button" hidden>Send later</button>
</form>
<p id="said"></p><p id="events"></p>
<div style="height: 3000px"></div>
<a id="far" href="/far">Far, away</a>
<script>
  const events = [];
  document.querySelector('#name').addEventListener('input', (event) => {
    events.push(event.isTrusted);
    document.querySelector('#events').textContent = String(events.every(Boolean));
  });
  document.querySelector('button').addEventListener('click', (event) => {
    document.body.dataset.gesture = String(event.isTrusted && navigator.userActivation.isActive);
  });
  const link = () => document.querySelector('#said').insertAdjacentHTML('afterend', '<a id="late">late</a>');
  if (location.search === '?late') document.addEventListener('keydown', link, { once: true });
</script>`;

/** GET /private asks for HTTP sign-in; it knows this one person. */
const AUTHORIZATION = `Basic ${Buffer.from('alice:secret').toString('base64')}`;

/** A server that takes its time; far longer than a driver needs to look for the next button. */
const SLOW_MS = 600;

/** GET /steps?n=1 leads by its button, slowly, to n=2, and so on: every page has the same button. */
function answerStep(url: URL, response: ServerResponse): void {
  const step = Number(url.searchParams.get('n'));
  const page = `<title>step ${step}</title><form><input name="n" value="${step + 1}" hidden><button>Next</button></form>`;
  setTimeout(() => response.end(page), step > 1 ? SLOW_MS : 0);
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'text/html');
  if (request.url === '/private' && request.headers.authorization !== AUTHORIZATION) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="private"' }).end('<title>refused</title>');
    return;
  }
  const url = new URL(request.url ?? '/', 'https://site.test');
  if (url.pathname === '/steps') return void answerStep(url, response);
  if (request.url === '/private') return void response.end('<title>signed in</title>');
  if (request.url === '/frame') {
    response.setHeader('set-cookie', 'part=1; Path=/; Secure; SameSite=None; Partitioned; HttpOnly; Max-Age=9999');
    return void response.end('<p>framed</p>');
  }
  if (request.url === '/framing') return void response.end('<iframe src="https://other.test/frame"></iframe>');
  response.setHeader('set-cookie', 'sid=1; Path=/; HttpOnly; Max-Age=9999');
  response.end(PAGE);
}

export interface DriverSite {
  httpPort: number;
  httpsPort: number;
  spki: string;
  close(): void;
}

/** A small server for every host name, http and https, on free loopback ports. */
export async function startDriverSite(): Promise<DriverSite> {
  const certificate = makeCertificate(['site.test', 'other.test']);
  const servers = [
    createPlain(answer),
    createSecure({ key: certificate.key, cert: certificate.cert }, answer),
  ] as const;
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  const [httpPort, httpsPort] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];
  return {
    httpPort,
    httpsPort,
    spki: certificate.spki,
    close() {
      certificate.remove();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
