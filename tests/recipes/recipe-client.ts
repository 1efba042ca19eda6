import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { Framework, PageStep, Recipe, RequestStep } from '../../utils/site/recipe.ts';
import { isPageStep } from '../../utils/site/recipe.ts';
import { type FilledRequest, fillStep, readBefore, stepAddress } from '../../utils/site/recipe-request.ts';
import type { Credential } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';

type Cookie = Credential['cookies'][number];

interface Answer {
  status: number;
  header(name: string): string | null;
  text: string;
}

/** Does by plain requests what a recipe says, with the cookies of somebody who is logged in. */
export class RecipeClient {
  readonly #town: Town;
  readonly #cookies: Cookie[];
  readonly #ca: Buffer;

  constructor(town: Town, credential: Credential) {
    this.#town = town;
    this.#cookies = credential.cookies;
    this.#ca = readFileSync(town.caPath);
  }

  /** Takes the steps in order until `isDone`, as the engine does; a step with `also` goes with the one before it. */
  async logOut(
    known: Recipe | Framework,
    base: string,
    account: string | null,
    isDone: () => Promise<boolean>,
  ): Promise<string[]> {
    const taken: string[] = [];
    for (const step of known.logOut) {
      const isAlso = !isPageStep(step) && step.also === true;
      if (!isAlso && (await isDone())) break;
      taken.push(isPageStep(step) ? await this.#press(step, base) : await this.#request(step, base, account));
    }
    return taken;
  }

  /** Sends one filled request; redirects are not followed. */
  send(request: FilledRequest): Promise<Answer> {
    const url = new URL(request.url);
    const cookie = this.#cookiesFor(url.hostname).map(({ name, value }) => `${name}=${value}`);
    const options = {
      method: request.method,
      host: '127.0.0.1',
      port: this.#town.httpsPort,
      path: url.pathname + url.search,
      servername: url.hostname,
      ca: this.#ca,
      agent: false,
      headers: {
        ...request.headers,
        host: url.hostname,
        cookie: cookie.join('; '),
        'content-length': Buffer.byteLength(request.body ?? ''),
      },
    };
    return new Promise((resolve, reject) => {
      const sent = https.request(options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            header: (name) => response.headers[name]?.toString() ?? null,
            text: Buffer.concat(parts).toString(),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(request.body);
    });
  }

  async #request(step: RequestStep, base: string, account: string | null): Promise<string> {
    const { before } = step;
    const asked = before && { method: before.method ?? 'GET', url: stepAddress(before, base), headers: {} };
    const told = before && asked && (readBefore(before, await this.send(asked)) ?? undefined);
    const host = new URL(stepAddress({ url: step.url }, base)).hostname;
    const filled = fillStep(step, {
      cookies: this.#cookiesFor(host),
      ...(told ? { before: told } : {}),
      account,
      base,
    });
    if ('missing' in filled) return `missing ${filled.missing}`;
    const { status } = await this.send(filled);
    return `${filled.method} ${filled.url} ${status}`;
  }

  async #press(step: PageStep, base: string): Promise<string> {
    const url = stepAddress(step, base);
    const page = await this.send({ method: 'GET', url, headers: {} });
    const [, action = '', token = ''] =
      /action="([^"]*)">\s*<input type="hidden" name="token" value="([^"]*)"/.exec(page.text) ?? [];
    if (token === '') return `no control at ${url}`;
    const { status } = await this.send({
      method: 'POST',
      url: new URL(action.replaceAll('&amp;', '&'), url).href,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token }).toString(),
    });
    return `pressed ${url} ${status}`;
  }

  #cookiesFor(host: string): Cookie[] {
    return this.#cookies.filter(({ domain = '' }) => host === domain || host.endsWith(`.${domain}`));
  }
}
