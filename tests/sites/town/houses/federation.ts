import { classic, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { type Ask, html, type Reply, redirect } from '../http.ts';

const IDP = 'https://login.alder-university.test';
const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };
/** Cookies that a page of another site may send from a frame. */
const FRAMED = 'Path=/; Secure; HttpOnly; SameSite=None';

/** A university's login (SAML 2.0) and two sites behind it. Messages are short, their transport is the real one. */
export const federation: Family = () => {
  /** Assertions that were handed out and not used yet. */
  const assertions = new Set<string>();
  return [provider(assertions), rooms(assertions), meals(assertions)];
};

interface Party {
  host: string;
  binding: 'post' | 'redirect';
}

const ROOMS: Party = { host: 'www.seminar-rooms.test', binding: 'post' };
const MEALS: Party = { host: 'www.canteen-meals.test', binding: 'redirect' };
const acsOf = ({ host }: Party) => `https://${host}/saml/acs`;

const message = (xml: string): string => Buffer.from(xml).toString('base64');
const attribute = (text: string | null, name: string): string | undefined =>
  new RegExp(`${name}="([^"]*)"`).exec(Buffer.from(text ?? '', 'base64').toString())?.[1];

/** A page that goes on by itself: the HTTP-POST binding (SAML 2.0 Bindings, section 3.5). */
function formTo(action: string, fields: Record<string, string>): Reply {
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return html(
    `<!doctype html><title>One moment</title><body onload="document.forms[0].submit()"><form method="post" action="${action}" data-sends-itself>${inputs.join('')}<noscript><button>Continue</button></noscript></form></body>`,
  );
}

