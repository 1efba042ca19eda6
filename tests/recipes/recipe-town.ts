import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../sites/town/certificate.ts';
import type { Credential, House, HouseDefinition, Truth } from '../sites/town/house.ts';
import { type Ask, html, type Reply, readAsk, redirect, sendReply } from '../sites/town/http.ts';
import type { SeenRequest, Town } from '../sites/town/town.ts';
import { type InstagramControls, instagram } from './instagram/instagram.ts';
import { readFrameworks, readRecipes } from './read-catalogue.ts';
import { simulatedFramework, simulatedRecipe } from './simulated-site.ts';
import { Simulator } from './simulator.ts';

/** A simulated site and what it answers where it has no page of its own. */
export interface SimulatedHouse {
  house: HouseDefinition;
  fallback(ask: Ask): Reply;
}

/** The town's interface, and what tests may ask of the detailed Instagram. */
export interface RecipeTown extends Town {
  instagram: InstagramControls;
}

/** One server for each recipe and each framework, Instagram's in every detail. Ids are sites and names of frameworks. */
export function simulatedHouses(): { houses: SimulatedHouse[]; instagram: InstagramControls } {
  const recipes = readRecipes().filter(({ site }) => site !== 'instagram.com');
  const sites = [...recipes.map(simulatedRecipe), ...readFrameworks().map(simulatedFramework)];
  const simple = sites.map((site) => {
    const simulator = new Simulator(site);
    return { house: simulator.house(), fallback: simulator.fallback };
  });
  const detailed = instagram();
  return { houses: [detailed, ...simple], instagram: detailed.controls };
}

/** Starts the simulated sites on free loopback ports, in the same form as the town. `only` names the ids to start. */
export async function startRecipeTown(options: { only?: string[] } = {}): Promise<RecipeTown> {
  const simulated = simulatedHouses();
  const all = simulated.houses.filter(({ house }) => options.only?.includes(house.id) ?? true);
  const byHost = new Map(all.flatMap((one) => one.house.hosts.map((host) => [host, one] as const)));
  const certificate = makeCertificate([...byHost.keys()]);
  const seen: SeenRequest[] = [];
  const serve = (secure: boolean) => (request: http.IncomingMessage, response: http.ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const { method = '', url = '', headers } = request;
    seen.push({ host, method, url, headers: { ...headers }, body: '' });
    const reply = secure
      ? answer(request, host, byHost.get(host))
      : Promise.resolve(redirect(`https://${host}${request.url}`));
    reply.then(
      (done) => sendReply(response, done),
      (error: unknown) => sendReply(response, html(`<h1>500</h1><p>${String(error)}</p>`, 500)),
    );
  };
  const plain = http.createServer(serve(false));
  const secure = https.createServer({ key: certificate.key, cert: certificate.cert }, serve(true));
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(secure)]);
  const find = (id: string): HouseDefinition => {
    const found = all.find(({ house }) => house.id === id);
    if (found === undefined) throw new Error(`no simulated site ${id}`);
    return found.house;
  };
  return {
    httpPort,
    httpsPort,
    spki: certificate.spki,
    caPath: certificate.caPath,
    houses: all.map(({ house }): House => house),
    house: find,
    seen,
    instagram: simulated.instagram,
    truth: (id: string, credential: Credential): Promise<Truth> => Promise.resolve(find(id).judge(credential)),
    issued: (id) => [...find(id).ledger.issued],
    close: async () => {
      await Promise.all([shut(plain), shut(secure)]);
      certificate.remove();
    },
  };
}

async function answer(request: http.IncomingMessage, host: string, site: SimulatedHouse | undefined): Promise<Reply> {
  if (site === undefined) return html('<h1>404</h1><p>No such site.</p>', 404);
  const ask = await readAsk(request, host, true);
  if (ask.path === '/favicon.ico') return html('', 404);
  const { routes } = site.house;
  const handler = routes[`${ask.method} ${host}${ask.path}`] ?? routes[`${ask.method} ${ask.path}`];
  return handler === undefined ? site.fallback(ask) : handler(ask);
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
