import type { HouseDefinition } from '../../sites/town/house';
import { type Handler, html, type Ask as TownAsk, type Reply as TownReply } from '../../sites/town/http';
import type { Ask, Reply } from './fake-site-requests';
import type { World } from './world';

/** A house is a real server's handlers: this hands it the requests of the unit tests' browser. */
export function serveHouse(
  world: World,
  { hosts, routes }: Pick<HouseDefinition, 'hosts' | 'routes'>,
  fallback: Handler = () => html('<h1>404</h1>', 404),
): void {
  for (const host of hosts)
    world.requests.serve(host, (ask) => {
      const request = toTown(ask);
      const { method, path } = request;
      return fromTown((routes[`${method} ${host}${path}`] ?? routes[`${method} ${path}`] ?? fallback)(request));
    });
}

function toTown({ url, method, headers, text, cookies }: Ask): TownAsk {
  const form = new URLSearchParams(text);
  return {
    ...{ url, method, headers, form, host: url.hostname, path: url.pathname, body: text },
    cookie: (name) => cookies.get(name),
  };
}

function fromTown({ status, headers, cookies, body }: TownReply): Reply {
  const set = cookies.map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const isGone = attributes.includes('Max-Age=0');
    const domain = attributes.find((one) => one.startsWith('Domain='))?.slice('Domain='.length);
    const value = isGone ? {} : { value: pair.slice(at + 1) };
    return { name: pair.slice(0, at), ...value, ...(domain ? { domain: `.${domain}` } : {}) };
  });
  const redirectTo = headers.location === undefined ? {} : { redirectTo: headers.location };
  return { status, text: body, headers, cookies: set, ...redirectTo };
}
