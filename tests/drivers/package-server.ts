import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** The files that an administrator's server has; a browser takes no package of an unknown kind. */
const KINDS: Record<string, string> = {
  'update.xml': 'text/xml',
  'walkaway.crx': 'application/x-chrome-extension',
  'walkaway.xpi': 'application/x-xpinstall',
};

export interface PackageServer {
  /** Ends with a slash. */
  address: string;
  /** Paths that were asked for. */
  asked: string[];
  close(): void;
}

/** Serves the packed extension from a folder, on the loopback; what is not there yet is not found. */
export async function startPackageServer(dir: string): Promise<PackageServer> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const name = (request.url ?? '').slice(1).replace(/\?.*$/s, '');
    asked.push(name);
    const kind = KINDS[name];
    if (kind === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': kind }).end(readFileSync(path.join(dir, name)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
