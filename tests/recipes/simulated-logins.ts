import { isPageStep } from '../../utils/site/recipe.ts';
import type { CookieValue } from '../../utils/site/recipe-request.ts';
import { accepted, type Credential, refused, type Truth } from '../sites/town/house.ts';
import type { Ask } from '../sites/town/http.ts';
import type { Ledger } from '../sites/town/sessions.ts';
import type { SimulatedCookie, SimulatedSite } from './simulated-site.ts';

export interface IssuedCookie extends CookieValue {
  site: string;
  kind: SimulatedCookie['kind'];
  /** False for a plain name or number: whoever knows it gets nowhere. */
  isSecret: boolean;
}

/** One login on a simulated site's server. */
export interface Login {
  id: string;
  /** What this login issued: cookie by site, and the value for `{before}` and hidden fields. */
  cookies: IssuedCookie[];
  token: string;
  /** What the page's script keeps, for sites whose login does not lie in cookies. */
  stored: string;
}

/** The logins that live on one simulated server. */
export class SimulatedLogins {
  readonly #site: SimulatedSite;
  readonly #ledger: Ledger;
  readonly #live = new Map<string, Login>();

  constructor(site: SimulatedSite, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
  }

  open(): Login {
    const secret = () => this.#ledger.secret();
    const cookies = this.#site.cookies.map(({ name, site, kind, write }): IssuedCookie => {
      const isSecret = write('a') !== write('b');
      const value = write(secret());
      return { name, site, kind, value: isSecret ? this.#ledger.note(value) : value, isSecret };
    });
    const login = { id: secret(), cookies, token: secret(), stored: secret() };
    this.#live.set(login.id, login);
    return login;
  }

  withId(id: string): Login | undefined {
    return this.#live.get(id);
  }

  /** The login that a request's cookies or its `Authorization` belong to. */
  find(ask: Ask): Login | undefined {
    const isHere = (cookie: IssuedCookie) => opens(cookie) && ask.cookie(cookie.name) === cookie.value;
    const isKnown = (login: Login) =>
      login.cookies.some(isHere) || ask.headers.authorization === `Bearer ${login.stored}`;
    return [...this.#live.values()].find(isKnown);
  }

  /** Where a second host has to be told as well, the session lives on there until it is. */
  end(login: Login, site: string): void {
    const isPerHost = this.#site.known.logOut.some((step) => !isPageStep(step) && step.also);
    const gone = (cookie: IssuedCookie) => cookie.kind === 'session' && (!isPerHost || cookie.site === site);
    login.cookies = login.cookies.filter((cookie) => !gone(cookie));
    if (!login.cookies.some((cookie) => cookie.kind === 'session')) this.#live.delete(login.id);
  }

  /** Whether any part of an old credential still lets its bearer in. */
  judge(credential: Credential): Truth {
    for (const login of this.#live.values()) {
      const works = (name: string, value: string) =>
        login.cookies.some((cookie) => opens(cookie) && cookie.name === name && cookie.value === value);
      const cookie = credential.cookies.find(({ name, value }) => works(name, value));
      if (cookie) return accepted(`the server still knows the cookie ${cookie.name}`);
      const hasStore = this.#site.known.session.storage !== undefined;
      const stored = Object.values(credential.storage ?? {});
      if (hasStore && stored.includes(login.stored)) return accepted('the server still knows the stored token');
    }
    return refused();
  }
}

/** Whether a cookie by itself lets its bearer in. */
const opens = ({ kind, isSecret }: IssuedCookie): boolean => kind === 'session' && isSecret;

/** The `Set-Cookie` value by which a site issues a cookie. */
export function headerFor({ name, value, site, kind }: IssuedCookie): string {
  const where = name.startsWith('__Host-') ? '' : `; Domain=${site}`;
  const lasts = kind === 'remembered' ? '; Max-Age=31536000' : '';
  return `${name}=${value}${where}; Path=/; Secure${kind === 'session' ? '; HttpOnly' : ''}${lasts}`;
}
