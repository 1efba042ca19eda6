import { describe, expect, test } from 'vitest';
import type { SiteTrace } from '../../../utils/session/site-trace';
import { end } from '../fakes/ending';
import type { Ask, Reply } from '../fakes/fake-site-requests';
import { LoginSite, type Manners } from '../fakes/login-site';
import { callOrPage, IN, OUT, type Rule, setUp } from '../fakes/one-host';
import { createWorld } from '../fakes/world';

/**
 * Servers that still let somebody in with a part of the old credential after their log-out: whatever else is said of
 * them, `ended` would be false.
 */
/** The log-out at a server of these manners. */
async function endAt(manners: Partial<Manners>, trace: Partial<SiteTrace> = {}) {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test', manners));
  return { ...(await end(world, world.enter(site, trace))), isAnyoneIn: site.isAnyoneIn };
}

describe('a log-out that only looks like one', () => {
  test.each<[string, Partial<Manners>, Partial<SiteTrace>]>([
    ['ids that change with every page, and only the browser forgets', { rotates: true, ends: 'browser-only' }, {}],
    ['ids that change with every page, and nothing ends', { rotates: true, ends: 'nothing' }, {}],
    ['a certificate beside the cookie', { needsCertificate: true, ends: 'browser-only' }, {}],
    [
      'the browser’s own sign-in beside the cookie',
      { needsCertificate: true, ends: 'browser-only' },
      { httpSignIns: ['https://www.shop.test'] },
    ],
    ['a server that breaks at a log-out without effect', { ends: 'nothing', breaksWith: 500 }, {}],
  ])('%s', async (_, manners, trace) => {
    const { outcome, isAnyoneIn } = await endAt(manners, trace);
    expect(isAnyoneIn).toBe(true);
    expect(outcome).not.toBe('ended');
  });

  test('a server that broke at a log-out without effect is not said to have logged out', async () => {
    expect(await endAt({ ends: 'nothing', breaksWith: 500 })).toMatchObject({ outcome: 'wiped-only' });
  });

  test('a refused press is not said to have logged out', async () => {
    const { world, enter } = setUp([], () => true);
    world.requests.serve('www.shop.test', ({ url }) => (url.pathname === '/logout' ? { status: 403, text: 'no' } : IN));
    world.jar.put({ name: 'session_id', domain: 'www.shop.test' });
    expect(await end(world, enter())).toMatchObject({ outcome: 'wiped-only', way: null });
  });

  test('a test for robots, which strangers got before and everybody gets since', async () => {
    const world = createWorld();
    const site = new LoginSite('www.shop.test', { ends: 'browser-only' });
    const challenge: Reply = { status: 403, text: '<html><title>Just a moment</title>Checking your browser</html>' };
    let isGuarded = false;
    world.requests.serve('www.shop.test', (ask) => {
      if (!ask.cookies.has('session_id') || isGuarded) return challenge;
      isGuarded = ask.url.pathname === '/logout';
      return site.server(ask);
    });
    site.login(world.jar);
    expect((await end(world, world.enter(site))).outcome).not.toBe('ended');
    expect(site.isAnyoneIn).toBe(true);
  });
});

describe('a part of the credential that outlives the log-out', () => {
  const sid = ({ cookies }: Ask) => cookies.has('session_id');

  test('the least likely of many cookies, masked by the first that is over', async () => {
    const names = ['a_session', 'b_session', 'c_session', 'd_session', 'e_session'];
    const { world, enter, isOpen } = setUp(names, ({ cookies }, isOpen) =>
      cookies.has('a_session') ? isOpen : cookies.has('e_session'),
    );
    expect((await end(world, enter())).outcome).toBe('still-valid');
    expect(isOpen()).toBe(false);
  });

  test('two that let in together, masked by a third that is over', async () => {
    const names = ['a_session', 'b_user', 'c_key'];
    const { world, enter } = setUp(names, ({ cookies }, isOpen) =>
      cookies.has('a_session') ? isOpen : cookies.has('b_user') && cookies.has('c_key'),
    );
    expect((await end(world, enter())).outcome).toBe('still-valid');
  });

  test('a remembered login that only the page accepts, not the call that is asked first', async () => {
    const isIn: Rule = (ask, isOpen) =>
      (isOpen && sid(ask)) || (!ask.url.pathname.startsWith('/api/') && !sid(ask) && ask.cookies.has('remember_token'));
    const { world, recipe, enter } = setUp(['session_id', 'remember_token'], isIn, callOrPage);
    expect((await end(world, enter(), { recipe })).outcome).toBe('still-valid');
  });

  test('a remembered login that opens a new session and redirects to itself', async () => {
    const isIn: Rule = (ask, isOpen) => (isOpen && sid(ask)) || ask.cookies.get('session_id') === 'fresh';
    const { world, enter } = setUp(['session_id', 'remember_token'], isIn, (ask, is) => {
      if (is || !ask.cookies.has('remember_token')) return is ? IN : OUT;
      return { redirectTo: ask.url.href, cookies: [{ name: 'session_id', value: 'fresh' }] };
    });
    expect((await end(world, enter())).outcome).toBe('still-valid');
  });
});

