import { classic, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { DANGER_HOST } from './scripted.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Right endings at less usual addresses and in further languages. */
export const neighbours: Family = () => [britishMarket(), plainHttp(), arabicShop(), passedOn()];

const britishMarket = () =>
  classic({
    id: 'co-uk',
    host: 'www.example-thistle-market.co.uk',
    site: 'example-thistle-market.co.uk',
    title: 'Thistle Market',
    language: 'en',
    tint: '#6b2d5c',
    kind: 'a form under a public suffix of two labels',
    cookie: {
      name: 'auth_token',
      attributes: 'Domain=example-thistle-market.co.uk; Path=/; Max-Age=86400; Secure; HttpOnly',
    },
    expected: ENDED,
    cards: [
      ['Your parcel', 'Out for delivery.'],
      ['Oatcakes', 'Two for one until Sunday.'],
    ],
    corner: (session, desk) =>
      `<span>Hello, <b class="who">${desk.account}</b></span><form method="post" action="/sign-out?from=header"><input type="hidden" name="form_key" value="${session.csrf}"><button class="plain" aria-label="Sign out">Sign out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'button[aria-label="Sign out"]' }],
    routes: (desk) => ({ 'POST /sign-out': (ask) => desk.leaveWith(ask.form.get('form_key'), ask) }),
  });

const plainHttp = () =>
  classic({
    id: 'plain-http',
    host: 'www.old-mill-forum.test',
    site: 'old-mill-forum.test',
    title: 'Old Mill Forum',
    language: 'en',
    tint: '#5d4037',
    kind: 'plain http, a link with the session in its query',
    account: 'alice',
    secure: false,
    hasFrontLogin: true,
    cookie: { name: 'phpbb_sid', attributes: 'path=/; HttpOnly' },
    expected: ENDED,
    demo: true,
    cards: [
      ['General', 'Who has the key to the mill?'],
      ['Repairs', 'New sails, at last.'],
    ],
    corner: (session, desk) =>
      `<a href="/ucp?mode=logout&amp;sid=${session.csrf}">Logout [ <span class="who">${desk.account}</span> ]</a>`,
    logoutSteps: [{ goto: '/' }, { click: '.corner a' }],
    routes: (desk) => ({ 'GET /ucp': (ask) => desk.leaveWith(ask.url.searchParams.get('sid'), ask) }),
  });

const arabicShop = () =>
  classic({
    id: 'arabic-shop',
    host: 'www.souq-al-noor.test',
    site: 'souq-al-noor.test',
    title: 'سوق النور',
    language: 'ar',
    tint: '#8d6e00',
    kind: 'a form in a right-to-left page',
    account: 'أليس مورو',
    cookie: { name: 'souq_session', attributes: SECURE },
    expected: ENDED,
    demo: true,
    nav: [['/about', 'العروض']],
    cards: [
      ['طلبك', 'تمّ شحن المصباح النحاسي صباح اليوم.'],
      ['جديد', 'زعفران وهيل وقهوة محمّصة.'],
    ],
    corner: (session, desk) =>
      `<details><summary class="who">${desk.account}</summary><div class="menu"><a href="/account">حسابي</a><form method="post" action="/khuruj"><input type="hidden" name="_token" value="${session.csrf}"><button>تسجيل الخروج</button></form></div></details>`,
    logoutSteps: [{ goto: '/' }, { click: 'details summary', http: 'none' }, { click: 'details button' }],
    routes: (desk) => ({ 'POST /khuruj': (ask) => desk.leaveWith(ask.form.get('_token'), ask) }),
  });

const passedOn = () =>
  classic({
    id: 'passed-on',
    host: 'www.relay-parcels.test',
    site: 'relay-parcels.test',
    title: 'Relay Parcels',
    language: 'en',
    tint: '#4b5563',
    kind: 'ends it, and passes the form on to another site, where it would delete an account',
    cookie: { name: 'sessionid', attributes: SECURE },
    expected: ENDED,
    cards: [
      ['On its way', 'Two parcels, one lamp.'],
      ['Neighbours', 'Mrs Dovey takes your post until Friday.'],
    ],
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button class="plain">Log out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
    routes: (desk) => ({
      'POST /logout': (ask) => {
        const left = desk.leaveWith(ask.form.get('csrf'), ask);
        // A browser repeats the form there; no page could send it with the cookies of that site.
        const location = `https://${DANGER_HOST}/account/delete`;
        return left.status === 303 ? { ...left, status: 307, headers: { ...left.headers, location } } : left;
      },
    }),
  });