const provider = (assertions: Set<string>) =>
  classic({
    id: 'saml-idp',
    host: new URL(IDP).host,
    site: 'alder-university.test',
    title: 'Alder University Login',
    language: 'en',
    tint: '#7b3f00',
    kind: 'a SAML provider; its log-out tells the sites behind it in frames',
    account: 'alice@alder.test',
    cookie: { name: 'alder_sso', attributes: FRAMED },
    expected: ENDED,
    cards: [
      ['One login', 'For everything at Alder.'],
      ['Your services', 'Seminar Rooms, Canteen Meals.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/saml/signout">Sign out</a>`,
    logoutSteps: [{ goto: '/' }, { click: 'a[href="/saml/signout"]' }],
    routes: (desk) => {
      const answer = (ask: Ask, fields: URLSearchParams): Reply => {
        const request = fields.get('SAMLRequest');
        const party = [ROOMS, MEALS].find((one) => acsOf(one) === attribute(request, 'AssertionConsumerServiceURL'));
        if (party === undefined) return desk.page('<h1>400</h1><p>Unknown service provider.</p>', undefined, 400);
        const relay = fields.get('RelayState') ?? '';
        if (desk.find(ask) === undefined || attribute(request, 'ForceAuthn') === 'true') {
          const again = new URLSearchParams({ SAMLRequest: requestOf(party, false), RelayState: relay });
          return redirect(`/login?again=1&next=${encodeURIComponent(`/saml/sso?${again}`)}`);
        }
        const assertion = desk.ledger.secret();
        assertions.add(assertion);
        return formTo(acsOf(party), {
          SAMLResponse: message(`<Response><Assertion ID="${assertion}"/></Response>`),
          RelayState: relay,
        });
      };
      return {
        'GET /saml/sso': (ask) => answer(ask, ask.url.searchParams),
        'POST /saml/sso': (ask) => answer(ask, ask.form),
        'GET /saml/signout': (ask) => {
          desk.sessions.end(ask.cookie('alder_sso'));
          const frames = [ROOMS, MEALS].map(({ host }) => `<iframe src="https://${host}/saml/slo"></iframe>`);
          return desk.page(`<p class="notice">You are signed out.</p>${frames.join('')}`, undefined, 200, [
            desk.clearing(),
          ]);
        },
      };
    },
  });

const requestOf = (party: Party, isForced: boolean): string =>
  message(`<AuthnRequest ForceAuthn="${isForced}" AssertionConsumerServiceURL="${acsOf(party)}"/>`);

function toProvider(party: Party, relay: string, isForced: boolean): Reply {
  const fields = { SAMLRequest: requestOf(party, isForced), RelayState: relay };
  return party.binding === 'post'
    ? formTo(`${IDP}/saml/sso`, fields)
    : redirect(`${IDP}/saml/sso?${new URLSearchParams(fields)}`);
}

const rooms = (assertions: Set<string>) =>
  classic({
    id: 'saml-sp',
    host: ROOMS.host,
    site: 'seminar-rooms.test',
    title: 'Seminar Rooms',
    language: 'en',
    tint: '#2f5d62',
    kind: 'a SAML site: asks and is answered by forms that send themselves',
    account: 'alice@alder.test',
    cookie: { name: 'rooms_sid', attributes: FRAMED },
    expected: ENDED,
    cards: [
      ['Room 214', 'Yours on Thursday from ten to twelve.'],
      ['Projector', 'Ask the porter for the remote.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/leave"><input type="hidden" name="_csrf" value="${session.csrf}"><button class="plain">Log out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/leave"] button' }],
    routes: (desk) => ({
      'GET /login': (ask) => toProvider(ROOMS, desk.ledger.secret(), !ask.url.searchParams.has('next')),
      'POST /saml/acs': (ask) => {
        if (!assertions.delete(attribute(ask.form.get('SAMLResponse'), 'ID') ?? '')) return redirect('/');
        return redirect('/', [desk.cookieFor(desk.sessions.open())]);
      },
      'POST /leave': (ask) => desk.leaveWith(ask.form.get('_csrf'), ask),
      'GET /saml/slo': (ask) => desk.leave(ask),
    }),
  });

const meals = (assertions: Set<string>) =>
  classic({
    id: 'saml-sp-without-log-out',
    host: MEALS.host,
    site: 'canteen-meals.test',
    title: 'Canteen Meals',
    language: 'en',
    tint: '#4f6d2a',
    kind: 'a SAML site without a log-out of its own: it ends when its provider tells it in a frame',
    account: 'alice@alder.test',
    cookie: { name: 'meals_session', attributes: FRAMED },
    expected: ENDED,
    cards: [
      ['Today', 'Lentil soup, then plum cake.'],
      ['Your card', '14.20 left.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span>`,
    logoutSteps: [],
    routes: (desk) => ({
      'GET /login': (ask) => toProvider(MEALS, desk.ledger.secret(), !ask.url.searchParams.has('next')),
      'POST /saml/acs': (ask) => {
        if (!assertions.delete(attribute(ask.form.get('SAMLResponse'), 'ID') ?? '')) return redirect('/');
        return redirect('/', [desk.cookieFor(desk.sessions.open())]);
      },
      'GET /saml/slo': (ask) => desk.leave(ask),
    }),
  });

/** A portal and its login on two hosts of one site, each with a session of its own. */
export const clinic: Family = () => {
  const codes = new Set<string>();
  const [portal, login] = ['portal.harrow-clinic.test', 'sso.harrow-clinic.test'];
  const house = classic({
    id: 'provider-beside',
    host: portal,
    otherHosts: [login],
    site: 'harrow-clinic.test',
    title: 'Harrow Clinic',
    language: 'en',
    tint: '#1f5f8b',
    kind: 'a provider on the same site: the portal’s log-out ends only the portal’s session',
    cookie: { name: 'portal_sid', attributes: SECURE },
    expected: ENDED,
    cards: [
      ['Rota', 'Night shift on Friday.'],
      ['Notes', 'Two new letters.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="_csrf" value="${session.csrf}"><button class="plain">Log out</button></form>`,
    logoutSteps: [],
    judge: ({ cookies }, desk) => {
      const works = cookies.find(({ name, value }) => NAMES.includes(name) && desk.sessions.findUser(value));
      return { valid: works !== undefined, why: works ? `${works.name} still opens a session` : 'nothing works' };
    },
    routes: (desk) => {
      const atLogin = (ask: Ask) => desk.sessions.findUser(ask.cookie('sso_session'));
      return {
        [`GET ${portal}/login`]: () => redirect(authorizeAt(login, portal, desk.ledger.secret())),
        'GET /callback': (ask) =>
          codes.delete(ask.url.searchParams.get('code') ?? '')
            ? redirect('/', [desk.cookieFor(desk.sessions.open())])
            : redirect('/?guest=1'),
        'POST /logout': (ask) => desk.leaveWith(ask.form.get('_csrf'), ask),
        [`GET ${login}/`]: (ask) => {
          const session = atLogin(ask);
          const corner = session ? `<span class="who">${desk.account}</span> <a href="/signout">Sign out</a>` : '';
          return html(
            `<!doctype html><title>Login</title><h1>Clinic login</h1>${corner || '<a href="/login">Log in</a>'}`,
          );
        },
        [`GET ${login}/authorize`]: (ask) => {
          const query = ask.url.searchParams;
          const back = new URL(`https://${portal}/callback`);
          back.searchParams.set('state', query.get('state') ?? '');
          if (!atLogin(ask) && query.get('prompt') !== 'none')
            return redirect(`/login?next=${encodeURIComponent(`/authorize?${query}`)}`);
          if (!atLogin(ask)) back.searchParams.set('error', 'login_required');
          else {
            const code = desk.ledger.secret();
            codes.add(code);
            back.searchParams.set('code', code);
          }
          return redirect(back.href);
        },
        [`GET ${login}/signout`]: (ask) => {
          desk.sessions.end(ask.cookie('sso_session'));
          return redirect(`https://${portal}/goodbye`, [`sso_session=; Max-Age=0; ${SECURE}`]);
        },
      };
    },
    signIn: (session) => [`sso_session=${session.id}; ${SECURE}`],
  });
  const leaving = [{ goto: `https://${portal}/` }, { click: 'form[action="/logout"] button' }];
  return [{ ...house, logoutSteps: [...leaving, { goto: `https://${login}/` }, { click: 'a[href="/signout"]' }] }];
};

const NAMES = ['portal_sid', 'sso_session'];

function authorizeAt(login: string, portal: string, state: string): string {
  const back = `https://${portal}/callback`;
  const query = { client_id: 'portal', redirect_uri: back, response_type: 'code', scope: 'openid', state };
  return `https://${login}/authorize?${new URLSearchParams(query)}`;
}