describe('an older or newer session id', () => {
  /** A server that gives a new id with every page and goes on accepting those before it. */
  async function endWith(isOver: (id: number, last: number) => boolean) {
    const world = createWorld();
    let last = 1;
    let over: (id: number) => boolean = () => false;
    const value = (id: number) => `${id}.q8v2m0k4t7r1d9s3h6j5b0n2c4`;
    world.jar.put({ name: 'session_id', value: value(1), domain: 'www.shop.test' });
    world.requests.serve('www.shop.test', ({ url, cookies }) => {
      const id = Number.parseInt(cookies.get('session_id') ?? '', 10);
      if (!(id <= last) || over(id)) return OUT;
      if (url.pathname !== '/logout') return { ...IN, cookies: [{ name: 'session_id', value: value(++last) }] };
      over = (one) => isOver(one, id);
      return { text: 'bye', cookies: [{ name: 'session_id' }] };
    });
    const { outcome } = await end(world, world.enter(new LoginSite('www.shop.test')));
    return { outcome, isAnyoneIn: Array.from({ length: last }, (_, at) => at + 1).some((id) => !over(id)) };
  }

  test('that outlives the end of the one that logged out', async () => {
    const { outcome, isAnyoneIn } = await endWith((id, last) => id === last);
    expect(isAnyoneIn).toBe(true);
    expect(outcome).toBe('still-valid');
  });

  test('that is the one which logged out, where only those before it are over', async () => {
    expect((await endWith((id, last) => id < last)).outcome).toBe('still-valid');
  });

  test('that is the first, from before our own questions', async () => {
    const { outcome, isAnyoneIn } = await endWith((id) => id !== 1);
    expect(isAnyoneIn).toBe(true);
    expect(outcome).toBe('still-valid');
  });

  test('is over with all others: that is an end', async () => {
    expect(await endWith(() => true)).toEqual({ outcome: 'ended', isAnyoneIn: false });
  });
});

describe('a provider that is asked as a relying party asks it', () => {
  const SIGN_IN = { address: 'https://www.shop.test/authorize', parameters: { client_id: '7', response_type: 'code' } };
  const back = (query: string): Reply => ({ redirectTo: `https://app.relying.test/back?${query}` });
  const answerTo = (isIn: Rule, refusal: string) => {
    const { world, enter } = setUp(['session_id'], isIn, ({ url }, is) => {
      if (url.pathname !== '/authorize') return { text: '<p>Provider</p><a href="/logout">Log out</a>' };
      return back(is ? 'code=1&state=2' : refusal);
    });
    const control = { address: 'https://www.shop.test/', kind: 'link' as const, inMenu: false };
    return end(world, { ...enter({ signIn: SIGN_IN }), control });
  };
  const sid = ({ cookies }: Ask) => cookies.has('session_id');

  test('and says that it knows nobody: that is an end', async () => {
    expect((await answerTo((ask, isOpen) => isOpen && sid(ask), 'error=login_required')).outcome).toBe('ended');
  });

  test('and sends the same credential back with a code: nothing was done', async () => {
    expect((await answerTo(sid, 'error=login_required')).outcome).toBe('wiped-only');
  });

  test('and only wants to be asked again for a consent that the log-out took back', async () => {
    const { world, enter, isOpen } = setUp(['session_id'], sid, ({ url }, is) => {
      if (url.pathname !== '/authorize') return { text: '<p>Provider</p><a href="/logout">Log out</a>' };
      if (!is) return back('error=login_required');
      return back(isOpen() ? 'code=1' : 'error=consent_required');
    });
    expect((await end(world, enter({ signIn: SIGN_IN }))).outcome).not.toBe('ended');
    expect(isOpen()).toBe(false);
  });
});

describe('a token beside the cookie', () => {
  const BEARER = { name: 'authorization', scheme: 'Bearer' };
  const CALL = { method: 'GET' as const, address: 'https://www.shop.test/api/me', header: BEARER };
  const TOKEN = 'opaque-token-that-still-works-00';
  const holds = ({ headers }: Ask) => headers.authorization === `Bearer ${TOKEN}`;
  const sid = ({ cookies }: Ask) => cookies.has('session_id');

  function withToken(isIn: Rule, trace: Partial<SiteTrace>, kind: 'jwt' | 'opaque' = 'opaque', hasTab = true) {
    const { world, enter } = setUp(['session_id'], isIn, callOrPage);
    const tab = hasTab ? world.tabs.add('https://www.shop.test/') : null;
    if (tab) world.scripts.pages.set(tab.id, { storage: new Map([['t', TOKEN]]), tokenKeys: ['t'] });
    const tokens = [{ area: 'local' as const, key: 't', kind, expiresAtMs: null, origin: 'https://www.shop.test' }];
    const control = { address: 'https://www.shop.test/', kind: 'link' as const, inMenu: false };
    return end(world, { ...enter(trace), tokens, control });
  }

  test('that no open page tells', async () => {
    const isIn: Rule = (ask, isOpen) => (isOpen && sid(ask)) || holds(ask);
    expect((await withToken(isIn, {}, 'jwt', false)).outcome).not.toBe('ended');
  });

  test('that travels in another header than the first call that was seen', async () => {
    const isIn: Rule = (ask, isOpen) => (isOpen && sid(ask)) || holds(ask);
    const calls = [{ ...CALL, header: { name: 'x-session-id', scheme: '' } }];
    expect((await withToken(isIn, { carriesToken: true, calls })).outcome).not.toBe('ended');
  });

  test('that lets in alone where it does not beside a cookie that is over', async () => {
    const isIn: Rule = (ask, isOpen) => (sid(ask) ? isOpen : holds(ask));
    const result = await withToken(isIn, { carriesToken: true, calls: [CALL] });
    expect(result).toMatchObject({ outcome: 'still-valid', reason: 'token-until-expiry' });
  });

  test('that only goes with requests which cannot be repeated', async () => {
    const isIn: Rule = (ask, isOpen) => isOpen && sid(ask);
    expect((await withToken(isIn, { isPromising: true, carriesToken: true })).outcome).not.toBe('ended');
  });

  test('and both are over: that is an end', async () => {
    const isIn: Rule = (ask, isOpen) => isOpen && (sid(ask) || holds(ask));
    expect((await withToken(isIn, { carriesToken: true, calls: [CALL] })).outcome).toBe('ended');
  });
});
