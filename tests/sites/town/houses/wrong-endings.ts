import { classic, judgeByCookie, SECURE } from '../classic.ts';
import { accepted, cookieValues, type Family, refused } from '../house.ts';
import { clearCookie, hang, redirect, setCookie } from '../http.ts';

const STILL_VALID = { seen: true, endsOnServer: false, outcomes: ['still-valid' as const] };

/** Log-outs that leave something on the server. */
export const wrongEndings: Family = () => [
  twoCookies(),
  cookieClearedOnly(),
  cookieRenewed(),
  messageOnly(),
  neverAnswers(),
];

const twoCookies = () =>
  classic({
    id: 'two-cookies',
    host: 'www.nordwind-reisen.test',
    site: 'nordwind-reisen.test',
    title: 'Nordwind Reisen',
    language: 'de',
    tint: '#0b7285',
    kind: 'two cookies, each enough alone; the server ends only one',
    cookie: { name: 'SESSION', attributes: SECURE },
    hasFrontLogin: true,
    expected: STILL_VALID,
    cards: [
      ['Ihre Reise', 'Fähre Kiel–Göteborg, Kabine außen, am 4. Juni.'],
      ['Angebote', 'Sieben Nächte an der Nordsee.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/ausloggen">Ausloggen</a>`,
    logoutSteps: [{ goto: '/' }, { click: 'a[href="/ausloggen"]' }],
    signIn: (session, desk) => [
      desk.cookieFor(session),
      setCookie('auth_token', desk.sessions.open().id, 'Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax'),
    ],
    identify: (ask, desk) => ({ session: desk.find(ask) ?? desk.sessions.findUser(ask.cookie('auth_token')) }),
    judge: (credential, desk) => {
      const first = judgeByCookie(credential, desk);
      return first.valid ? first : judgeByCookie(credential, desk, 'auth_token');
    },
    routes: (desk) => ({ 'GET /ausloggen': (ask) => desk.leave(ask, [clearCookie('auth_token', SECURE)]) }),
  });

const cookieClearedOnly = () =>
  classic({
    id: 'cookie-cleared-only',
    host: 'www.petite-cuisine.test',
    site: 'petite-cuisine.test',
    title: 'Petite Cuisine',
    language: 'fr',
    tint: '#6a4c93',
    kind: 'the cookie is cleared, the session lives on',
    cookie: { name: 'sessionid', attributes: SECURE },
    expected: STILL_VALID,
    demo: true,
    cards: [
      ['Soupe du jour', 'Potiron, gingembre, un peu de crème.'],
      ['Votre carnet', 'Douze recettes enregistrées.'],
    ],
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/deconnexion"><button class="plain">Déconnexion</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/deconnexion"] button' }],
    routes: (desk) => ({ 'POST /deconnexion': () => redirect('/goodbye', [desk.clearing()]) }),
  });

const cookieRenewed = () =>
  classic({
    id: 'cookie-renewed',
    host: 'www.velo-atelier.test',
    site: 'velo-atelier.test',
    title: 'Vélo Atelier',
    language: 'fr',
    tint: '#2b6a6c',
    kind: 'a fresh visitor session replaces the cookie, the old one stays valid',
    cookie: { name: 'ci_session', attributes: SECURE },
    expected: STILL_VALID,
    cards: [
      ['Révision', 'Votre vélo est prêt depuis mardi.'],
      ['Occasions', 'Un tandem rouge, presque neuf.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/logout">Se déconnecter</a>`,
    logoutSteps: [{ goto: '/' }, { click: 'a[href="/logout"]' }],
    routes: (desk) => ({ 'GET /logout': () => redirect('/goodbye', [desk.cookieFor(desk.sessions.open(null))]) }),
  });

const messageOnly = () =>
  classic({
    id: 'message-only',
    host: 'www.quick-poll.test',
    site: 'quick-poll.test',
    title: 'Quick Poll',
    language: 'en',
    tint: '#4b5563',
    kind: 'says “You are logged out” and does nothing at all',
    cookie: { name: 'qp_auth', attributes: SECURE },
    expected: { seen: true, endsOnServer: false, outcomes: ['still-valid', 'wiped-only'] },
    cards: [
      ['Tea or coffee?', '61 % say tea. You voted, too.'],
      ['New poll', 'Ask the world something.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/signout">Sign out</a>`,
    logoutSteps: [{ goto: '/' }, { click: 'a[href="/signout"]' }],
    routes: () => ({ 'GET /signout': () => redirect('/goodbye') }),
  });

const neverAnswers = () =>
  classic({
    id: 'never-answers',
    host: 'www.sleepy-hotel.test',
    site: 'sleepy-hotel.test',
    title: 'Sleepy Hotel',
    language: 'en',
    tint: '#3f4a8a',
    kind: 'log-out requests hang for ever',
    cookie: { name: 'hotel_session', attributes: SECURE },
    expected: { seen: true, endsOnServer: false, outcomes: ['wiped-only', 'still-valid'] },
    cards: [
      ['Your stay', 'Room 12, breakfast until eleven.'],
      ['Wake-up call', 'None. Sleep well.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button class="plain">Log out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
    routes: () => ({ 'POST /logout': hang, 'GET /logout': hang }),
  });

/** Remembering people beyond the session, once ended rightly and once forgotten on the server. */
export const rememberMe: Family = () => [remembering(false), remembering(true)];

const REMEMBER = 'Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax';

function remembering(forgets: boolean) {
  const remember = forgets ? 'remember_user_token' : 'remember_token';
  const tokens = new Set<string>();
  return classic({
    id: forgets ? 'remember-me-kept' : 'remember-me',
    host: forgets ? 'www.knitting-circle.test' : 'forum.tidepool.test',
    site: forgets ? 'knitting-circle.test' : 'tidepool.test',
    title: forgets ? 'Knitting Circle' : 'Tidepool Forum',
    language: 'en',
    tint: forgets ? '#9c4668' : '#19766f',
    kind: forgets
      ? 'the cookie that remembers you is cleared, but works on'
      : 'a second cookie re-creates the session; log-out ends both',
    cookie: { name: forgets ? '_circle_session' : 'sid', attributes: SECURE },
    expected: forgets ? STILL_VALID : { seen: true, endsOnServer: true, outcomes: ['ended'] },
    demo: forgets,
    cards: forgets
      ? [
          ['Patterns', 'A scarf in moss stitch.'] as [string, string],
          ['Swap', 'Blue wool for green.'] as [string, string],
        ]
      : [['Anemones', '38 answers.'] as [string, string], ['Night tides', 'Meet at the pier.'] as [string, string]],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span> <form method="post" action="/session/destroy"><input type="hidden" name="authenticity_token" value="${session.csrf}"><button class="plain">Sign out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/session/destroy"] button' }],
    signIn: (session, desk) => {
      const token = desk.ledger.secret();
      tokens.add(token);
      return [desk.cookieFor(session), setCookie(remember, token, REMEMBER)];
    },
    identify: (ask, desk) => {
      const session = desk.find(ask);
      if (session !== undefined || !tokens.has(ask.cookie(remember) ?? '')) return { session };
      const fresh = desk.sessions.open();
      return { session: fresh, cookies: [desk.cookieFor(fresh)] };
    },
    judge: (credential, desk) => {
      if (cookieValues(credential, remember).some((token) => tokens.has(token)))
        return accepted(`${remember} alone makes a new session`);
      return judgeByCookie(credential, desk).valid ? accepted('the session lives') : refused();
    },
    routes: (desk) => ({
      'POST /session/destroy': (ask) => {
        const session = desk.find(ask);
        if (session !== undefined && !forgets && ask.form.get('authenticity_token') === session.csrf)
          tokens.delete(ask.cookie(remember) ?? '');
        return desk.leaveWith(ask.form.get('authenticity_token'), ask, [clearCookie(remember, REMEMBER)]);
      },
    }),
  });
}
