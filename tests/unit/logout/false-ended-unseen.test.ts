import { describe, expect, test } from 'vitest';
import { end, startLogOut } from '../fakes/ending';
import { makeRecipe } from '../fakes/fake-catalogue';
import type { Reply } from '../fakes/fake-site-requests';
import { callOrPage, callTo, IN, OUT, type Rule, setUp } from '../fakes/one-host';

describe('what nobody took for a login', () => {
  /** Only the session id is taken for one; `kept` is no name of any login. */
  const endBeside = (isIn: Rule) => {
    const { world, enter } = setUp(['session_id', 'kept'], isIn);
    const session = enter();
    return end(world, { ...session, cookieNames: session.cookieNames.filter((name) => name.startsWith('session_id')) });
  };

  test('lets in as soon as the session id, which is over and hides it, is left out', async () => {
    const { outcome } = await endBeside(({ cookies }, isOpen) =>
      cookies.has('session_id') ? isOpen : cookies.has('kept'),
    );
    expect(outcome).toBe('still-valid');
  });

  test('does not let in by itself: that is an end', async () => {
    expect((await endBeside(({ cookies }, isOpen) => isOpen && cookies.has('session_id'))).outcome).toBe('ended');
  });
});

describe('two applications on one host', () => {
  const endOne = async (insidePages: string[], endsBoth: boolean) => {
    const isIn: Rule = ({ url, cookies }, isOpen) =>
      url.pathname.startsWith('/shop/')
        ? cookies.has('shop_session') && (isOpen || !endsBoth)
        : cookies.has('wiki_session') && isOpen;
    const { world, enter } = setUp(['wiki_session', 'shop_session'], isIn, ({ url }, is) =>
      url.pathname === '/shop/viewtopic.php' ? { status: 404, text: 'No such topic' } : is ? IN : OUT,
    );
    return end(world, { ...enter({ insidePages }), seenAt: 'https://www.shop.test/wiki/' });
  };
  const PAGES = ['https://www.shop.test/wiki/', 'https://www.shop.test/shop/orders'];

  test('of which one goes on: both places where somebody was seen are asked', async () => {
    expect((await endOne(PAGES, false)).outcome).toBe('still-valid');
  });

  test('of which one goes on, and whose page is not there without its query: its first page is asked', async () => {
    const pages = ['https://www.shop.test/wiki/', 'https://www.shop.test/shop/viewtopic.php'];
    expect((await endOne(pages, false)).outcome).toBe('still-valid');
    expect((await endOne(pages, true)).outcome).toBe('ended');
  });

  test('that end together: that is an end', async () => {
    expect((await endOne(PAGES, true)).outcome).toBe('ended');
  });
});

