import type { Outcome } from '../../utils/logout/outcome.ts';
import { isPageStep, type Knowledge, type PageStep, type RequestStep } from '../../utils/site/recipe.ts';
import { addressIn, fillStep, readBefore } from '../../utils/site/recipe-request.ts';
import { siteOf } from '../../utils/site/site.ts';
import { type Expected, formLogin, type HouseDefinition, isPassword, type Step } from '../sites/town/house.ts';
import { type Ask, empty, type Handler, html, json, type Reply, type Routes, redirect } from '../sites/town/http.ts';
import { Ledger } from '../sites/town/sessions.ts';
import { headerFor, type Login, SimulatedLogins } from './simulated-logins.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { confirmationPage, hasOwnControl, homePage, loginPage, readableAs, storingPage } from './simulator-pages.ts';

/**
 * A server that behaves as a recipe says: it issues the cookies, remembers the browser, ends the session at the
 * log-out request and at no other, and knows the truth about an old credential.
 */
export class Simulator {
  readonly #site: SimulatedSite;
  readonly #ledger = new Ledger();
  readonly #logins: SimulatedLogins;

  constructor(site: SimulatedSite) {
    this.#site = site;
    this.#logins = new SimulatedLogins(site, this.#ledger);
  }

  house(): HouseDefinition {
    const { id, hosts, site, known, account } = this.#site;
    const home = `https://${hosts[0]}`;
    return {
      id,
      host: hosts[0] ?? site,
      hosts,
      site,
      title: known.name,
      account,
      kind: 'as its recipe says',
      loginUrl: `${home}/__login`,
      loginSteps: formLogin(`${home}/__login`, '#who'),
      quickLoginSteps: [{ goto: `${home}/__enter` }],
      logoutSteps: this.#logoutSteps(),
      homeUrl: `${home}/`,
      loggedInSelector: '#who',
      expected: expectedOf(known),
      demo: false,
      secure: true,
      tint: '#37474f',
      ledger: this.#ledger,
      routes: this.#routes(),
      judge: (credential) => this.#logins.judge(credential),
    };
  }

