import type { FakeCookieJar } from './fake-cookie-jar';
import type { Ask, Reply, Server } from './fake-site-requests';

/** How a site goes about its own log-out. */
export interface Manners {
  /** How its log-out control works; `none`: there is no control without scripts. */
  control: 'link' | 'form' | 'confirmation' | 'none';
  /** What the log-out ends: everything, only the cookie in the browser, all but the remembered login, nothing. */
  ends: 'all' | 'browser-only' | 'all-but-remembered' | 'nothing';
  /** Also gives a cookie that lets the person in again by itself. */
  remembers: boolean;
  /** Gives a new session id with every page and forgets the old one, or keeps it as well. */
  rotates: boolean | 'and keeps';
  /** Needs what the browser adds by itself (a client certificate) beside the cookie. */
  needsCertificate: boolean;
  /** From the log-out on: answers with this status, or with nothing at all. */
  breaksWith: number | 'silence' | null;
  /** Path under which the session's cookie is sent. */
  path: string;
}

const PLAIN: Manners = {
  control: 'link',
  ends: 'all',
  remembers: false,
  rotates: false,
  needsCertificate: false,
  breaksWith: null,
  path: '/',
};

const CONFIRMATION = (token: string) =>
  `<form method="post" action="logout"><p>Do you want to log out?</p>
   <input type="hidden" name="csrf" value="${token}"><button type="submit">Log out</button></form>`;

/** A site with logins: what its server knows is the truth that outcomes are compared with. */
export class LoginSite {
  readonly manners: Manners;
  readonly #sessions = new Set<string>();
  readonly #remembered = new Set<string>();
  #next = 1;
  #isBroken = false;

  constructor(
    readonly host: string,
    manners: Partial<Manners> = {},
  ) {
    this.manners = { ...PLAIN, ...manners };
  }

  get home(): string {
    return `https://${this.host}/`;
  }

  /** Whether anybody who holds any credential of this site is still let in. */
  get isAnyoneIn(): boolean {
    return this.#sessions.size + this.#remembered.size > 0;
  }

  login(jar: FakeCookieJar, storeId = '0'): void {
    const { host: domain, manners } = this;
    jar.put({ name: 'session_id', value: this.#open(), domain, path: manners.path, storeId });
    if (!manners.remembers) return;
    const value = `remembered-${this.#next++}-k3m9x2v7c1b8n4z6`;
    this.#remembered.add(value);
    jar.put({ name: 'remember_token', value, domain, storeId, expirationDate: 2_000_000_000 });
  }

  readonly server: Server = (ask) => {
    if (this.#isBroken && this.manners.breaksWith === 'silence') return null;
    if (this.#isBroken && this.manners.breaksWith !== null)
      return { status: Number(this.manners.breaksWith), text: '<h1>Sorry</h1>' };
    return ask.url.pathname === `${this.manners.path}logout` ? this.#logOut(ask) : this.#page(ask);
  };

  #open(): string {
    const id = `${this.#next++}t7r1d9s3h6j5b0n2c4q8v2m0k4`;
    this.#sessions.add(id);
    return id;
  }

  #isIn({ cookies, isCredentialed }: Ask): boolean {
    if (this.manners.needsCertificate && !isCredentialed) return false;
    const id = cookies.get('session_id') ?? '';
    return this.#sessions.has(id) || this.#remembered.has(cookies.get('remember_token') ?? '');
  }

  #csrf = (id: string) => `csrf-of-${id.slice(0, 4)}`;

  #page(ask: Ask): Reply {
    const id = ask.cookies.get('session_id') ?? '';
    if (!ask.url.pathname.startsWith(this.manners.path)) return { text: '<h1>Welcome</h1>' };
    if (!this.#isIn(ask)) return { text: '<main><h1>Welcome</h1><a href="/login">Log in</a></main>' };
    const { rotates, path } = this.manners;
    const next = rotates ? this.#open() : id;
    const text = `<header><nav><span>Alice</span>${this.#control(next)}</nav></header><main><h1>Your orders</h1></main>`;
    if (!rotates) return { text };
    if (rotates !== 'and keeps') this.#sessions.delete(id);
    return { text, cookies: [{ name: 'session_id', value: next, path }] };
  }

  #control(id: string): string {
    const { control } = this.manners;
    if (control === 'none') return '';
    return control === 'form'
      ? `<form method="post" action="logout"><input type="hidden" name="csrf" value="${this.#csrf(id)}"><button>Log out</button></form>`
      : '<a href="logout">Log out</a>';
  }

  #logOut(ask: Ask): Reply {
    const id = ask.cookies.get('session_id') ?? '';
    const { control, ends, path } = this.manners;
    if (control !== 'link' && ask.method === 'GET') return { text: CONFIRMATION(this.#csrf(id)) };
    if (control !== 'link' && ask.body.get('csrf') !== this.#csrf(id)) return { status: 403, text: 'Forged' };
    this.#isBroken = this.manners.breaksWith !== null;
    if (ends === 'nothing') return { redirectTo: path };
    if (ends !== 'browser-only') this.#sessions.delete(id);
    if (ends === 'all') this.#remembered.delete(ask.cookies.get('remember_token') ?? '');
    const gone = ends === 'all' || ends === 'browser-only' ? ['session_id', 'remember_token'] : ['session_id'];
    return { redirectTo: path, cookies: gone.map((name) => ({ name, path: name === 'session_id' ? path : '/' })) };
  }
}
