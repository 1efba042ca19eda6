import { randomUUID } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../sites/town/certificate.ts';
import { PASSWORD, USER } from '../sites/town/house.ts';

/**
 * Sites that leave much behind, all alike, each at a registrable domain of its own, none known by a recipe. Their own
 * log-out ends the session and the token and leaves the rest: language, consent, the device that lets the person in
 * again by one press, a draft in local storage, a note in a database.
 */
export interface Keepsakes {
  httpPort: number;
  httpsPort: number;
  spki: string;
  caPath: string;
  /** Whether the server still lets this session in. */
  isIn(session: string): boolean;
  /** Whether it still answers to this token. */
  isToken(token: string): boolean;
  close(): Promise<void>;
}

const YEAR = 'Max-Age=31536000; Path=/; Secure; SameSite=Lax';
const LOGIN = `<!doctype html><title>Log in</title><form method="post" action="/login">
<input id="user" name="user"><input id="pass" name="pass" type="password"><button id="enter">Log in</button></form>`;

/** Everything that a page of the site writes, once; the token only while somebody is logged in. */
const REMEMBER = (token: string | null) => `
<script>
  localStorage.draft ??= 'a letter to Robin';
  localStorage.chooser ??= JSON.stringify([{ name: '${USER}', seen: 3 }]);
  if (${JSON.stringify(token)}) localStorage.access_token = ${JSON.stringify(token)};
  if (localStorage.access_token && ${token !== null})
    fetch('/api/me', { headers: { authorization: 'Bearer ' + localStorage.access_token } });
  const opening = indexedDB.open('notes', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('notes');
  opening.onsuccess = () => {
    const change = opening.result.transaction('notes', 'readwrite');
    change.objectStore('notes').put('milk, bread', 'shopping');
    change.oncomplete = () => { opening.result.close(); document.body.dataset.written = 'yes'; };
  };
</script>`;

/** A token as servers sign them, for nobody: head, claims, nonsense. */
function newToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const expires = Math.floor(Date.now() / 1000) + 3600;
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: USER, jti: randomUUID(), exp: expires })}.${randomUUID().replaceAll('-', '')}`;
}

export async function startKeepsakes(hosts: string[]): Promise<Keepsakes> {
  const certificate = makeCertificate(hosts);
  /** Session → token. */
  const sessions = new Map<string, string>();
  const devices = new Set<string>();

  function enter(response: ServerResponse, device: string = randomUUID()): void {
    const [session, token] = [randomUUID().replaceAll('-', ''), newToken()];
    sessions.set(session, token);
    devices.add(device);
    response.writeHead(303, {
      location: '/',
      'set-cookie': [
        `sessionid=${session}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1209600`,
        `known_device=${device}; HttpOnly; ${YEAR}`,
        `lang=en-GB; ${YEAR}`,
        `cookie_consent=all; ${YEAR}`,
      ],
    });
    response.end();
  }

  function home(response: ServerResponse, session: string, device: string): void {
    const token = sessions.get(session);
    const inside = `<nav><span class="account">${USER}</span> <a href="/logout" id="out">Log out</a></nav><h1>Your letters</h1>`;
    const outside = `<a href="/login">Log in</a>${devices.has(device) ? '<form method="post" action="/again"><button id="again">Continue as alice</button></form>' : ''}`;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Keepsake</title><body>${token ? inside : outside}${REMEMBER(token ?? null)}`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const jar = new Map((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]));
    const [session, device] = [jar.get('sessionid') ?? '', jar.get('known_device') ?? ''];
    switch (`${request.method} ${request.url}`) {
      case 'GET /':
        return home(response, session, device);
      case 'GET /login':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN);
      case 'POST /login': {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        const form = new URLSearchParams(body);
        if (form.get('user') === USER && form.get('pass') === PASSWORD) return enter(response);
        return void response.writeHead(401).end('<title>Wrong</title>');
      }
      case 'POST /again':
        return devices.has(device) ? enter(response, device) : void response.writeHead(403).end();
      case 'GET /api/me': {
        const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
        const isKnown = [...sessions.values()].includes(token);
        response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify(isKnown ? { user: USER } : { error: 'who are you?' }));
      }
      case 'GET /logout':
        sessions.delete(session);
        return void response.writeHead(303, { location: '/', 'set-cookie': 'sessionid=; Max-Age=0; Path=/' }).end();
      default:
        return void response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Nothing here</title>');
    }
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const servers = [createPlain(listener), createSecure({ key: certificate.key, cert: certificate.cert }, listener)];
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const [httpPort = 0, httpsPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    ...{ httpPort, httpsPort, spki: certificate.spki, caPath: certificate.caPath },
    isIn: (session) => sessions.has(session),
    isToken: (token) => [...sessions.values()].includes(token),
    async close() {
      certificate.remove();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