  /** What answers where no route does: the home page, as on most sites. */
  readonly fallback: Handler = (ask) => (ask.method === 'GET' ? this.#home(ask) : html('<h1>405</h1>', 405));

  #routes(): Routes {
    const { hosts, known, base } = this.#site;
    const routes: Routes = {};
    const add = (method: string, address: string, handler: Handler) => {
      const { hostname, pathname } = new URL(addressIn(address, base));
      const key = `${method} ${hostname}${pathname}`;
      const earlier = routes[key];
      routes[key] = earlier ? (ask) => firstThatKnows(ask, earlier, handler) : handler;
    };
    for (const host of hosts) {
      add('GET', `https://${host}/__login`, () => html(loginPage(known.name)));
      add('POST', `https://${host}/__login`, (ask) => this.#logIn(ask));
      add('GET', `https://${host}/__enter`, (ask) => this.#enter(ask));
      add('GET', `https://${host}/__join`, (ask) => this.#join(ask));
    }
    if (hasOwnControl(known)) add('POST', `https://${hosts[0]}/__leave`, (ask) => this.#logOut(ask));
    for (const step of known.logOut) {
      if (isPageStep(step)) this.#addPage(step, add);
      else this.#addRequest(step, add);
    }
    if (known.proof) add('GET', known.proof, (ask) => this.#prove(ask));
    return Object.fromEntries(
      Object.entries(routes).map(([key, handler]) => [key, (ask) => this.#orHome(handler(ask), ask)]),
    );
  }

  #orHome(reply: Reply, ask: Ask): Reply {
    return reply === notHere && ask.method === 'GET' ? this.#home(ask) : reply;
  }

  #addRequest(step: RequestStep, add: (method: string, address: string, handler: Handler) => void): void {
    const { before } = step;
    if (before) {
      const isSame = before.url === step.url && (before.method ?? 'GET') === step.method;
      add(before.method ?? 'GET', before.url, (ask) =>
        isSame && this.#isRight(ask, step) ? notHere : this.#tell(ask, step),
      );
    }
    add(step.method, step.url, (ask) => (this.#isRight(ask, step) ? this.#logOut(ask) : notHere));
  }

  #addPage(step: PageStep, add: (method: string, address: string, handler: Handler) => void): void {
    add('GET', step.page, (ask) => {
      const login = this.#logins.find(ask);
      if (!login) return html(loginPage(this.#site.known.name));
      return html(confirmationPage(step, ask.path + ask.url.search, login.token));
    });
    add('POST', step.page, (ask) => {
      const isRight = ask.form.get('token') === this.#logins.find(ask)?.token && isOwnOrigin(ask);
      return isRight ? this.#logOut(ask) : html('<h1>403</h1><p>The form has expired.</p>', 403);
    });
  }

  /** Whether a request is to the letter what the recipe says for this very session. */
  #isRight(ask: Ask, step: RequestStep): boolean {
    const login = this.#logins.find(ask);
    if (!login || !isOwnOrigin(ask)) return false;
    const cookies = login.cookies.filter((cookie) => cookie.site === siteOf(ask.host));
    const right = fillStep(step, { cookies, before: login.token, account: this.#site.account, base: this.#site.base });
    if ('missing' in right || right.method !== ask.method) return false;
    const url = new URL(right.url);
    const headers = Object.entries(right.headers).every(([name, value]) =>
      ask.headers[name.toLowerCase()]?.toString().startsWith(value),
    );
    return headers && url.search === ask.url.search && url.pathname === ask.path && (right.body ?? '') === ask.body;
  }

  #tell(ask: Ask, step: RequestStep): Reply {
    const { before } = step;
    const login = this.#logins.find(ask);
    if (!before || !login) return notHere;
    if (new URL(addressIn(before.url, this.#site.base)).search !== ask.url.search) return notHere;
    if (before.header !== undefined) return { ...html('{}', 403), headers: { [before.header]: login.token } };
    const text = readableAs(before, login.token);
    if (readBefore(before, { text, header: () => null }) !== login.token)
      throw new Error(`no sample for ${JSON.stringify(before)}`);
    return before.json === undefined
      ? html(text + this.#pageAt(ask, login).body)
      : { ...html(text), headers: { 'content-type': 'application/json' } };
  }

  /** Where a token is read from a page that has a control too. */
  #pageAt(ask: Ask, login: Login): Reply {
    const page = this.#site.known.logOut.find(
      (step) => isPageStep(step) && new URL(addressIn(step.page, this.#site.base)).pathname === ask.path,
    );
    return page && isPageStep(page) ? html(confirmationPage(page, ask.path, login.token)) : this.#home(ask);
  }

  #logIn(ask: Ask): Reply {
    if (!isPassword(ask.form.get('user'), ask.form.get('pass'))) return html(loginPage(this.#site.known.name), 403);
    return this.#enter(ask);
  }

  #enter(ask: Ask): Reply {
    const login = this.#logins.open();
    const { known } = this.#site;
    if (!known.session.cookies) return html(storingPage(known, { account: 'alice', stored: login.stored }));
    return this.#onward(ask, login, 0);
  }

  /** A login that several domains share goes from one to the next, so that each can set its own cookies. */
  #join(ask: Ask): Reply {
    const login = this.#logins.withId(ask.url.searchParams.get('ticket') ?? '');
    return login ? this.#onward(ask, login, Number(ask.url.searchParams.get('place'))) : redirect('/');
  }

  #onward(ask: Ask, login: Login, place: number): Reply {
    const { hosts } = this.#site;
    const next =
      place + 1 < hosts.length
        ? `https://${hosts[place + 1]}/__join?ticket=${login.id}&place=${place + 1}`
        : `https://${hosts[0]}/`;
    const mine = login.cookies.filter((cookie) => cookie.site === siteOf(ask.host));
    return redirect(
      next,
      mine.map((cookie) => headerFor(cookie)),
    );
  }

  #logOut(ask: Ask): Reply {
    const login = this.#logins.find(ask);
    if (login) this.#logins.end(login, siteOf(ask.host));
    const mine = login?.cookies.filter((cookie) => cookie.kind === 'session' && cookie.site === siteOf(ask.host)) ?? [];
    const gone = mine.map((cookie) => `${headerFor(cookie).replace(/=[^;]*/, '=')}; Max-Age=0`);
    return ask.method === 'GET' ? redirect('/', gone) : json({ status: 'ok' }, 200, gone);
  }

  #home(ask: Ask): Reply {
    const { known, account } = this.#site;
    const login = this.#logins.find(ask);
    return html(homePage(known, login ? { account: account ?? 'alice', stored: login.stored } : null));
  }

  #prove(ask: Ask): Reply {
    return this.#logins.find(ask) ? this.#home(ask) : redirect('/__login');
  }

  /** What a person presses there, where that needs no script. */
  #logoutSteps(): Step[] {
    const [page] = this.#site.known.logOut;
    if (!this.#site.known.session.cookies) return [{ click: '#leave' }, { waitFor: 'a[href="/__login"]' }];
    return page && isPageStep(page) ? [{ goto: addressIn(page.page, this.#site.base) }, { click: '#leave' }] : [];
  }
}

/** What may truly be said of a session there; of one that only the page's script holds, not always the best. */
function expectedOf({ session, logOut }: Knowledge): Expected {
  if (!session.cookies) return { seen: true, endsOnServer: true, outcomes: ['ended', 'logged-out', 'wiped-only'] };
  const outcomes: Outcome[] = logOut.length > 0 ? ['ended'] : ['ended', 'logged-out'];
  return { seen: true, endsOnServer: true, outcomes };
}

/** An answer by which a handler says that the request is not for it. */
const notHere: Reply = { ...empty(403), body: 'not what the recipe says' };

function firstThatKnows(ask: Ask, one: Handler, other: Handler): Reply {
  const reply = one(ask);
  return reply === notHere ? other(ask) : reply;
}

/** A request from another origin than the site's own is refused, as sites do that check it. */
function isOwnOrigin(ask: Ask): boolean {
  const { origin } = ask.headers;
  return origin === undefined || (origin.startsWith('https://') && siteOf(origin) === siteOf(ask.host));
}
