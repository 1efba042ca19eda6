import { once } from 'node:events';
import net from 'node:net';

interface Ports {
  httpPort: number;
  httpsPort: number;
  spki: string;
}

/** The way between a browser and its sites: it can be slow, and it can be broken. */
export interface Relay extends Ports {
  /** How much later everything arrives, in milliseconds; for what is sent from now on. */
  latencyMs: number;
  /** Ends every connection and refuses new ones, as when the network is gone. */
  breakOff(): void;
  repair(): void;
  close(): Promise<void>;
}

/** Passes everything on to the sites' ports, unread, from ports of its own on the loopback. */
export async function startRelay(sites: Ports): Promise<Relay> {
  const sockets = new Set<net.Socket>();
  let isBroken = false;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (from: net.Socket, to: net.Socket) => {
    sockets.add(from);
    from.on('data', (data) => setTimeout(() => to.writable && to.write(data), relay.latencyMs));
    // A connection that is torn is nothing to tell: the browser notices by itself.
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      setTimeout(() => to.destroy(), relay.latencyMs);
    });
  };
  const serve = (port: number) =>
    net.createServer((client) => {
      if (isBroken) return void client.destroy();
      const site = net.connect(port, '127.0.0.1');
      pass(client, site);
      pass(site, client);
    });
  const servers = [serve(sites.httpPort), serve(sites.httpsPort)] as const;
  const [httpPort, httpsPort] = await Promise.all(servers.map(listen));
  const relay: Relay = {
    httpPort: httpPort ?? 0,
    httpsPort: httpsPort ?? 0,
    spki: sites.spki,
    latencyMs: 0,
    breakOff() {
      isBroken = true;
      drop();
    },
    repair() {
      isBroken = false;
    },
    async close() {
      for (const server of servers) server.close();
      drop();
    },
  };
  return relay;
}

async function listen(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as net.AddressInfo).port;
}
