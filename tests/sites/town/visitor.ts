import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { Window } from 'happy-dom';
import type { Credential, Step } from './house.ts';
import type { Town } from './town.ts';

interface JarCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  hostOnly: boolean;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

const REDIRECT_LIMIT = 10;

// one for all visitors: making a window costs more than a whole visit
const parser = new new Window().DOMParser();

const trusts = new WeakMap<Town, tls.SecureContext>();

/** One for all visitors of a town, for the same reason. */
function trustIn(town: Town): tls.SecureContext {
  const trust = trusts.get(town) ?? tls.createSecureContext({ ca: readFileSync(town.caPath) });
  trusts.set(town, trust);
  return trust;
}

/** A document that loads and runs nothing. */
const parse = (markup: string) => parser.parseFromString(markup, 'text/html');

/** A person without a browser: follows links, sends forms, keeps cookies, runs no scripts. */
export class Visitor {
  readonly #town: Town;
  readonly #trust: tls.SecureContext;
  #jar: JarCookie[] = [];
  #storage: Record<string, string> = {};
  #authorization: string | undefined;
  #filled: Record<string, string> = {};
  #url = 'about:blank';
  #document = parse('');
  /** Aborts a request that a house never answers. */
  patience: AbortSignal | undefined;

  constructor(town: Town) {
    this.#town = town;
    this.#trust = trustIn(town);
  }

  /** Where the visitor is, after redirects. */
  get url(): string {
    return this.#url;
  }

  has(selector: string): boolean {
    return this.#document.querySelector(selector) !== null;
  }

  /** Everything that a thief could have copied from this visitor just now. */
  credential(): Credential {
    return {
      cookies: this.#jar.map(({ name, value, domain, path }) => ({ name, value, domain, path })),
      storage: { ...this.#storage },
      ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
    };
  }

  /** Takes over another visitor's cookies while the page stays. */
  swapCookies(other: Visitor): void {
    this.#jar = [...other.#jar];
  }

  /** Follows the steps; `waitFor` is for drivers that run scripts. */
  async follow(steps: Step[]): Promise<void> {
    for (const step of steps) {
      if ('goto' in step) await this.open(step.goto);
      if ('fill' in step) this.#fill(step.fill, step.value);
      if ('click' in step) await this.#click(step.click, step.http);
    }
  }

  async open(address: string): Promise<Answer> {
    const url = new URL(address);
    if (url.username !== '') {
      this.#authorization = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString('base64')}`;
      url.username = url.password = '';
    }
    return this.#navigate('GET', url.href);
  }

  #fill(selector: string, value: string): void {
    const name = this.#document.querySelector(selector)?.getAttribute('name') ?? selector.slice(1);
    this.#filled[name] = value;
  }

  async #click(selector: string, request: string | undefined): Promise<void> {
    if (request === 'none') return;
    if (request !== undefined) return this.#runRequest(request);
    const control = this.#document.querySelector(selector);
    if (control === null) throw new Error(`no ${selector} at ${this.#url}`);
    const href = control.getAttribute('href');
    if (href !== null) return void (await this.#navigate('GET', new URL(href, this.#url).href));
    const form = control.closest('form');
    if (form === null || control.getAttribute('type') === 'button') return;
    const fields = new URLSearchParams();
    for (const input of form.querySelectorAll('input[name]')) {
      const name = input.getAttribute('name') ?? '';
      fields.append(name, this.#filled[name] ?? input.getAttribute('value') ?? '');
    }
    const name = control.getAttribute('name');
    if (name !== null) fields.append(name, control.getAttribute('value') ?? '');
    this.#filled = {};
    await this.#navigate('POST', new URL(form.getAttribute('action') ?? '', this.#url).href, fields.toString());
  }

  /** Does what the page's script would: sends JSON with the page's token, keeps the tokens of the answer. */
  async #runRequest(request: string): Promise<void> {
    const [method = 'GET', path = '/'] = request.split(' ');
    const token = this.#document.querySelector('meta[name="csrf-token"]')?.getAttribute('content');
    const headers = { 'content-type': 'application/json', ...(token == null ? {} : { 'x-csrf-token': token }) };
    const answer = await this.#send(method, new URL(path, this.#url), JSON.stringify(this.#filled), headers);
    this.#filled = {};
    if (answer.status >= 400) throw new Error(`${request}: ${answer.status} ${answer.body}`);
    if (!answer.headers['content-type']?.startsWith('application/json')) return;
    const fields = JSON.parse(answer.body) as Record<string, unknown>;
    for (const [key, value] of Object.entries(fields)) if (typeof value === 'string') this.#storage[key] = value;
  }

  async #navigate(method: string, address: string, body = ''): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    let answer = await this.#send(method, new URL(address), body, method === 'POST' ? type : {});
    let url = new URL(address);
    for (let count = 0; answer.headers.location !== undefined; count += 1) {
      if (count === REDIRECT_LIMIT) throw new Error(`too many redirects at ${url.href}`);
      url = new URL(answer.headers.location, url);
      answer = await this.#send('GET', url, '', {});
    }
    this.#url = url.href;
    this.#document = parse(answer.body);
    return this.#sendItself(answer);
  }

  /** A page whose form sends itself is a step between two servers: the visitor goes on as a browser does. */
  async #sendItself(answer: Answer): Promise<Answer> {
    const form = this.#document.querySelector('form[data-sends-itself]');
    if (form === null) return answer;
    const fields = new URLSearchParams();
    for (const input of form.querySelectorAll('input[name]'))
      fields.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
    return this.#navigate('POST', form.getAttribute('action') ?? '', fields.toString());
  }

  #send(method: string, url: URL, body: string, headers: Record<string, string>): Promise<Answer> {
    const isSecure = url.protocol === 'https:';
    const cookie = this.#cookiesFor(url);
    const options: https.RequestOptions = {
      method,
      host: '127.0.0.1',
      port: isSecure ? this.#town.httpsPort : this.#town.httpPort,
      path: url.pathname + url.search,
      headers: {
        ...headers,
        host: url.hostname,
        'content-length': String(Buffer.byteLength(body)),
        ...(cookie === '' ? {} : { cookie }),
        ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
      },
      agent: false,
      ...(this.patience === undefined ? {} : { signal: this.patience }),
      ...(isSecure ? { servername: url.hostname, secureContext: this.#trust } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) this.#keep(line, url);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  #cookiesFor(url: URL): string {
    const fits = ({ domain, path, hostOnly }: JarCookie) =>
      (url.hostname === domain || (!hostOnly && url.hostname.endsWith(`.${domain}`))) && url.pathname.startsWith(path);
    return this.#jar
      .filter(fits)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  #keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const at = pair.indexOf('=');
    const attribute = (name: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const domain = attribute('domain');
    const cookie: JarCookie = {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: domain ?? url.hostname,
      path: attribute('path') ?? '/',
      hostOnly: domain === undefined,
    };
    const isSame = (other: JarCookie) =>
      other.name === cookie.name && other.domain === cookie.domain && other.path === cookie.path;
    this.#jar = this.#jar.filter((other) => !isSame(other));
    if (attribute('max-age') !== '0') this.#jar.push(cookie);
  }
}
