import { describe, expect, test, vi } from 'vitest';
import { investigate } from '../../../utils/session/investigate';
import { createPageCheck } from '../../../utils/session/page-check';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { makeRecipe } from '../fakes/fake-catalogue';
import { LoginSite } from '../fakes/login-site';
import { makeReading } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const KEY = '0|shop.test';

function setUp(manners: ConstructorParameters<typeof LoginSite>[1] = {}) {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test', manners));
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const look = (key = KEY) => investigate(key, { ...world.ports, check, nowMs: world.clock.nowMs });
  return { world, site, look };
}

/** A login that was seen at its site's home; what is open now is a page that says that nobody is in, for these reasons. */
async function seenBefore() {
  const { world, look } = setUp();
  const before = await look();
  if (!before) throw new Error('nobody is logged in');
  world.ledger.put(before);
  const address = 'https://www.shop.test/help';
  const tab = world.tabs.add(address);
  const show = (...reasons: string[]) =>
    world.scripts.pages.set(tab.id, { reading: makeReading({ address, verdict: 'out', reasons }) });
  return { world, look, show };
}

describe('finding out whether somebody is logged in', () => {
  test('asks the site itself when a likely cookie is there and no page is open', async () => {
    const { world, look } = setUp();
    const session = await look();
    expect(session).toMatchObject({ state: 'open', evidence: ['cookie', 'page'], seenAt: 'https://www.shop.test/' });
    expect(session?.control).toMatchObject({ kind: 'link' });
    // Once as the person, once as a stranger, nothing more.
    expect(world.requests.seen.map(({ kind }) => kind)).toEqual(['jar', 'none']);
  });

  test('does not take a page that greets everybody alike for the end of a session that was seen elsewhere', async () => {
    const { world, look, show } = await seenBefore();
    show();
    expect(await look()).toMatchObject({ state: 'open', seenAt: 'https://www.shop.test/' });
    world.requests.serve('www.shop.test', new LoginSite('www.shop.test').server); // whose sessions are others
    expect(await look()).toBeNull();
  });

  test.each([
    [
      'answers with a shell that needs scripts',
      { status: 200, text: '<div id="app"></div><script src="/app.js"></script>' },
    ],
    ['does not answer', null],
  ])('leaves it in doubt where the place that it was seen at %s', async (_, reply) => {
    const { world, look, show } = await seenBefore();
    world.requests.serve('www.shop.test', () => reply);
    show('login-link');
    expect(await look()).toMatchObject({ state: 'unsure', seenAt: 'https://www.shop.test/' });
    show('login-form'); // after a log-out by hand, though the cookie stays as a guest's
    expect(await look()).toBeNull();
  });

  test('asks nothing while a page of the site is on its way: its login form may be usable only once', async () => {
    const { world, look } = setUp();
    const tab = world.tabs.add('https://www.shop.test/login', { isComplete: false, isLoading: true });
    expect(await look()).toBeNull();
    expect(world.requests.seen).toEqual([]);
    Object.assign(tab, { isLoading: false });
    expect(await look()).toMatchObject({ state: 'open' });
  });

  test.each([
    ['/login/otp', []],
    ['/account/two-factor', []],
    ['/orders', ['jar']],
  ])('asks at %s as the person: %j', async (path, asked) => {
    const { world, look } = setUp();
    const address = `https://www.shop.test${path}`;
    const tab = world.tabs.add(address);
    world.scripts.pages.set(tab.id, { reading: makeReading({ address, verdict: 'unknown' }) });
    await look();
    expect(world.requests.seen.map(({ kind }) => kind).filter((kind) => kind === 'jar')).toEqual(asked);
  });

  test('asks for another store with the cookies of that store, never with those of the normal one', async () => {
    const { world, site, look } = setUp();
    site.login(world.jar, '1');
    expect(await look('1|shop.test')).toMatchObject({ state: 'open', storeId: '1' });
    const [own] = world.jar.now.filter(({ storeId }) => storeId === '1');
    expect(world.requests.seen.map(({ kind, cookie }) => [kind, cookie])).toEqual([
      ['exact', `session_id=${own?.value}`],
      ['none', ''],
    ]);
  });

  test('does not take the session of the normal store for one of another, whose cookie is over', async () => {
    const { world, look } = setUp();
    world.jar.put({ name: 'session_id', value: 'over-q8v2m0k4t7r1d9s3h6j5', domain: 'www.shop.test', storeId: '1' });
    const tab = world.tabs.add('https://www.shop.test/', { storeId: '1', isPrivate: true });
    world.scripts.pages.set(tab.id, { reading: makeReading({ address: 'https://www.shop.test/' }) });
    expect((await look('1|shop.test'))?.state).not.toBe('open');
    expect(world.requests.seen.map(({ kind }) => kind)).not.toContain('jar');
  });

  test('asks nothing where nothing speaks for a login', async () => {
    const { world, look } = setUp();
    for (const cookie of world.jar.now) await world.jar.remove(cookie);
    world.jar.put({ name: 'theme', value: 'dark', domain: 'www.shop.test' });
    expect(await look()).toBeNull();
    expect(world.requests.seen).toEqual([]);
  });

  test('reads the open page, and compares it with what strangers get, once', async () => {
    const { world, look } = setUp();
    const tab = world.tabs.add('https://www.shop.test/');
    world.scripts.pages.set(tab.id, {
      reading: makeReading({ address: 'https://www.shop.test/', verdict: 'in', account: 'alice' }),
    });
    const session = await look();
    expect(session).toMatchObject({ state: 'open', account: 'alice' });
    expect(world.requests.seen.map(({ kind }) => kind)).toEqual(['none']);
    if (session) world.ledger.put(session);
    expect(await look()).toMatchObject({ state: 'open' });
    expect(world.requests.seen).toHaveLength(1);
  });

  test('is over when the server no longer knows the cookie', async () => {
    const { world, look } = setUp();
    world.requests.serve('www.shop.test', new LoginSite('www.shop.test').server);
    expect(await look()).toBeNull();
  });

  test('knows the browser’s own sign-in without any cookie', async () => {
    const { world, look } = setUp();
    for (const cookie of world.jar.now) await world.jar.remove(cookie);
    world.ledger.setTrace(KEY, { ...EMPTY_TRACE, httpSignIns: ['https://www.shop.test'] });
    expect(await look()).toMatchObject({ state: 'open', evidence: ['http-sign-in'], cookieNames: [] });
  });

  test('says that it is unsure when the site cannot be reached', async () => {
    const { world, look } = setUp();
    world.requests.serve('www.shop.test', () => null);
    expect(await look()).toMatchObject({ state: 'unsure', evidence: ['cookie'] });
  });
});

