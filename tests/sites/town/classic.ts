import {
  accepted,
  type Credential,
  cookieValues,
  type Expected,
  formLogin,
  type HouseDefinition,
  isPassword,
  refused,
  type Step,
  type Truth,
} from './house.ts';
import { type Ask, clearCookie, html, type Reply, type Routes, redirect, setCookie } from './http.ts';
import { cards, escapeHtml, type Look, loginForm, page } from './page.ts';
import { Ledger, type LiveSession, Sessions } from './sessions.ts';
import { WORDS } from './words.ts';

export const SECURE = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** What is particular to a house whose pages are written by its server. */
export interface ClassicPlan extends Look {
  id: string;
  host: string;
  /** Registrable domain. */
  site: string;
  otherHosts?: string[];
  kind: string;
  /** 'Alice Moreau' unless told. */
  account?: string;
  cookie: { name: string; attributes: string };
  /** False for a house on plain http. */
  secure?: boolean;
  formNames?: { user: string; password: string };
  loggedInSelector?: string;
  expected: Expected;
  /** What a person does for the log-out; begins where the control is. */
  logoutSteps: Step[];
  demo?: boolean;
  /** Visitors find the login form on the front page, too. */
  hasFrontLogin?: boolean;
  /** '/' unless the front page is the same for everybody. */
  homePath?: string;
  /** What a person does directly after the login. */
  afterLogin?: Step[];
  /** The corner of the header for somebody who is logged in: name, menu, log-out control. */
  corner(session: LiveSession, desk: Desk): string;
  /** Everything beyond the front page, the login and the account page. */
  routes(desk: Desk): Routes;
  /** Further markup on the front page. */
  extra?: (session: LiveSession | undefined, desk: Desk) => string;
  script?: string;
  /** Puts the session's token into `<meta name="csrf-token">`, for the page's scripts. */
  hasTokenInHead?: boolean;
  /** Cookies of a fresh login; the session cookie alone unless told. */
  signIn?: (session: LiveSession, desk: Desk) => string[];
  /** Whose request it is; by the session cookie alone unless told. */
  identify?: (ask: Ask, desk: Desk) => { session: LiveSession | undefined; cookies?: string[] };
  /** Changes every answer, e.g. its caching. */
  finish?: (reply: Reply, ask: Ask, desk: Desk) => Reply;
  judge?: (credential: Credential, desk: Desk) => Truth;
}

/** What the handlers of one classic house share. */
export class Desk {
  readonly ledger = new Ledger();
  readonly sessions = new Sessions(this.ledger);
  readonly plan: ClassicPlan;

  constructor(plan: ClassicPlan) {
    this.plan = plan;
  }

  get account(): string {
    return this.plan.account ?? 'Alice Moreau';
  }

  get origin(): string {
    return `${this.plan.secure === false ? 'http' : 'https'}://${this.plan.host}`;
  }

  find(ask: Ask): LiveSession | undefined {
    return this.sessions.findUser(ask.cookie(this.plan.cookie.name));
  }

  cookieFor(session: LiveSession): string {
    return setCookie(this.plan.cookie.name, session.id, this.plan.cookie.attributes);
  }

  clearing(): string {
    return clearCookie(this.plan.cookie.name, this.plan.cookie.attributes);
  }

  /** A page with the header that fits the person. */
  page(main: string, session: LiveSession | undefined, status = 200, cookies: string[] = []): Reply {
    const words = WORDS[this.plan.language];
    const corner =
      session === undefined ? `<a class="button" href="/login">${words.logIn}</a>` : this.plan.corner(session, this);
    const head =
      session === undefined || !this.plan.hasTokenInHead ? '' : `<meta name="csrf-token" content="${session.csrf}">`;
    return html(page(this.plan, { corner, main, head, script: this.plan.script }), status, cookies);
  }

  /** What a right log-out does: ends the session on the server, clears the cookie, says goodbye. */
  leave(ask: Ask, further: string[] = []): Reply {
    this.sessions.end(ask.cookie(this.plan.cookie.name));
    return redirect('/goodbye', [this.clearing(), ...further]);
  }

  /** The same, but only with the token that belongs to the session; 403 otherwise. */
  leaveWith(token: string | null | undefined, ask: Ask, further: string[] = []): Reply {
    const session = this.find(ask);
    if (session !== undefined && token !== session.csrf) return this.page('<h1>403</h1>', session, 403);
    return this.leave(ask, further);
  }
}

