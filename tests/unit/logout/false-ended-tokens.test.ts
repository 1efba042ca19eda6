import { describe, expect, test } from 'vitest';
import { readNetworkEvent } from '../../../utils/session/network-signs';
import { EMPTY_TRACE, type SiteTrace } from '../../../utils/session/site-trace';
import { end } from '../fakes/ending';
import { networkEvent } from '../fakes/fake-network-watch';
import { callOrPage, callTo, type Rule, setUp } from '../fakes/one-host';

const [ACCESS, OTHER] = ['access-k3m9x2v7c1b8n4z6q0', 'refresh-w5t8y1u4i7o0p3a6s9'];
const inBase64 = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
/** Of somebody, and good until 2100. */
const JWT = `${inBase64({ alg: 'HS256' })}.${inBase64({ sub: '7', exp: 4_102_444_800 })}.c2lnbmF0dXJlc2ln`;

const BEARER = { name: 'authorization', scheme: 'Bearer' };

interface Page {
  isIn: Rule;
  /** Keys and values in the page's storage, all of them marked. */
  stored: Record<string, string>;
  heard: string[];
  calls?: string[];
  /** What was seen of the site, where it is not only these calls. */
  trace?: SiteTrace;
  isOpen?: boolean;
  /** What the page puts into its storage once it is logged out. */
  storedAfter?: Record<string, string>;
  /** Origin where another token lies. */
  alsoAt?: string;
  /** The service at another host answers as well. */
  isServed?: boolean;
  /** Where a page of that origin is in the end, which can be read then. */
  leadsTo?: string;
}

/** A site of tokens only, whose open page has a log-out control that asks `/logout`. */
async function endOf({
  isIn,
  stored,
  heard,
  calls = ['/api/me'],
  trace,
  isOpen = true,
  storedAfter = {},
  alsoAt,
  isServed,
  leadsTo,
}: Page) {
  const { world, enter, isOpen: isSessionOpen } = setUp([], isIn, callOrPage);
  if (isServed) world.requests.serve('chat.shop.test', (ask) => callOrPage(ask, isIn(ask, isSessionOpen())));
  const session = enter(trace ?? { carriesToken: true, calls: calls.map((path) => callTo(path, BEARER)) });
  const storage = new Map(Object.entries(stored));
  const press = () => {
    world.requests.send({
      ...{ site: 'shop.test', url: 'https://www.shop.test/logout', cookies: { kind: 'none' } },
      signal: new AbortController().signal,
    });
    for (const [key, value] of Object.entries(storedAfter)) storage.set(key, value);
    return { pressed: true, kind: 'button', menusOpened: 0, confirmed: false } as const;
  };
  const page = { storage, tokenKeys: [...Object.keys(stored), ...Object.keys(storedAfter)], press };
  // A hidden tab shows a page that can be pressed, and whose storage cannot be read.
  if (isOpen) world.scripts.pages.set(world.tabs.add('https://www.shop.test/').id, page);
  else world.tabs.onChange(({ tab }) => world.scripts.pages.set(tab.id, { press }));
  if (leadsTo)
    world.tabs.onChange(({ tab }) => {
      if (tab.url !== `${alsoAt}/`) return;
      tab.url = leadsTo;
      world.scripts.pages.set(tab.id, page);
    });
  const tokens = Object.keys(stored).map((key) => ({
    ...{ area: 'local' as const, key, kind: 'opaque' as const, expiresAtMs: null, origin: 'https://www.shop.test' },
  }));
  const [first] = tokens;
  if (first && alsoAt) tokens.push({ ...first, origin: alsoAt });
  return end(world, { ...session, tokens }, { heardTokens: () => heard });
}

const bearerOf = ({ headers }: Parameters<Rule>[0]) => headers.authorization?.replace('Bearer ', '');

describe('a token that renews others', () => {
  const isIn: Rule = (ask, isOpen) => isOpen && bearerOf(ask) === ACCESS;
  const stored = { access: ACCESS, refresh: OTHER };

  test('and is never sent where the others are cannot be said to be over', async () => {
    expect((await endOf({ isIn, stored, heard: [ACCESS] })).outcome).toBe('logged-out');
  });

  test('is not over because one service refuses it, where it says of itself that it goes on', async () => {
    expect((await endOf({ isIn, stored: { access: ACCESS }, heard: [JWT, ACCESS] })).outcome).toBe('logged-out');
  });

  test('is over where calls carried it before and are refused: that is an end', async () => {
    expect((await endOf({ isIn, stored, heard: [OTHER, ACCESS] })).outcome).toBe('ended');
  });

  test('and lies where no page can be read is not made up for by one that calls carried', async () => {
    expect(await endOf({ isIn, stored, heard: [ACCESS], isOpen: false })).toMatchObject({
      outcome: 'logged-out',
      reason: 'credential-untestable',
    });
  });
});

describe('a token of another origin, of which no page is open', () => {
  const isIn: Rule = (ask, isOpen) => isOpen && bearerOf(ask) === ACCESS;
  const APP = 'https://app.shop.test';
  const site = { isIn, stored: { access: ACCESS }, heard: [ACCESS] };

  test('was asked nowhere: nothing is claimed', async () => {
    expect((await endOf(site)).outcome).toBe('ended');
    expect(await endOf({ ...site, alsoAt: APP })).toMatchObject({
      outcome: 'logged-out',
      reason: 'credential-untestable',
    });
  });

  test('is read in a page that is loaded for it, unless that leads elsewhere', async () => {
    expect((await endOf({ ...site, alsoAt: APP, leadsTo: `${APP}/` })).outcome).toBe('ended');
    expect((await endOf({ ...site, alsoAt: APP, leadsTo: 'https://www.shop.test/' })).outcome).toBe('logged-out');
  });
});

