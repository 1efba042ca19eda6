import fc from 'fast-check';
import type { NetworkEvent } from '../../../utils/browser/network-watch';
import type { PageReading } from '../../../utils/page/page-reading';
import type { Preference } from '../../../utils/preference/preference';
import { networkEvent } from '../fakes/fake-network-watch';
import type { Ask, Reply } from '../fakes/fake-site-requests';
import { nastyText } from './hostile';

export const HOSTILE = 'www.evil.test';
/** Other sites that the person is logged in to: one that is left by a link, and one, a provider, that is left by a form. */
export const VICTIMS = ['www.bank.test', 'id.mail.test'] as const;

/** How a hostile site answers at one of its paths, whoever asks. */
export type Answer =
  | { kind: 'page'; parts: string[] }
  | { kind: 'redirect'; to: string }
  /** A page that sends a form by itself, or shows somebody in a frame, and nothing else. */
  | { kind: 'step'; method: string; to: string; isFrame: boolean }
  | { kind: 'openid'; endpoint: string };

/** All that a hostile site does while somebody is logged in to it, and while it is being logged out of. */
export interface Attack {
  events: NetworkEvent[];
  /** What stands in its pages beside the name of the person. */
  parts: string[];
  answers: Record<string, Answer>;
  /** What its page in a tab shows to our reader. */
  verdict: PageReading['verdict'];
  hasToken: boolean;
  /** Whether our own press finds a control in that tab; otherwise its pages are fetched and read. */
  hasControl: boolean;
  /** Names of its cookies: one that looks like a login, one by which a framework is known. */
  cookieNames: string[];
  preference: Preference;
}

const DISCOVERY = '/.well-known/openid-configuration';
const PATHS = ['/', '/home', '/logout', '/account', DISCOVERY];
const own = fc.constantFrom(...PATHS).map((path) => `https://${HOSTILE}${path}`);

/** Parameters by which sites name each other in a login or a log-out; each of them a hostile site may write. */
const naming = fc.constantFrom(
  ...VICTIMS.flatMap((host) => {
    const back = encodeURIComponent(`https://${host}/callback`);
    return [
      `client_id=1&response_type=code&redirect_uri=${back}`,
      `service=${back}`,
      `wa=wsignin1.0&wtrealm=${back}`,
      `wa=wsignout1.0&wreply=${back}`,
      `id_token_hint=abc&post_logout_redirect_uri=${back}`,
    ];
  }),
  `client_id=1&response_type=code&redirect_uri=${encodeURIComponent(`https://${HOSTILE}/`)}`,
  ...['SAMLRequest=abc&RelayState=7', 'SAMLResponse=abc', 'SAMLart=abc', 'code=1&state=2', 'logout=1', ''],
);

const VICTIM_PATHS = [
  '/',
  '/logout',
  '/logout',
  '/logout',
  '/account',
  '/login',
  '/authorize',
  '/oauth2/token',
  '/api/session',
];
const victimPlace = fc
  .tuple(fc.constantFrom(...VICTIMS), fc.constantFrom(...VICTIM_PATHS))
  .map(([host, path]) => `https://${host}${path}`);

const withNaming = (place: fc.Arbitrary<string>) =>
  fc.tuple(place, naming).map(([address, query]) => (query === '' ? address : `${address}?${query}`));

const victimAddress = withNaming(victimPlace);

const fields = fc.subarray(['SAMLRequest', 'SAMLResponse', 'RelayState', 'wa', 'wresult', 'wctx', 'password', 'code']);
const status = fc.constantFrom(200, 204, 302, 401, 403, 404, 500);
const method = fc.constantFrom('GET', 'POST');
const headers = fc.constantFrom<NetworkEvent['headers'][]>(
  [],
  [{ name: 'authorization', scheme: 'Bearer', value: 'eyJhbGciOiJub25lIn0.e30.abcdef' }],
  [{ name: 'x-session-token', scheme: '', value: 'q8v2m0k4t7r1d9s3h6j5' }],
);
const anywhere = fc.oneof(withNaming(own), victimAddress);

/**
 * Requests that pages of a hostile site can make happen in its tab: to itself whatever it likes, to others by links,
 * forms, frames and calls. What only another site's own server can say (`Set-Login`, a challenge) it says for itself only.
 */
const event = fc
  .oneof(
    fc.record({
      ...{ kind: fc.constant('sent' as const), type: fc.constant('main_frame' as const) },
      ...{ url: anywhere, method, fields },
    }),
    fc.record({
      ...{ kind: fc.constant('answered' as const), type: fc.constantFrom('main_frame' as const, 'sub_frame' as const) },
      ...{ url: anywhere, method, status },
    }),
    fc.record({
      ...{ kind: fc.constantFrom('sent' as const, 'answered' as const), type: fc.constant('xmlhttprequest' as const) },
      ...{ url: anywhere, method, headers, status },
    }),
    fc.record({ type: fc.constant('websocket' as const), url: victimPlace.map((url) => url.replace('https', 'wss')) }),
    fc.record({
      kind: fc.constantFrom('declared-in' as const, 'declared-out' as const, 'challenged' as const),
      ...{ type: fc.constantFrom('main_frame' as const, 'xmlhttprequest' as const), url: withNaming(own) },
    }),
  )
  .map((one): NetworkEvent => networkEvent(one));

