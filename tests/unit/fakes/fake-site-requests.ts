import type { SiteAnswer, SiteRequest, SiteRequests } from '../../../utils/browser/site-requests';
import { cookieHeader } from '../../../utils/session/site-cookies';
import { siteOf } from '../../../utils/site/site';
import type { CookieSketch, FakeCookieJar } from './fake-cookie-jar';

/** One request as a server sees it. */
export interface Ask {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: URLSearchParams;
  /** The body as it was sent. */
  text: string;
  cookies: Map<string, string>;
  /** What the browser adds by itself to requests with its own credentials: HTTP sign-in, client certificates. */
  isCredentialed: boolean;
}

export interface Reply {
  status?: number;
  text?: string;
  headers?: Record<string, string>;
  /** Without a value: the cookie is taken away. */
  cookies?: (Omit<CookieSketch, 'domain'> & { domain?: string })[];
  redirectTo?: string;
}

/** A server: answers, or null when it cannot be reached. */
export type Server = (ask: Ask) => Reply | null;

const NORMAL_STORE = '0';
const MOST_REDIRECTS = 10;
/** A redirect after which a browser sends the same once more, body and all (RFC 9110, sections 15.4.8 and 15.4.9). */
const KEEPS_METHOD = [307, 308];

const parseCookies = (header: string): Map<string, string> =>
  new Map(
    header
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

/** A cookie as a server writes it. */
function setCookieLine({ name, value, path = '/', domain }: NonNullable<Reply['cookies']>[number]): string {
  const end = value === undefined ? '; Max-Age=0' : '';
  return `${name}=${value ?? ''}; Path=${path}; Secure; HttpOnly${domain ? `; Domain=${domain}` : ''}${end}`;
}

function answerOf({ status, text = '', headers = {}, cookies = [], redirectTo }: Reply, address: string): SiteAnswer {
  const isRedirect = redirectTo !== undefined;
  const redirect = { status: status ?? 302, location: redirectTo ?? null, setCookies: cookies.map(setCookieLine) };
  return {
    ok: true,
    status: status ?? (isRedirect ? 302 : 200),
    address: new URL(address).href.replace(/#.*$/, ''),
    text: isRedirect ? '' : text,
    header: (name) => headers[name.toLowerCase()] ?? null,
    redirect: isRedirect ? redirect : null,
  };
}

/** Sends requests to servers in memory, with cookies as the browser does (platform.md B3). */
export class FakeSiteRequests implements SiteRequests {
  readonly seen: { method: string; url: string; kind: SiteRequest['cookies']['kind']; cookie: string }[] = [];
  readonly #servers = new Map<string, Server>();

  constructor(private readonly jar: FakeCookieJar) {}

  serve(host: string, server: Server): void {
    this.#servers.set(host, server);
  }

  /** Methods and addresses in order, with the paths only. */
  paths(): string[] {
    return this.seen.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  }

  listen = (): void => undefined;
  reset = async (): Promise<void> => undefined;

  send = async (request: SiteRequest): Promise<SiteAnswer> => {
    let url = request.url;
    let method: string = request.method ?? 'GET';
    let body = request.body ?? '';
    for (let turn = 0; turn < MOST_REDIRECTS; turn++) {
      if (request.signal.aborted) return { ok: false, reason: 'stopped' };
      const reply = this.#ask(request, url, method, body);
      if (!reply) return { ok: false, reason: 'offline' };
      if (reply.redirectTo === undefined || request.redirects === 'stop') return answerOf(reply, url);
      url = new URL(reply.redirectTo, url).href;
      if (KEEPS_METHOD.includes(reply.status ?? 302)) continue;
      method = 'GET';
      body = '';
    }
    return { ok: false, reason: 'offline' };
  };

  #ask(request: SiteRequest, url: string, method: string, body: string): Reply | null {
    const cookie = this.#cookieFor(request, url);
    this.seen.push({ method, url, kind: request.cookies.kind, cookie });
    const server = this.#servers.get(new URL(url).hostname);
    const reply = server?.({
      url: new URL(url),
      method,
      headers: Object.fromEntries(
        Object.entries(request.headers ?? {}).map(([name, text]) => [name.toLowerCase(), text]),
      ),
      body: new URLSearchParams(body),
      text: body,
      cookies: parseCookies(cookie),
      isCredentialed: request.cookies.kind === 'jar',
    });
    if (reply && request.cookies.kind === 'jar') this.#store(reply, new URL(url).hostname);
    return reply ?? null;
  }

  /** The header rule holds for one site: a redirect to another one goes without. */
  #cookieFor({ cookies, site }: SiteRequest, url: string): string {
    if (cookies.kind === 'none') return '';
    if (cookies.kind === 'exact') return siteOf(url) === site ? cookies.header : '';
    const sent = this.jar.now.filter((cookie) => cookie.storeId === NORMAL_STORE && !cookie.partitionKey);
    return cookieHeader(sent, url);
  }

  #store({ cookies = [] }: Reply, host: string): void {
    for (const cookie of cookies) {
      const full = this.jar.put({ domain: host, ...cookie });
      if (cookie.value === undefined) void this.jar.remove(full);
    }
  }
}
