import { classic, SECURE } from '../classic.ts';
import { type Family, type HouseDefinition, refused } from '../house.ts';
import { empty, html, type Reply, redirect, setCookie } from '../http.ts';
import { cards, type Look, page } from '../page.ts';
import { Ledger } from '../sessions.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Houses whose pages or cookies deceive whoever looks at them alone. */
export const cachesAndCookies: Family = () => [
  cachedFront(),
  cachedAccount(),
  visitorCookie(),
  cookieAgain(),
  switchedId(),
];

const withHeader = (reply: Reply, name: string, value: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, [name]: value },
});

const cachedFront = () =>
  classic({
    id: 'cached-front',
    host: 'www.daily-lantern.test',
    site: 'daily-lantern.test',
    title: 'The Daily Lantern',
    language: 'en',
    tint: '#222831',
    kind: 'the front page comes from a cache and looks logged out while the session is valid',
    cookie: { name: 'lantern_id', attributes: SECURE },
    expected: ENDED,
    homePath: '/account',
    cards: [
      ['Harbour bridge reopens', 'The first tram crossed at dawn.'],
      ['Weather', 'Bright, with a lazy wind.'],
    ],
    corner: (_session, desk) => `<span class="who">${desk.account}</span> <a href="/logout">Log out</a>`,
    logoutSteps: [{ goto: '/account' }, { click: 'a[href="/logout"]' }],
    // one copy for everybody, as a content delivery network would hold it
    identify: (ask, desk) => ({ session: ask.path === '/' ? undefined : desk.find(ask) }),
    finish: (reply, ask) =>
      ask.path === '/' ? withHeader(reply, 'cache-control', 'public, max-age=3600, immutable') : reply,
    routes: (desk) => ({ 'GET /logout': (ask) => desk.leave(ask) }),
  });

const cachedAccount = () =>
  classic({
    id: 'cached-account',
    host: 'www.ferry-tickets.test',
    site: 'ferry-tickets.test',
    title: 'Ferry Tickets',
    language: 'en',
    tint: '#00629b',
    kind: 'the account page stays in the cache and looks logged in after the log-out',
    cookie: { name: 'ASPXAUTH', attributes: SECURE },
    expected: ENDED,
    afterLogin: [{ goto: '/account' }, { waitFor: 'main dl' }],
    cards: [
      ['Your crossing', 'Saturday 08:15, one bicycle.'],
      ['Timetable', 'Every hour until ten at night.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logoff"><input type="hidden" name="__RequestVerificationToken" value="${session.csrf}"><button class="plain">Log off</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logoff"] button' }],
    finish: (reply, ask) =>
      ask.path === '/account' && reply.status === 200
        ? withHeader(reply, 'cache-control', 'private, max-age=3600')
        : reply,
    routes: (desk) => ({ 'POST /logoff': (ask) => desk.leaveWith(ask.form.get('__RequestVerificationToken'), ask) }),
  });

/** A shop that gives everybody a cookie that looks like a session; nobody can log in. */
function visitorCookie(): HouseDefinition {
  const ledger = new Ledger();
  const host = 'www.copper-kettle.test';
  const look: Look = {
    title: 'The Copper Kettle',
    language: 'en',
    tint: '#a4551e',
    nav: [['/how-to-log-out', 'Safe shopping']],
    cards: [
      ['Kettles', 'Hand-hammered, 1.2 litres.'],
      ['Teas', 'Smoky, green, and one that smells of rain.'],
    ],
  };
  const show = (main: string) => (ask: { cookie(name: string): string | undefined }) =>
    html(
      page(look, { corner: '<a href="/basket">Basket (0)</a>', main }),
      200,
      ask.cookie('ASP.NET_SessionId') === undefined
        ? [setCookie('ASP.NET_SessionId', ledger.secret(), 'path=/; secure; HttpOnly; SameSite=Lax')]
        : [],
    );
  return {
    id: 'visitor-cookie',
    host,
    hosts: [host],
    site: 'copper-kettle.test',
    title: look.title,
    account: null,
    kind: 'a cookie that looks like a session for everybody; nobody ever logged in',
    loginUrl: `https://${host}/`,
    loginSteps: [{ goto: `https://${host}/` }, { waitFor: '.cards' }],
    logoutSteps: [],
    homeUrl: `https://${host}/`,
    loggedInSelector: '.who',
    expected: { seen: false, endsOnServer: false, outcomes: [] },
    demo: false,
    secure: true,
    tint: look.tint,
    ledger,
    routes: {
      'GET /': show(`<h1>${look.title}</h1>${cards(look)}`),
      'GET /about': show('<h1>About us</h1><p>A small shop behind the station.</p>'),
      'GET /basket': show('<h1>Your basket</h1><p>It is empty.</p>'),
      'GET /account': () => redirect('/basket'),
      'GET /how-to-log-out': show(
        '<article><h1>Shopping on a shared computer</h1><p>When you are done, press <a href="/how-to-log-out#log-out">Log out</a> wherever you are logged in. We keep no accounts, so there is nothing to log out of here.</p><h2 id="log-out">Log out</h2><p>Look for it in the menu.</p></article>',
      ),
    },
    judge: () => refused('nobody can log in here'),
  };
}

