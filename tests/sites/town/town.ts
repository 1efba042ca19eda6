import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { makeCertificate } from './certificate.ts';
import type { Credential, Family, House, HouseDefinition, Truth } from './house.ts';
import { FAMILIES } from './houses/index.ts';
import { empty, html, json, type Reply, readAsk, redirect, sendReply } from './http.ts';
import { icon, STYLE } from './page.ts';

export interface SeenRequest {
  host: string;
  method: string;
  /** Path and query. */
  url: string;
  headers: http.IncomingHttpHeaders;
  /** Empty until it has come in. */
  body: string;
}

export interface Town {
  httpPort: number;
  httpsPort: number;
  spki: string;
  caPath: string;
  houses: House[];
  /** Throws when there is no such house. */
  house(id: string): House;
  /** Every request but those for the truth, oldest first. */
  seen: SeenRequest[];
  /** Asks the house's server, outside any browser, whether any part of an old credential still works. */
  truth(id: string, credential: Credential): Promise<Truth>;
  /** Every secret value that a house ever issued. */
  issued(id: string): string[];
  close(): Promise<void>;
}

/** Starts the houses on free loopback ports. `only` names the ids to start; all without it. `families`: other houses instead. */
export async function startTown(options: { only?: string[]; families?: Family[] } = {}): Promise<Town> {
  const houses = (options.families ?? FAMILIES)
    .flatMap((family) => family())
    .filter(({ id }) => options.only?.includes(id) ?? true);
  const byHost = new Map(houses.flatMap((house) => house.hosts.map((host) => [host, house] as const)));
  const secureHosts = [...byHost].filter(([, house]) => house.secure).map(([host]) => host);
  const certificate = makeCertificate(secureHosts);
  const seen: SeenRequest[] = [];
  const serve = (secure: boolean) => (request: http.IncomingMessage, response: http.ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const isTruth = request.url?.startsWith('/__truth?') ?? false;
    const { method = '', url = '', headers } = request;
    const noted: SeenRequest = { host, method, url, headers: { ...headers }, body: '' };
    if (!isTruth) seen.push(noted);
    answer(request, noted, byHost.get(host), secure).then(
      (reply) => sendReply(response, reply),
      (error: unknown) => sendReply(response, { ...html(`<h1>500</h1><p>${String(error)}</p>`, 500) }),
    );
  };
  const context = tls.createSecureContext({ key: certificate.key, cert: certificate.cert });
  const plain = http.createServer(serve(false));
  const secure = https.createServer(
    {
      key: certificate.key,
      cert: certificate.cert,
      // a house that has only http refuses the handshake, so that a browser's upgrade to https falls back
      SNICallback: (name, done) =>
        byHost.get(name)?.secure === false || byHost.get(name)?.isTlsBroken?.()
          ? done(new Error('no https here'))
          : done(null, context),
    },
    serve(true),
  );
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(secure)]);
  const find = (id: string): HouseDefinition => {
    const house = houses.find((each) => each.id === id);
    if (house === undefined) throw new Error(`no house ${id} in this town`);
    return house;
  };
  return {
    httpPort,
    httpsPort,
    spki: certificate.spki,
    caPath: certificate.caPath,
    houses,
    house: find,
    seen,
    truth: (id, credential) => askTruth(httpPort, find(id).host, credential),
    issued: (id) => [...find(id).ledger.issued],
    close: async () => {
      await Promise.all([shut(plain), shut(secure)]);
      certificate.remove();
    },
  };
}

async function answer(
  request: http.IncomingMessage,
  noted: SeenRequest,
  house: HouseDefinition | undefined,
  secure: boolean,
): Promise<Reply> {
  const { host } = noted;
  const ask = await readAsk(request, host, secure);
  noted.body = ask.body;
  if (house === undefined) return html('<h1>404</h1><p>No such house.</p>', 404);
  if (ask.path === '/__truth') return json(house.judge(readCredential(ask.url.searchParams.get('credential'))));
  if (house.secure && !secure) return redirect(`https://${host}${request.url ?? '/'}`);
  if (ask.path === '/style.css') return fixed('text/css; charset=utf-8', STYLE);
  if (ask.path === '/favicon.svg') return fixed('image/svg+xml', icon(house.title, house.tint));
  if (ask.path === '/favicon.ico') return empty(404);
  const method = ask.method === 'HEAD' ? 'GET' : ask.method;
  const handler = house.routes[`${method} ${host}${ask.path}`] ?? house.routes[`${method} ${ask.path}`];
  return handler === undefined ? html('<!doctype html><title>404</title><h1>404</h1>', 404) : handler(ask);
}

const fixed = (type: string, body: string): Reply => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': 'public, max-age=600' },
  cookies: [],
  body,
});

function readCredential(encoded: string | null): Credential {
  // written only by askTruth below, therefore its shape is known
  return JSON.parse(Buffer.from(encoded ?? '', 'base64url').toString()) as Credential;
}

function askTruth(port: number, host: string, credential: Credential): Promise<Truth> {
  const encoded = Buffer.from(JSON.stringify(credential)).toString('base64url');
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: `/__truth?credential=${encoded}`,
      headers: { host },
      agent: false,
    };
    const request = http.get(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(JSON.parse(body) as Truth) : reject(new Error(`truth: ${body}`)),
      );
    });
    request.on('error', reject);
  });
}

const listen = (server: http.Server | https.Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const shut = (server: http.Server | https.Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