/** Builds a house whose pages are written by its server. */
export function classic(plan: ClassicPlan): HouseDefinition {
  const desk = new Desk(plan);
  const loginUrl = `${desk.origin}/login`;
  const loggedInSelector = plan.loggedInSelector ?? '.who';
  const routes: Routes = { ...commonRoutes(desk), ...plan.routes(desk) };
  const absolute = (step: Step): Step => ('goto' in step ? { goto: desk.origin + step.goto } : step);
  const { finish } = plan;
  return {
    id: plan.id,
    host: plan.host,
    hosts: [plan.host, ...(plan.otherHosts ?? [])],
    site: plan.site,
    title: plan.title,
    account: desk.account,
    kind: plan.kind,
    loginUrl,
    loginSteps: [...formLogin(loginUrl, loggedInSelector), ...(plan.afterLogin ?? []).map(absolute)],
    logoutSteps: plan.logoutSteps.map(absolute),
    homeUrl: desk.origin + (plan.homePath ?? '/'),
    loggedInSelector,
    expected: plan.expected,
    demo: plan.demo ?? false,
    secure: plan.secure ?? true,
    tint: plan.tint,
    ledger: desk.ledger,
    routes:
      finish === undefined
        ? routes
        : Object.fromEntries(
            Object.entries(routes).map(([key, handler]) => [key, (ask: Ask) => finish(handler(ask), ask, desk)]),
          ),
    judge: (credential) => plan.judge?.(credential, desk) ?? judgeByCookie(credential, desk),
  };
}

/** Whether a session cookie of this credential still opens the door. */
export function judgeByCookie(credential: Credential, desk: Desk, name = desk.plan.cookie.name): Truth {
  const isLive = cookieValues(credential, name).some((id) => desk.sessions.findUser(id) !== undefined);
  return isLive ? accepted(`the cookie ${name} still opens a session`) : refused();
}

function commonRoutes(desk: Desk): Routes {
  const { plan } = desk;
  const words = WORDS[plan.language];
  const names = { action: '/login', ...(plan.formNames ?? { user: 'username', password: 'password' }) };
  const identify = (ask: Ask) => plan.identify?.(ask, desk) ?? { session: desk.find(ask) };
  const next = (fields: URLSearchParams) => safePath(fields.get('next')) ?? plan.homePath ?? '/';
  const hiddenNext = (path: string) => `<input type="hidden" name="next" value="${escapeHtml(path)}">`;
  return {
    'GET /': (ask) => {
      const { session, cookies } = identify(ask);
      const hello = session === undefined ? plan.title : `${words.hello}, ${escapeHtml(desk.account)}`;
      const extra = plan.extra?.(session, desk) ?? '';
      const form = session === undefined && plan.hasFrontLogin ? loginForm(plan, names, false, hiddenNext('/')) : '';
      return desk.page(`<h1>${hello}</h1>${extra}${form}${cards(plan)}`, session, 200, cookies);
    },
    'GET /about': (ask) => desk.page(`<h1>${words.imprint}</h1>${cards(plan)}`, identify(ask).session),
    'GET /login': (ask) => {
      const { session, cookies } = identify(ask);
      // `again`: a relying party wants the password asked once more
      if (session !== undefined && !ask.url.searchParams.has('again')) return redirect('/account', cookies);
      return desk.page(loginForm(plan, names, false, hiddenNext(next(ask.url.searchParams))), undefined);
    },
    'POST /login': (ask) => {
      const goal = next(ask.form);
      if (!isPassword(ask.form.get(names.user), ask.form.get(names.password)))
        return desk.page(loginForm(plan, names, true, hiddenNext(goal)), undefined, 401);
      const session = desk.sessions.open();
      return redirect(goal, plan.signIn?.(session, desk) ?? [desk.cookieFor(session)]);
    },
    'GET /account': (ask) => {
      const { session, cookies } = identify(ask);
      if (session === undefined) return redirect('/login?next=/account', cookies);
      return desk.page(accountMain(words.account, desk.account), session, 200, cookies);
    },
    'GET /goodbye': () => desk.page(`<p class="notice">${words.goodbye}</p><p>${words.members}</p>`, undefined),
  };
}

const accountMain = (heading: string, account: string): string =>
  `<h1>${heading}</h1><dl><dt>●</dt><dd>${escapeHtml(account)}</dd><dt>✉</dt><dd>alice@example.test</dd></dl>`;

/** Only paths of this very site: the town has no open redirects. */
const safePath = (path: string | null): string | undefined =>
  path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
