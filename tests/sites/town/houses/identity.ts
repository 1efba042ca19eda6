import { classic, type Desk, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { clearCookie, json, type Routes, redirect, setCookie } from '../http.ts';
import { WORDS } from '../words.ts';

const IDP = 'https://id.commons-login.test';
const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** One identity provider and three sites that let people in through it, and a provider by itself. */
export const identity: Family = () => {
  /** Codes that were handed out and not used yet; the sites redeem them behind the scenes. */
  const codes = new Set<string>();
  return [
    provider(codes),
    relyingParty(codes, CHESS),
    relyingParty(codes, GARDEN),
    relyingParty(codes, TRAMS),
    bareProvider(),
  ];
};

interface Party {
  id: string;
  host: string;
  site: string;
  title: string;
  language: 'en' | 'de';
  tint: string;
  cookie: string;
  cards: [string, string][];
  /** Its log-out leads to the front page, where whom the provider knows is let in again at once. */
  returns?: true;
}

const CHESS: Party = {
  id: 'rp-chess',
  host: 'www.castle-chess.test',
  site: 'castle-chess.test',
  title: 'Castle Chess',
  language: 'en',
  tint: '#52412f',
  cookie: 'chess_session',
  cards: [
    ['Your move', 'Robin took your bishop.'],
    ['Puzzle', 'White mates in three.'],
  ],
};

const GARDEN: Party = {
  id: 'rp-garden',
  host: 'www.bohnen-garten.test',
  site: 'bohnen-garten.test',
  title: 'Bohnengarten',
  language: 'de',
  tint: '#39752d',
  cookie: 'garten_sid',
  cards: [
    ['Beet 3', 'Die Feuerbohnen blühen.'],
    ['Tauschbörse', 'Kürbissamen gegen Dill.'],
  ],
};

const TRAMS: Party = {
  id: 'rp-returns',
  host: 'www.tram-spotters.test',
  site: 'tram-spotters.test',
  title: 'Tram Spotters',
  language: 'en',
  tint: '#7a2e2e',
  cookie: 'tram_session',
  cards: [
    ['Line 4', 'A new low-floor car since Monday.'],
    ['Your sightings', 'Eleven this month.'],
  ],
  returns: true,
};

/** The end-session endpoint (OpenID Connect RP-Initiated Logout 1.0), which asks before it ends anything. */
function endSession(desk: Desk, title: string): Routes {
  return {
    'GET /connect/endsession': (ask) => {
      const session = desk.find(ask);
      if (session === undefined) return redirect('/goodbye');
      return desk.page(
        `<form class="panel" method="post" action="/connect/endsession"><h1>Sign out of ${title}?</h1><input type="hidden" name="token" value="${session.csrf}"><button id="yes">Yes, sign out</button><a href="/">No</a></form>`,
        session,
      );
    },
    'POST /connect/endsession': (ask) => desk.leaveWith(ask.form.get('token'), ask),
  };
}

const BARE = 'https://id.quiet-harbour.test';

/** A provider of which only its own description tells how to log out. */
const bareProvider = () =>
  classic({
    id: 'bare-idp',
    host: 'id.quiet-harbour.test',
    site: 'quiet-harbour.test',
    title: 'Harbour ID',
    language: 'en',
    tint: '#1f3a5f',
    kind: 'an identity provider without a control on its pages; its description names the end-session endpoint',
    account: 'alice@harbour.test',
    cookie: { name: 'harbour_session', attributes: SECURE },
    expected: ENDED,
    cards: [
      ['One login', 'For the harbour and its library.'],
      ['Your consents', 'None so far.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span>`,
    logoutSteps: [{ goto: '/connect/endsession' }, { click: '#yes' }],
    routes: (desk) => ({
      'GET /.well-known/openid-configuration': () =>
        json({ issuer: BARE, end_session_endpoint: `${BARE}/connect/endsession` }),
      ...endSession(desk, 'Harbour ID'),
    }),
  });

const provider = (codes: Set<string>) =>
  classic({
    id: 'idp',
    host: 'id.commons-login.test',
    site: 'commons-login.test',
    title: 'Commons ID',
    language: 'en',
    tint: '#0f5132',
    kind: 'an identity provider; whoever ends only a relying party is let in there again',
    account: 'alice@commons.test',
    cookie: { name: '__Host-idp_session', attributes: 'Path=/; Secure; HttpOnly; SameSite=None' },
    expected: ENDED,
    demo: true,
    cards: [
      ['One login', 'For everything that the commons run.'],
      ['Your consents', 'Castle Chess and Bohnengarten.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/connect/endsession">Sign out</a>`,
    logoutSteps: [{ goto: '/connect/endsession' }, { click: '#yes' }],
    routes: (desk) => ({
      'GET /.well-known/openid-configuration': () =>
        json({
          issuer: IDP,
          authorization_endpoint: `${IDP}/authorize`,
          end_session_endpoint: `${IDP}/connect/endsession`,
          response_types_supported: ['code'],
        }),
      'GET /authorize': (ask) => {
        const query = ask.url.searchParams;
        const back = partyAddress(query.get('redirect_uri'));
        if (back === undefined) return desk.page('<h1>400</h1><p>Unknown client.</p>', undefined, 400);
        back.searchParams.set('state', query.get('state') ?? '');
        if (desk.find(ask) === undefined || query.get('prompt') === 'login') {
          if (query.get('prompt') === 'none') {
            back.searchParams.set('error', 'login_required');
            return redirect(back.href);
          }
          query.delete('prompt');
          return redirect(`/login?again=1&next=${encodeURIComponent(`/authorize?${query}`)}`);
        }
        const code = desk.ledger.secret();
        codes.add(code);
        back.searchParams.set('code', code);
        return redirect(back.href);
      },
      ...endSession(desk, 'Commons ID'),
    }),
  });

/** Only the sites of this family may ask for a login. */
function partyAddress(address: string | null): URL | undefined {
  const known = [CHESS, GARDEN, TRAMS].map(({ host }) => `https://${host}/callback`);
  return address !== null && known.includes(address) ? new URL(address) : undefined;
}

const STATE = 'Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax';

const relyingParty = (codes: Set<string>, party: Party) => {
  const words = WORDS[party.language];
  return classic({
    ...party,
    kind: party.returns
      ? 'a relying party that lets people in again in silence as soon as they have logged out'
      : 'a relying party: its log-out ends only its own session, the next visit enters again in silence',
    account: 'alice@commons.test',
    cookie: { name: party.cookie, attributes: SECURE },
    expected: ENDED,
    demo: party.id === CHESS.id,
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/auth/logout"><input type="hidden" name="_csrf" value="${session.csrf}"><button class="plain">${words.logOut}</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/auth/logout"] button' }],
    // a visitor of the front page is let in without a word when the provider knows them
    finish: (reply, ask, desk) =>
      ask.path === '/' && !ask.url.searchParams.has('guest') && desk.find(ask) === undefined
        ? toProvider(party, desk.ledger.secret(), 'none')
        : reply,
    routes: (desk) => ({
      'GET /login': (ask) =>
        toProvider(party, desk.ledger.secret(), ask.url.searchParams.has('next') ? undefined : 'login'),
      'GET /callback': (ask) => {
        const query = ask.url.searchParams;
        const forget = clearCookie('oidc_state', STATE);
        if (query.get('state') !== ask.cookie('oidc_state') || !codes.delete(query.get('code') ?? ''))
          return redirect('/?guest=1', [forget]);
        return redirect('/', [forget, desk.cookieFor(desk.sessions.open())]);
      },
      'POST /auth/logout': (ask) => {
        const reply = desk.leaveWith(ask.form.get('_csrf'), ask);
        return party.returns && reply.status === 303 ? redirect('/', reply.cookies) : reply;
      },
    }),
  });
};

function toProvider(party: Party, state: string, prompt: string | undefined) {
  const query = new URLSearchParams({
    client_id: party.id,
    redirect_uri: `https://${party.host}/callback`,
    response_type: 'code',
    scope: 'openid profile',
    state,
    ...(prompt === undefined ? {} : { prompt }),
  });
  return redirect(`${IDP}/authorize?${query}`, [setCookie('oidc_state', state, STATE)]);
}