const cookieAgain = () =>
  classic({
    id: 'cookie-again',
    host: 'www.magpie-auctions.test',
    site: 'magpie-auctions.test',
    title: 'Magpie Auctions',
    language: 'en',
    tint: '#30343f',
    kind: 'sets its cookie again with every answer, during the log-out and with late beacons, too',
    cookie: { name: 'MAGPIE', attributes: 'Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax' },
    expected: ENDED,
    cards: [
      ['A silver spoon', 'Two bids, four hours left.'],
      ['A box of keys', 'No bids yet.'],
    ],
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><button class="plain">Log out</button></form>`,
    script: `const tell=()=>navigator.sendBeacon('/beacon','left');addEventListener('pagehide',tell);
document.addEventListener('visibilitychange',tell);setInterval(tell,5000);`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
    finish: (reply, ask, desk) => {
      const { name, attributes } = desk.plan.cookie;
      const old = ask.cookie(name);
      const isLogin = reply.cookies.length > 0 && ask.path === '/login';
      return old === undefined || isLogin
        ? reply
        : { ...reply, cookies: [...reply.cookies, setCookie(name, old, attributes)] };
    },
    routes: (desk) => ({
      'POST /logout': (ask) => desk.leave(ask),
      'POST /beacon': () => ({ ...empty(), delayMs: 700 }),
    }),
  });

const switchedId = () =>
  classic({
    id: 'switched-id',
    host: 'projects.cobalt-works.test',
    site: 'cobalt-works.test',
    title: 'Cobalt Projects',
    language: 'en',
    tint: '#1746a2',
    kind: 'visitors have the same cookie; a login only changes its value',
    account: 'alice',
    cookie: { name: '_cobalt_session', attributes: SECURE },
    expected: ENDED,
    nav: [['/about', 'Issues']],
    cards: [
      ['Issue 4711', 'The export forgets the last line.'],
      ['Roadmap', 'Version 3 in autumn.'],
    ],
    corner: (session, desk) =>
      `<span>Logged in as <a class="who" href="/account">${desk.account}</a></span><form method="post" action="/logout"><input type="hidden" name="authenticity_token" value="${session.csrf}"><input type="submit" value="Sign out"></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] input[type="submit"]' }],
    finish: (reply, ask, desk) => {
      const { name } = desk.plan.cookie;
      const hasOwn = reply.cookies.some((cookie) => cookie.startsWith(`${name}=`));
      if (hasOwn || desk.sessions.find(ask.cookie(name)) !== undefined) return reply;
      return { ...reply, cookies: [...reply.cookies, desk.cookieFor(desk.sessions.open(null))] };
    },
    routes: (desk) => ({
      'POST /logout': (ask) => {
        const session = desk.find(ask);
        if (session?.csrf !== ask.form.get('authenticity_token')) return desk.page('<h1>422</h1>', session, 422);
        desk.sessions.end(session?.id);
        return redirect('/', [desk.cookieFor(desk.sessions.open(null))]);
      },
    }),
  });
