import {
  accepted,
  type Credential,
  cookieValues,
  type HouseDefinition,
  PASSWORD,
  refused,
  type Truth,
  USER,
} from '../../sites/town/house.ts';
import { type Ask, type Handler, html, json, type Reply, redirect } from '../../sites/town/http.ts';
import { Ledger } from '../../sites/town/sessions.ts';
import {
  asPerson,
  clearedCookies,
  deviceOf,
  hasToken,
  knownUsername,
  LOGIN,
  sessionCookies,
  withDevice,
} from './instagram-cookies.ts';
import {
  activityPage,
  feedPage,
  loggedOutPage,
  loginPage,
  passwordPage,
  savedPage,
  saveLoginPage,
  settingsPage,
} from './instagram-pages.ts';
import { ACCOUNTS, InstagramServer, type InstagramSession } from './instagram-server.ts';

const WWW = 'www.instagram.com';
const ACCOUNTS_CENTER = 'accountscenter.instagram.com';
const APP_ID = '936619743392459';

/** What tests may change while the site runs, and what they may ask that no thief could. */
export interface InstagramControls {
  /** The log-out request is refused (403, `status: fail`), as for a client that the site does not like. */
  refusesPost: boolean;
  /** The log-out only takes the cookies back: the session lives on. */
  keepsSession: boolean;
  server: InstagramServer;
  /** Whether a saved login among these cookies and this storage would still log in with one click. */
  oneTapWorks(credential: Credential): boolean;
}

export interface InstagramHouse {
  house: HouseDefinition;
  fallback: Handler;
  controls: InstagramControls;
}

/** Instagram as its facts describe it: two accounts, saved logins, a request and a link that log out, other devices. */
export function instagram(): InstagramHouse {
  const ledger = new Ledger();
  const server = new InstagramServer(ledger);
  const controls: InstagramControls = {
    refusesPost: false,
    keepsSession: false,
    server,
    oneTapWorks: (credential) =>
      savedIn(credential).some(({ nonce }) =>
        cookieValues(credential, 'mid').some((mid) => server.isSaved(nonce, mid)),
      ),
  };
  const routes = { ...wwwRoutes(server, controls), ...accountsCenterRoutes(server), ...apiRoutes(server) };
  const house: HouseDefinition = {
    id: 'instagram.com',
    host: WWW,
    hosts: [WWW, 'instagram.com', 'i.instagram.com', ACCOUNTS_CENTER],
    site: 'instagram.com',
    title: 'Instagram',
    account: ACCOUNTS[0]?.id ?? null,
    kind: 'a request with a token logs out, a link does too; saved logins stay',
    loginUrl: LOGIN,
    loginSteps: [
      { goto: LOGIN },
      { waitFor: '#user' },
      { fill: '#user', value: USER },
      { fill: '#pass', value: PASSWORD },
      { click: '#enter' },
      { waitFor: '#save' },
      { click: '#save' },
      { waitFor: '#who' },
    ],
    logoutSteps: [{ goto: `https://${WWW}/accounts/logout/` }],
    homeUrl: `https://${WWW}/`,
    loggedInSelector: '#who',
    expected: { seen: true, endsOnServer: true, outcomes: ['ended'] },
    demo: false,
    secure: true,
    tint: '#c13584',
    ledger,
    routes,
    judge: (credential) => judge(server, credential),
  };
  return {
    house,
    fallback: (ask) =>
      ask.host === 'instagram.com' ? redirect(`https://${WWW}${ask.path}`) : html('<h1>404</h1>', 404),
    controls,
  };
}

function wwwRoutes(server: InstagramServer, controls: InstagramControls): Record<string, Handler> {
  const logOut = (ask: Ask) => answerLogOut(server, controls, ask);
  return {
    [`GET ${WWW}/`]: (ask) =>
      withDevice(server, ask, (device, csrf) => {
        const session = server.find(ask.cookie('sessionid'));
        return session
          ? html(feedPage(session.account, csrf))
          : html(loggedOutPage(csrf, device.mid, server.profilesOf(device)));
      }),
    [`GET ${WWW}/accounts/login/`]: (ask) =>
      withDevice(server, ask, (_, csrf) => html(loginPage(csrf, knownUsername(ask.url.searchParams.get('username'))))),
    [`POST ${WWW}/accounts/login/`]: (ask) =>
      withDevice(server, ask, (_, csrf) => {
        const session =
          hasToken(ask) &&
          server.logIn(
            ask.form.get('user') ?? '',
            ask.form.get('pass') ?? '',
            ask.headers['user-agent'] ?? 'a browser',
          );
        return session ? redirect('/accounts/onetap/', sessionCookies(session)) : html(loginPage(csrf), 403);
      }),
    [`GET ${WWW}/accounts/onetap/`]: (ask) =>
      asPerson(server, ask, () => html(saveLoginPage(ask.cookie('csrftoken') ?? ''))),
    [`POST ${WWW}/accounts/onetap/`]: (ask) =>
      asPerson(server, ask, ({ account }) => {
        if (!hasToken(ask)) return json({ status: 'fail' }, 403);
        const device = deviceOf(ask);
        return html(savedPage(account, server.save(account, device), device.mid));
      }),
    [`POST ${WWW}/accounts/onetap/login/`]: (ask) => {
      const session =
        hasToken(ask) &&
        server.logInSaved(ask.form.get('user_id') ?? '', ask.form.get('login_nonce') ?? '', deviceOf(ask));
      return session ? redirect('/', sessionCookies(session)) : redirect(LOGIN);
    },
    [`POST ${WWW}/api/v1/web/accounts/logout/ajax/`]: logOut,
    [`POST ${WWW}/accounts/logout/ajax/`]: logOut,
    [`GET ${WWW}/accounts/logout/`]: (ask) => {
      if (!controls.keepsSession) server.end(ask.cookie('sessionid') ?? '');
      return redirect('/', clearedCookies(server));
    },
    [`GET ${WWW}/accounts/edit/`]: (ask) => asPerson(server, ask, ({ account }) => html(settingsPage(account))),
  };
}