describe('a cookie that says of itself that it is not over', () => {
  const inBase64 = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  /** Of somebody, until 2100 or 1970. */
  const jwt = (exp: number) => `${inBase64({ alg: 'HS256' })}.${inBase64({ sub: '7', exp })}.c2lnbmF0dXJlc2ln`;
  const LIVING = 4_102_444_800;

  /** Pages look at the session id; the log-out tells nothing of a service that looks at the JWT alone. */
  async function endBeside(exp: number, isIn: Rule, wrap = (token: string) => token) {
    const { world, enter } = setUp(['session_id'], isIn);
    world.jar.put({ name: 'id_token', value: wrap(jwt(exp)), domain: 'www.shop.test' });
    return end(world, enter());
  }
  const bySession: Rule = ({ cookies }, isOpen) => isOpen && cookies.has('session_id');
  const byEither: Rule = ({ cookies }, isOpen) => isOpen && (cookies.has('session_id') || cookies.has('id_token'));

  test('and lets in nowhere that was asked: nothing is claimed', async () => {
    expect(await endBeside(LIVING, bySession)).toMatchObject({
      outcome: 'logged-out',
      reason: 'credential-untestable',
    });
  });

  test('let in alone before, and is refused: that is an end', async () => {
    expect((await endBeside(LIVING, byEither)).outcome).toBe('ended');
  });

  test.each([(token: string) => `"Bearer ${token}"`, (token: string) => `s%3A${token}.c2lnbmVk`])(
    'and that its site wraps: nothing is claimed',
    async (wrap) => {
      expect((await endBeside(LIVING, bySession, wrap)).outcome).toBe('logged-out');
    },
  );

  test.each([
    [true, 'ended'],
    [false, 'still-valid'],
  ])('is asked at a call, although pages enough tell of the session id', async (endsBoth, outcome) => {
    const isIn: Rule = ({ url, cookies }, isOpen) =>
      url.pathname === '/api/me'
        ? cookies.has('id_token') && (isOpen || !endsBoth)
        : cookies.has('session_id') && isOpen;
    const { world, enter } = setUp(['session_id'], isIn, callOrPage);
    world.jar.put({ name: 'id_token', value: jwt(LIVING), domain: 'www.shop.test' });
    for (const path of ['orders', 'inbox', 'help']) world.tabs.add(`https://www.shop.test/${path}`);
    const calls = [callTo('/api/me')];
    expect((await end(world, enter({ calls }))).outcome).toBe(outcome);
  });

  test('and that the site only gives when it is asked: let in before, refused afterwards, it is over', async () => {
    const { world, enter } = setUp(['session_id'], byEither, (_, is) =>
      is ? { ...IN, cookies: [{ name: 'id_token', value: jwt(LIVING) }] } : OUT,
    );
    world.jar.put({ name: 'id_token', value: jwt(1), domain: 'www.shop.test' });
    expect((await end(world, enter())).outcome).toBe('ended');
  });

  test('and is signed lets in with its signature only, which other cookies hide: that is no end', async () => {
    const isIn: Rule = ({ url, cookies }, isOpen) => {
      const isSigned = cookies.has('id_token') && cookies.has('id_token.sig');
      const isHidden = cookies.has('a_session') || cookies.has('b_session');
      return isHidden ? isOpen : url.pathname === '/api/me' && isSigned;
    };
    const { world, enter } = setUp(['a_session', 'b_session', 'id_token.sig'], isIn, callOrPage);
    world.jar.put({ name: 'id_token', value: jwt(LIVING), domain: 'www.shop.test' });
    const calls = [callTo('/api/me')];
    expect((await end(world, enter({ calls }))).outcome).toBe('still-valid');
  });

  test('and lets in nowhere is not tried at every call, so that there is time for the log-out', async () => {
    const { world, enter } = setUp(['session_id'], bySession, callOrPage);
    world.jar.put({ name: 'id_token', value: jwt(LIVING), domain: 'www.shop.test' });
    const calls = Array.from({ length: 8 }, (_, at) => callTo(`/api/${at}`));
    await end(world, enter({ calls }));
    const logOutAt = world.requests.seen.findIndex(({ url }) => url.endsWith('/logout'));
    const alone = world.requests.seen
      .slice(0, logOutAt)
      .filter(({ kind, cookie }) => kind === 'exact' && /^id_token=\S+$/.test(cookie));
    expect(alone.length).toBeLessThan(10);
  });

  test('until a time that has gone by: that is an end', async () => {
    expect((await endBeside(1, bySession)).outcome).toBe('ended');
  });
});

describe('a cookie that calls look at and pages do not', () => {
  test.each([
    [true, 'ended'],
    [false, 'still-valid'],
  ])('is asked at a call, although pages enough tell of another one (ends both: %s)', async (endsBoth, outcome) => {
    const isIn: Rule = ({ url, cookies }, isOpen) =>
      url.pathname === '/api/me'
        ? cookies.has('api_token') && (isOpen || !endsBoth)
        : cookies.has('session_id') && isOpen;
    const { world, enter } = setUp(['session_id', 'api_token'], isIn, callOrPage);
    for (const path of ['orders', 'inbox', 'help']) world.tabs.add(`https://www.shop.test/${path}`);
    const calls = [callTo('/api/me')];
    expect((await end(world, enter({ calls }))).outcome).toBe(outcome);
  });
});