const LABELS = ['Log out', 'Sign out', 'Logout', 'Abmelden', 'Log out of all sites'];

/** Controls and other parts of a page that lead to another site. */
const part = fc
  .tuple(anywhere, fc.constantFrom(...LABELS), method, nastyText)
  .chain(([url, label, how, text]) =>
    fc.constantFrom(
      `<a href="${url}">${label}</a>`,
      `<a href="${url}" data-method="${how}">${label}</a>`,
      `<button hx-post="${url}">${label}</button>`,
      `<button data-post="${url}">${label}</button>`,
      `<button onclick="location.href='${url}'">${label}</button>`,
      `<form method="${how}" action="${url}"><input type="hidden" name="csrf" value="a"><button>${label}</button></form>`,
      `<form method="${how}" action="/logout"><button formaction="${url}">${label}</button></form>`,
      `<form method="${how}" action="${url}"><p>Do you want to log out?</p><button>${label}</button></form>`,
      `<base href="${new URL(url).origin}/"><a href="logout">${label}</a>`,
      `<iframe src="${url}"></iframe>`,
      `<meta http-equiv="refresh" content="0;url=${url}">`,
      `<form method="${how}" action="${url}"></form><script>document.forms[0].submit()</script>`,
      text,
    ),
  );
/** Every other page has a good control of its own as well: only then is anything pressed, and what comes after it asked. */
const parts = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.boolean())
  .map(([others, isLeft]) => [...(isLeft ? ['<a href="/logout">Log out</a>'] : []), ...others]);

const answer = (redirect: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('page' as const), parts }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('redirect' as const), to: redirect }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('step' as const), method, to: anywhere, isFrame: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('openid' as const), endpoint: anywhere }) },
  );

/** Pages of its own that lead on, if at all, to each other. */
export const toItsPages = withNaming(
  fc.constantFrom('/', '/home', '/account').map((path) => `https://${HOSTILE}${path}`),
);
/** Wherever it likes. */
export const toAnybody = anywhere;
/** Pages of other sites that do nothing by being asked for. */
export const toPagesOfOthers = victimAddress.filter((address) => new URL(address).pathname !== '/logout');

const answers = (paths: string[], redirect: fc.Arbitrary<string>) =>
  fc.dictionary(fc.constantFrom(...paths), answer(redirect), { maxKeys: 2 });

/** An attack that leads whoever asks for one of its pages, and whoever does anything else there, to these addresses. */
export const attacks = (ofPages: fc.Arbitrary<string>, ofOthers = ofPages): fc.Arbitrary<Attack> =>
  fc.record({
    events: fc.array(event, { maxLength: 12 }),
    parts,
    answers: fc
      .tuple(answers(['/', '/home', '/account'], ofPages), answers(['/logout', DISCOVERY], ofOthers))
      .map(([pages, others]) => ({ ...pages, ...others })),
    verdict: fc.constantFrom('in' as const, 'unknown' as const, 'out' as const),
    hasToken: fc.boolean(),
    hasControl: fc.boolean(),
    cookieNames: fc.subarray(['session_id', 'fw_sid'], { minLength: 1 }),
    preference: fc.constantFrom('forget' as const, 'remember' as const, 'keep' as const),
  });

const stepOf = ({ method: how, to, isFrame }: Extract<Answer, { kind: 'step' }>): string =>
  isFrame
    ? `<p>You are logged out.</p><iframe src="${to}"></iframe>`
    : `<body onload="document.forms[0].submit()"><form method="${how}" action="${to}"></form></body>`;

/** The server of such a site: it lets the person in with any of its cookies until the log-out is asked for. */
export function hostileServer({ parts: beside, answers }: Attack): (ask: Ask) => Reply {
  let isOpen = true;
  return ({ url, cookies }) => {
    const known = Object.hasOwn(answers, url.pathname) ? answers[url.pathname] : undefined;
    const isIn = isOpen && cookies.size > 0;
    if (url.pathname === '/logout') isOpen = false;
    if (known?.kind === 'redirect') return { redirectTo: known.to };
    if (known?.kind === 'step') return { text: stepOf(known) };
    if (known?.kind === 'openid') return { text: JSON.stringify({ end_session_endpoint: known.endpoint }) };
    const more = (known?.parts ?? beside).join('');
    if (!isIn) return { text: `<main><h1>Welcome</h1><a href="/login">Log in</a>${more}</main>` };
    return { text: `<header><nav><span>Alice</span>${more}</nav></header><main><h1>Your orders</h1></main>` };
  };
}