function accountsCenterRoutes(server: InstagramServer): Record<string, Handler> {
  const activity = `${ACCOUNTS_CENTER}/password_and_security/login_activity/`;
  const password = `${ACCOUNTS_CENTER}/password_and_security/password/change/`;
  const list = (session: InstagramSession, csrf: string) =>
    html(activityPage(session, server.sessionsOf(session.account), csrf));
  return {
    [`GET ${activity}`]: (ask) => asPerson(server, ask, (session) => list(session, ask.cookie('csrftoken') ?? '')),
    [`POST ${activity}`]: (ask) =>
      asPerson(server, ask, (session) => {
        const other = server.sessionsOf(session.account)[Number(ask.form.get('place') ?? -1)];
        if (hasToken(ask) && other && other.sessionid !== session.sessionid) server.end(other.sessionid);
        return list(session, ask.cookie('csrftoken') ?? '');
      }),
    [`GET ${password}`]: (ask) => asPerson(server, ask, () => html(passwordPage(ask.cookie('csrftoken') ?? ''))),
    [`POST ${password}`]: (ask) =>
      asPerson(server, ask, (session) => {
        const isChanged =
          hasToken(ask) &&
          server.changePassword(session.account, ask.form.get('current') ?? '', ask.form.get('new') ?? '');
        if (isChanged && ask.form.get('others') === '1') server.endOthers(session);
        return html(passwordPage(ask.cookie('csrftoken') ?? '', isChanged ? 'Password changed' : 'Not changed'));
      }),
  };
}

function apiRoutes(server: InstagramServer): Record<string, Handler> {
  return {
    'GET i.instagram.com/api/v1/accounts/current_user/': (ask) => {
      const session = server.find(ask.cookie('sessionid'));
      return session
        ? json({ user: { pk: session.account.id, username: session.account.username }, status: 'ok' })
        : json({ message: 'login_required', status: 'fail' }, 403);
    },
  };
}

/** The request behind the menu's log-out: own origin, the token twice, the site's app number, the right account. */
function answerLogOut(server: InstagramServer, controls: InstagramControls, ask: Ask): Reply {
  const session = server.find(ask.cookie('sessionid'));
  if (!session) return json({ message: 'login_required', status: 'fail' }, 403);
  const { origin } = ask.headers;
  const isOwn = origin === undefined || origin === `https://${WWW}`;
  const token = ask.cookie('csrftoken');
  const isRight =
    isOwn && token !== undefined && ask.headers['x-csrftoken'] === token && ask.headers['x-ig-app-id'] === APP_ID;
  if (controls.refusesPost || !isRight)
    return json({ message: 'CSRF token missing or incorrect', status: 'fail' }, 403);
  if (ask.form.get('user_id') !== session.account.id) return json({ message: 'user mismatch', status: 'fail' }, 400);
  if (!controls.keepsSession) server.end(session.sessionid);
  const wantsSaved = ['1', 'true'].includes(ask.form.get('one_tap_app_login') ?? '0');
  const saved = wantsSaved ? { login_nonce: server.save(session.account, deviceOf(ask)) } : {};
  return json({ ...saved, status: 'ok' }, 200, clearedCookies(server));
}

function judge(server: InstagramServer, credential: Credential): Truth {
  const isLive = cookieValues(credential, 'sessionid').some((value) => server.find(value) !== undefined);
  return isLive ? accepted('the server still knows the sessionid') : refused();
}

function savedIn({ storage = {} }: Credential): { nonce: string }[] {
  const saved: unknown = JSON.parse(storage.one_tap_storage_version ?? '{}');
  return Object.values(Object(saved) as Record<string, { nonce: string }>);
}