test('calls that answer everybody alike are not asked one after the other, so that there is time for the log-out', async () => {
  const isIn: Rule = ({ cookies }, isOpen) => isOpen && cookies.has('session_id');
  const { world, enter } = setUp(['session_id'], isIn, ({ url }, is) =>
    url.pathname.startsWith('/api/') ? { text: '{"feed":[]}' } : is ? IN : OUT,
  );
  world.tabs.add('https://www.shop.test/inbox');
  const calls = Array.from({ length: 8 }, (_, at) => callTo(`/api/${at}`));
  expect((await end(world, enter({ calls }))).outcome).toBe('ended');
  const asked = world.requests.seen.filter(({ url }) => /\/api\/\d/.test(url)).map(({ url }) => url);
  expect(new Set(asked).size).toBeLessThanOrEqual(2);
});

describe('what goes to one place only', () => {
  test('is kept from scripts and was taken for nothing: where that place tells nothing, nothing is claimed', async () => {
    const isIn: Rule = ({ cookies }, isOpen) => isOpen && cookies.has('session_id');
    const { world, enter } = setUp(['session_id'], isIn, ({ url }, is) =>
      url.pathname === '/again' ? OUT : is ? IN : OUT,
    );
    world.jar.put({ name: 'kept', domain: 'www.shop.test', path: '/again' });
    const session = enter();
    const cookieNames = session.cookieNames.filter((name) => name.startsWith('session_id'));
    expect(await end(world, { ...session, cookieNames })).toMatchObject({
      outcome: 'logged-out',
      reason: 'credential-untestable',
    });
  });
});

describe('a server that accepts the old credential again', () => {
  test('when the other sessions have ended is not called ended any more', async () => {
    let isBack = false;
    const { world, enter } = setUp(
      ['session_id'],
      ({ cookies }, isOpen) => cookies.has('session_id') && (isOpen || isBack),
    );
    const logOut = await startLogOut(world, enter());
    const before = await logOut.end();
    expect(before.outcome).toBe('ended');
    expect((await logOut.askAgain(before, false)).outcome).toBe('ended');
    isBack = true;
    expect(await logOut.askAgain(before, false)).toMatchObject({ outcome: 'still-valid', way: before.way });
  });
});

describe('a bare 403', () => {
  const FORBIDDEN: Reply = { status: 403, text: 'Forbidden' };
  /** The call refuses strangers with 403; from the log-out on a guard may refuse everybody everything. */
  async function endAtGuard(isGuarded: boolean, home: Reply | null, ends: boolean, guardsHome = FORBIDDEN) {
    const { world, enter, isOpen } = setUp(['session_id'], () => false);
    world.requests.serve('www.shop.test', ({ url, cookies }) => {
      if (url.pathname === '/logout') return logOut();
      if (isGuarded && hasLeft) return url.pathname === '/' ? guardsHome : FORBIDDEN;
      if (url.pathname === '/') return home ?? FORBIDDEN;
      const isIn = cookies.has('session_id') && (!ends || !hasLeft);
      return isIn ? { text: '{"name":"alice","cart":"two books"}' } : FORBIDDEN;
    });
    let hasLeft = false;
    const logOut = (): Reply => {
      hasLeft = true;
      return { text: 'bye' };
    };
    const recipe = makeRecipe({
      ...{ site: 'shop.test', proof: 'https://www.shop.test/api/me' },
      logOut: [{ method: 'GET', url: 'https://www.shop.test/logout' }],
    });
    const { outcome } = await end(world, { ...enter(), seenAt: null }, { recipe });
    expect(isOpen()).toBe(true);
    return outcome;
  }
  const OPEN_HOME: Reply = { text: '<h1>Shop</h1><p>Everything for everybody</p>' };

  test('of a guard that refuses everybody everything since is no refusal', async () => {
    expect(await endAtGuard(true, OPEN_HOME, false)).not.toBe('ended');
  });

  test('of a guard that asks everybody at home who they are, by a script, is none', async () => {
    const script = '<script src="https://www.google.com/recaptcha/api.js?render=explicit"></script>';
    const asks: Reply = { text: `<html><p>${'One more moment before it goes on. '.repeat(60)}</p>${script}</html>` };
    expect(await endAtGuard(true, OPEN_HOME, false, asks)).not.toBe('ended');
  });

  test('where the site shows nothing else to strangers proves nothing', async () => {
    expect(await endAtGuard(true, null, false)).not.toBe('ended');
  });

  test('beside a home page that is open as before is one', async () => {
    expect(await endAtGuard(false, OPEN_HOME, true)).toBe('ended');
  });
});