test('a token that only the log-out itself brought to light was asked nowhere: nothing is claimed', async () => {
  const { world, enter } = setUp(['session_id'], ({ cookies }, isOpen) => isOpen && cookies.has('session_id'));
  const hasLeft = () => world.requests.seen.some(({ url }) => url.endsWith('/logout'));
  const heardTokens = () => (hasLeft() ? [JWT] : []);
  expect(await end(world, enter(), { heardTokens })).toMatchObject({
    outcome: 'logged-out',
    reason: 'credential-untestable',
  });
});

describe('two services, each with a token of its own', () => {
  const calls = ['/api/me', '/api/chat'];
  const stored = { access: ACCESS, chat: OTHER };
  const isIn =
    (endsChat: boolean): Rule =>
    (ask, isOpen) =>
      ask.url.pathname === '/api/chat'
        ? bearerOf(ask) === OTHER && (isOpen || !endsChat)
        : bearerOf(ask) === ACCESS && isOpen;

  test('of which one goes on: that is no end', async () => {
    expect((await endOf({ isIn: isIn(false), stored, heard: [ACCESS, OTHER], calls })).outcome).toBe('still-valid');
  });

  test('that end together: that is an end', async () => {
    expect((await endOf({ isIn: isIn(true), stored, heard: [ACCESS, OTHER], calls })).outcome).toBe('ended');
  });
});

describe('one token, which two services look at', () => {
  const site = { stored: { access: ACCESS }, heard: [ACCESS], calls: ['/api/me', '/api/chat'] };
  const isIn =
    (endsChat: boolean): Rule =>
    (ask, isOpen) =>
      bearerOf(ask) === ACCESS && (isOpen || (ask.url.pathname === '/api/chat' && !endsChat));

  test('of which one asks nobody whether the session goes on: that is no end', async () => {
    expect((await endOf({ ...site, isIn: isIn(false) })).outcome).toBe('still-valid');
  });

  test('and both refuse: that is an end', async () => {
    expect((await endOf({ ...site, isIn: isIn(true) })).outcome).toBe('ended');
  });
});

test('two tokens at a service with many calls do not keep another service from being asked', async () => {
  const isIn: Rule = (ask, isOpen) => isOpen && [ACCESS, OTHER].includes(bearerOf(ask) ?? '');
  const many = ['/api/me', '/api/user', '/api/profile', '/api/settings'];
  const calls = [...many, 'https://chat.shop.test/api/chat'];
  const site = { isIn, stored: { access: ACCESS, other: OTHER }, heard: [ACCESS, OTHER], calls };
  expect((await endOf({ ...site, isServed: true })).outcome).toBe('ended');
});

test('a service whose token was forgotten with a background that stopped was not asked: nothing is claimed', async () => {
  const isIn: Rule = (ask, isOpen) => isOpen && bearerOf(ask) === ACCESS;
  const site = { isIn, stored: {}, heard: [ACCESS] };
  expect((await endOf(site)).outcome).toBe('ended');
  expect(await endOf({ ...site, calls: ['/api/me', 'https://chat.shop.test/api/chat'] })).toMatchObject({
    outcome: 'logged-out',
    reason: 'credential-untestable',
  });
});

describe('a service at another host that goes on letting in by the token that is proven here', () => {
  const isIn: Rule = (ask, isOpen) => bearerOf(ask) === ACCESS && (isOpen || ask.url.host === 'chat.shop.test');
  const heardAt = (sent: [method: string, path: string][]): SiteTrace =>
    sent.reduce<SiteTrace>((trace, [method, path]) => {
      const { href: url } = new URL(path, 'https://www.shop.test');
      const headers = [{ ...BEARER, value: ACCESS }];
      return readNetworkEvent(networkEvent({ kind: 'sent', method, url, headers }), 'shop.test', trace)?.trace ?? trace;
    }, EMPTY_TRACE);
  const endAfter = (sent: [method: string, path: string][]) =>
    endOf({ isIn, stored: { access: ACCESS }, heard: [ACCESS], trace: heardAt(sent), isServed: true });
  const many = Array.from('abcdefgh', (letter): [string, string] => ['GET', `/api/${letter}/me`]);

  test.each<[string, [method: string, path: string]]>([
    ['is only ever posted to', ['POST', 'https://chat.shop.test/graphql']],
    ['is asked at a path that names a person', ['GET', 'https://chat.shop.test/users/alice']],
  ])('and %s: nothing is claimed', async (_, call) => {
    expect(await endAfter(many)).toMatchObject({ outcome: 'ended' });
    const { outcome, reason } = await endAfter([...many, call]);
    expect({ outcome, reason }).toEqual({ outcome: 'logged-out', reason: 'credential-untestable' });
  });

  test('and is asked after more calls than are kept: that is no end', async () => {
    expect((await endAfter([...many, ['GET', 'https://chat.shop.test/api/me']])).outcome).toBe('still-valid');
  });
});

describe('a page that has another token after the log-out', () => {
  const stored = { access: ACCESS };
  const heard = [ACCESS];

  test('by which somebody is in: that is no end', async () => {
    const isIn: Rule = (ask, isOpen) => (isOpen ? bearerOf(ask) === ACCESS : bearerOf(ask) === OTHER);
    expect((await endOf({ isIn, stored, heard, storedAfter: { access: OTHER } })).outcome).toBe('still-valid');
  });

  test('as guests have one, too: that is an end', async () => {
    const isIn: Rule = (ask, isOpen) => isOpen && bearerOf(ask) === ACCESS;
    expect((await endOf({ isIn, stored, heard, storedAfter: { access: OTHER } })).outcome).toBe('ended');
  });
});
