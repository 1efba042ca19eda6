import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../town/certificate.ts';

/** A page that lets nothing in that it did not bring itself: no style, no script, no picture. */
const STRICT = "default-src 'none'; script-src 'nonce-own'; form-action 'self'; style-src 'nonce-own'";

/** What the page's own script sees of its boxes when it first can, and whether anybody asked for a click. */
const WATCH = `<script nonce="own">
  const ticked = () => [...document.querySelectorAll('form input:checked')].map((box) => box.id).join(' ');
  const heard = [];
  for (const box of document.querySelectorAll('form input[type=checkbox]'))
    box.addEventListener('change', () => { document.body.dataset.heard = (heard.push(box.id), heard.join(' ')); });
  requestAnimationFrame(() => requestAnimationFrame(() => { document.body.dataset.drawn = ticked(); }));
</script>`;

const LOGIN = `<!doctype html><html lang="de"><title>Anmelden</title><meta name="viewport" content="width=device-width">
<style nonce="own">body{font:16px system-ui;margin:48px auto;max-width:340px}form{display:grid;gap:14px}
div{opacity:0!important;transform:scale(0)!important}</style><h1>Anmelden</h1>
<form method="post" action="/login">
  <label>Name <input id="name" name="name"></label>
  <label>Passwort <input id="password" name="password" type="password"></label>
  <label><input type="checkbox" checked id="remember_me" name="remember_me" value="1"> Merken</label>
  <label><input type="checkbox" checked id="b1" name="b1" value="1"> Angemeldet bleiben (30 Tage)</label>
  <label><input type="checkbox" checked id="b2" name="b2" value="1"> Neuigkeiten per E-Mail</label>
  <button id="send">Anmelden</button>
</form>${WATCH}`;

/** No secret is asked for here: the guard has no business on this page. */
const PLAIN = `<!doctype html><title>News</title><form method="post" action="/login">
  <label><input type="checkbox" checked id="remember_me" name="remember_me" value="1"> Remember me</label>
  <button id="send">Send</button></form>${WATCH}`;

export interface GuardedSite {
  httpPort: number;
  httpsPort: number;
  spki: string;
  caPath: string;
  /** The names of the fields that came with each form, in their order. */
  received: string[];
  close(): void;
}

/** A site with login forms whose boxes are ticked beforehand, under every host name; it says what was sent to it. */
export async function startGuardedSite(): Promise<GuardedSite> {
  const certificate = makeCertificate(['shop.test']);
  const received: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', STRICT);
    // Chromium asks for updates of its own parts by POST.
    if (request.url !== '/login' || request.method !== 'POST')
      return void response.end(request.url === '/plain' ? PLAIN : LOGIN);
    let body = '';
    for await (const part of request) body += String(part);
    received.push([...new URLSearchParams(body).keys()].join(' '));
    response.end('<!doctype html><title>received</title><p id="received">received</p>');
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const servers = [createServer(onRequest), createSecure({ key: certificate.key, cert: certificate.cert }, onRequest)];
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const [httpPort = 0, httpsPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    ...{ httpPort, httpsPort, received, spki: certificate.spki, caPath: certificate.caPath },
    close() {
      certificate.remove();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
