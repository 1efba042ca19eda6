import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One request, as the houses see it. */
export interface Ask {
  host: string;
  method: string;
  path: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  /** Fields of a form body. */
  form: URLSearchParams;
  cookie(name: string): string | undefined;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies: string[];
  body: string;
  /** Answer this much later. */
  delayMs?: number;
  /** Never answer. */
  hang?: boolean;
  /** Cut the connection instead of an answer. */
  tear?: boolean;
}

export type Handler = (ask: Ask) => Reply;
/** Keys are `GET /path`, or `GET host/path` where the hosts of a house differ. */
export type Routes = Record<string, Handler>;

const BODY_LIMIT = 100_000;

export async function readAsk(request: IncomingMessage, host: string, secure: boolean): Promise<Ask> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > BODY_LIMIT) throw new Error('body too long');
  }
  const url = new URL(request.url ?? '/', `${secure ? 'https' : 'http'}://${host}`);
  const cookies = readCookies(request.headers.cookie ?? '');
  return {
    host,
    method: request.method ?? 'GET',
    path: url.pathname,
    url,
    headers: request.headers,
    body,
    form: new URLSearchParams(body),
    cookie: (name) => cookies.get(name),
  };
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header.split(/;\s*/)) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1));
  }
  return cookies;
}

export function sendReply(response: ServerResponse, reply: Reply): void {
  if (reply.hang) return;
  if (reply.tear) return void response.destroy();
  const send = () => {
    if (response.destroyed) return;
    response.writeHead(reply.status, {
      ...reply.headers,
      ...(reply.cookies.length > 0 ? { 'set-cookie': reply.cookies } : {}),
    });
    response.end(reply.body);
  };
  if (reply.delayMs === undefined) send();
  else setTimeout(send, reply.delayMs).unref();
}

/** Fields of a JSON body; nothing when it is no JSON object. */
export function jsonFields(ask: Ask): Record<string, unknown> {
  if (!ask.headers['content-type']?.startsWith('application/json')) return Object.fromEntries(ask.form);
  const value: unknown = JSON.parse(ask.body || '{}');
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export const html = (body: string, status = 200, cookies: string[] = []): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' },
  cookies,
  body,
});

export const json = (data: unknown, status = 200, cookies: string[] = []): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  cookies,
  body: JSON.stringify(data),
});

export const redirect = (location: string, cookies: string[] = []): Reply => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  cookies,
  body: '',
});

export const script = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  cookies: [],
  body,
});

export const empty = (status = 204, cookies: string[] = []): Reply => ({ status, headers: {}, cookies, body: '' });
export const hang = (): Reply => ({ status: 0, headers: {}, cookies: [], body: '', hang: true });
export const tear = (): Reply => ({ status: 0, headers: {}, cookies: [], body: '', tear: true });

export const setCookie = (name: string, value: string, attributes: string): string => `${name}=${value}; ${attributes}`;
export const clearCookie = (name: string, attributes: string): string => `${name}=; Max-Age=0; ${attributes}`;