test('a site with a recipe needs no list of applications: the file is not even read', async () => {
  const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', session: { cookies: ['session_id'] } })] });
  world.addSite(new LoginSite('www.shop.test'));
  const frameworks = vi.spyOn(world.catalogue, 'frameworks');
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  expect(await investigate(KEY, { ...world.ports, check, nowMs: world.clock.nowMs })).toMatchObject({ state: 'open' });
  expect(frameworks).not.toHaveBeenCalled();
});

test('an account that is left for another is noted, by the cookies that name it', async () => {
  const session = { cookies: ['session_id'] };
  const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', session, account: { cookie: 'user' } })] });
  const site = world.addSite(new LoginSite('www.shop.test'));
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const as = async (value: string) => {
    site.login(world.jar);
    world.jar.put({ name: 'user', value, domain: 'www.shop.test' });
    return investigate(KEY, { ...world.ports, check, nowMs: world.clock.nowMs });
  };
  expect(await as('alice')).toMatchObject({ account: 'alice' });
  expect(await as('bob')).toMatchObject({ account: 'bob' });
  expect(world.ledger.trace(KEY).otherAccounts).toEqual(['alice']);
  expect(world.otherAccounts.of(KEY).map(([held]) => held?.account)).toEqual(['alice']);
});

test.each([
  [undefined, 'open'],
  [true as const, undefined],
])(
  'a login that a recipe knows in web storage is seen in a page; not where visitors have it too (%s)',
  async (guests, state) => {
    const session = { storage: ['local:token*'] };
    const more = guests ? { guestsHaveSessionCookie: guests } : {};
    const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', session, ...more })] });
    const tab = world.tabs.add('https://shop.test/');
    world.scripts.pages.set(tab.id, { reading: makeReading({ storageKeys: ['local:theme', 'local:token1'] }) });
    const check = createPageCheck(world.scripts, world.requests, world.parser);
    const look = () => investigate(KEY, { ...world.ports, check, nowMs: world.clock.nowMs });
    expect((await look())?.state).toBe(state);
  },
);

describe('a place that is closed to everybody says nothing of who asks', () => {
  test('the root of a provider: a login that was seen there is an open session', async () => {
    const { world, look } = setUp();
    world.requests.serve('www.shop.test', () => ({ status: 403, text: '<h1>Forbidden</h1>' }));
    world.ledger.setTrace(KEY, { ...EMPTY_TRACE, wasLoginSeen: true });
    expect(await look()).toMatchObject({ state: 'open', evidence: ['cookie', 'login-seen'] });
  });

  test('a page that the person may not see: the session stays listed', async () => {
    const { world, look } = setUp();
    world.ledger.put((await look()) ?? expect.fail('no session'));
    const tab = world.tabs.add('https://www.shop.test/staff');
    const reading = makeReading({ address: tab.url, verdict: 'out', reasons: ['status-403'] });
    world.scripts.pages.set(tab.id, { reading });
    expect(await look()).toMatchObject({ state: 'open' });
  });
});
