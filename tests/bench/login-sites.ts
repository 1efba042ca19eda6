import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Driver } from '../drivers/driver.ts';
import { atEach, type ServedSites, serveMany } from './serve-many.ts';

/** Sites with a login that a link ends, whose server answers as late as it is told. */
export interface LoginSites extends ServedSites {
  /** Milliseconds before every answer. */
  delayMs: number;
  /** Requests since it was last set. */
  requestCount: number;
  /** Whether any session of these sites is still alive on the server. */
  isAnyAlive(): boolean;
}

const inside = (host: string) =>
  `<!doctype html><title>${host}</title><nav><span class="account">ana</span> <a href="/logout">Log out</a></nav><main>Hello</main>`;
const OUTSIDE =
  '<!doctype html><title>Log in</title><form action="/enter" method="post"><input name="user"><input type="password" name="password"><button>Log in</button></form>';

function tokenOf({ headers }: IncomingMessage): string {
  return /(?:^|; )session=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '';
}

/** Starts `count` such sites; a visit to `/login` logs in. */
export async function startLoginSites(count: number): Promise<LoginSites> {
  const alive = new Set<string>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const token = tokenOf(request);
    if (path === '/login') {
      const fresh = randomBytes(16).toString('hex');
      alive.add(fresh);
      response.setHeader('set-cookie', `session=${fresh}; Path=/; Secure; HttpOnly; SameSite=Lax`);
      response.writeHead(302, { location: '/' }).end();
    } else if (path === '/logout') {
      alive.delete(token);
      response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0; Secure; HttpOnly');
      response.writeHead(302, { location: '/' }).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
      response.end(alive.has(token) ? inside(request.headers.host ?? '') : OUTSIDE);
    }
  };
  const sites: LoginSites = Object.assign(
    await serveMany(count, (request, response) => {
      sites.requestCount++;
      setTimeout(() => answer(request, response), sites.delayMs);
    }),
    { delayMs: 0, requestCount: 0, isAnyAlive: () => alive.size > 0 },
  );
  return sites;
}

const AT_ONCE = 4;
const VISIT_LIMIT_MS = 60_000;

/** Logs in to the sites, one after the other in a few tabs that are closed at the end. */
export const logInTo = (driver: Driver, sites: string[]): Promise<void> =>
  atEach(sites, AT_ONCE, async (queue) => {
    const tab = await driver.openTab();
    for (let site = queue.shift(); site !== undefined; site = queue.shift()) {
      await tab.goto(`https://www.${site}/login`, { timeoutMs: VISIT_LIMIT_MS });
      await tab.waitFor('.account', { timeoutMs: VISIT_LIMIT_MS });
    }
    await tab.close();
  });
