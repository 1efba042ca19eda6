import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../sites/town/certificate.ts';

/** Many sites behind one local server: `www.site-1.test` and so on. */
export interface ServedSites {
  sites: string[];
  /** What a driver needs to reach them. */
  hosts: { httpPort: number; httpsPort: number; spki: string; caPath: string };
  close(): Promise<void>;
}

/** Starts one server for `count` sites. */
export async function serveMany(
  count: number,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<ServedSites> {
  const sites = Array.from({ length: count }, (_, index) => `site-${index + 1}.test`);
  const certificate = makeCertificate(sites.map((site) => `www.${site}`));
  const server = https.createServer({ key: certificate.key, cert: certificate.cert }, serve);
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

/** Does `work` for every site, a few at the same time. */
export async function atEach(sites: string[], atOnce: number, work: (queue: string[]) => Promise<void>): Promise<void> {
  const queue = [...sites];
  await Promise.all(Array.from({ length: Math.min(atOnce, sites.length) }, () => work(queue)));
}
