import { describe, expect, test, vi } from 'vitest';
import { createPageCheck } from '../../../utils/session/page-check';
import { createTracker } from '../../../utils/session/tracker';
import { FakeClock } from '../fakes/fake-clock';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { LoginSite } from '../fakes/login-site';
import { makeReading, makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

function setUp(world = createWorld()) {
  const [network, clock] = [new FakeNetworkWatch(), new FakeClock()];
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const tracker = createTracker({ ...world.ports, check, network, clock, nowMs: clock.nowMs });
  const keys = () => world.ledger.sessions().map(({ key }) => key);
  const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 5_000, interval: 2 });
  return { world, network, clock, tracker, keys, until };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('tracking', () => {
  test('sees a login by its cookie and its end by the cookie’s end', async () => {
    const { world, clock, tracker, keys, until } = setUp();
    tracker.listen();
    world.addSite(new LoginSite('www.shop.test'));
    await until(() => clock.waiting > 0);
    clock.pass(120);
    await until(() => keys().length === 1);
    expect(keys()).toEqual(['0|shop.test']);
    for (const cookie of world.jar.now) await world.jar.remove(cookie);
    await settled();
    clock.pass(5_000);
    await until(() => keys().length === 0);
  });

  test('looks once at a burst of 10,000 cookies of one site, and drops nothing', async () => {
    const { world, clock, tracker, keys, until } = setUp();
    tracker.listen();
    const site = world.addSite(new LoginSite('www.shop.test'));
    for (let number = 0; number < 10_000; number++)
      world.jar.put({ name: `c${number % 50}`, value: 'x', domain: 'www.shop.test' });
    await settled();
    clock.pass(120);
    await until(() => keys().length === 1);
    expect(site.isAnyoneIn).toBe(true);
    expect(world.requests.seen).toHaveLength(2);
  });

  test('looks again at every site whose token can go in silence, and at a dozen of those whose cookies would tell', async () => {
    const { world, clock, tracker, keys, until } = setUp();
    const open = (site: string, cookieNames: string[]) => world.ledger.put(makeSession({ site, cookieNames }));
    for (let number = 0; number < 20; number++) open(`cookie${number}.test`, ['sid|cookie.test|/']);
    open('token.test', []);
    // None of them has anything in this world any more: what is looked at is listed no longer.
    tracker.lookAgain();
    clock.pass(400);
    clock.pass(100);
    await until(() => keys().length === 8);
    await settled();
    expect(keys()).toHaveLength(8);
    expect(keys()).not.toContain('0|token.test');
  });

  test('a site that sets its cookie with every answer is not asked for ever', async () => {
    const { world, clock, tracker, keys, until } = setUp();
    tracker.listen();
    const cookies = [{ name: 'sessionid', value: 'd41d8cd98f00b204e9800998ecf8427e' }];
    world.requests.serve('www.shop.test', () => ({ text: '<a href="/login">Log in</a>', cookies }));
    world.jar.put({ ...cookies[0], name: 'sessionid', domain: 'www.shop.test' });
    await until(() => clock.waiting > 0);
    for (let turn = 0; turn < 200; turn++) {
      clock.pass(100);
      await settled();
    }
    expect(keys()).toEqual([]);
    const asked = world.requests.seen.length;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(40);
    for (let turn = 0; turn < 200; turn++) {
      clock.pass(100);
      await settled();
    }
    expect(world.requests.seen.length).toBe(asked);
  });

  test('looks on at a slow page when there was another sign of it meanwhile', async () => {
    const { world, clock, tracker, until } = setUp();
    tracker.listen();
    world.addSite(new LoginSite('www.shop.test'));
    world.requests.serve('www.shop.test', () => null);
    const reading = makeReading({ address: 'https://www.shop.test/' });
    const tab = world.tabs.add('https://www.shop.test/');
    world.scripts.pages.set(tab.id, { reading });
    await until(() => clock.waiting > 0);
    clock.pass(2_000);
    world.jar.put({ name: 'theme', value: 'dark', domain: 'www.shop.test' });
    await settled();
    clock.pass(600);
    await settled();
    world.scripts.pages.set(tab.id, { reading: { ...reading, verdict: 'in' } });
    for (const ms of [600, 700, 100]) {
      clock.pass(ms);
      await settled();
    }
    await until(() => world.ledger.get('0|shop.test')?.state === 'open');
  });

  test('looks at all sites of all stores when asked to, and says while it does', async () => {
    const { world, tracker, keys } = setUp();
    world.addSite(new LoginSite('www.shop.test'));
    world.addSite(new LoginSite('www.news.test'), '1');
    const wasLooking: boolean[] = [];
    world.ledger.onChange(() => wasLooking.push(tracker.isLooking()));
    await tracker.lookAtAll();
    expect(wasLooking).toEqual([true, true]);
    expect(tracker.isLooking()).toBe(false);
    expect(keys().sort()).toEqual(['0|shop.test', '1|news.test']);
  });

  test('says that it looks before it knows where: in a browser that has just started nothing is known to be open', async () => {
    const { world, tracker } = setUp();
    const wasLooking = [await world.ledger.ready.then(tracker.isLooking)];
    world.jar.all = () => Promise.resolve([]).finally(() => void wasLooking.push(tracker.isLooking()));
    await tracker.lookAtAll();
    expect([...wasLooking, tracker.isLooking()]).toEqual([true, true, false]);
  });

  test('tells when it looks no more, also where nothing is another', async () => {
    const { tracker } = setUp();
    const wasLooking: boolean[] = [];
    tracker.onRest(() => wasLooking.push(tracker.isLooking()));
    await tracker.lookAtAll();
    expect(wasLooking).toEqual([false]);
  });

  test('notes where the person was, by the store of the tab, and through whom they came in', async () => {
    const { world, network, tracker, until } = setUp();
    tracker.listen();
    const tab = world.tabs.add('https://www.shop.test/', { storeId: '1' });
    const page = { tabId: tab.id, type: 'main_frame' as const };
    const login = 'https://id.provider.test/authorize?client_id=1&redirect_uri=https%3A%2F%2Fwww.shop.test%2Fback';
    network.happen(networkEvent({ ...page, kind: 'sent', url: login }));
    network.happen(networkEvent({ ...page, url: 'https://www.shop.test/back' }));
    await until(() => world.ledger.trace('1|shop.test').origins.length > 0);
    expect(world.ledger.trace('1|shop.test')).toMatchObject({
      origins: ['https://www.shop.test'],
      enteredThrough: 'provider.test',
    });
    expect(world.ledger.trace('0|shop.test').origins).toEqual([]);
  });

  test('notes an entrance by SAML in its own store, and that the provider knows the person', async () => {
    const { world, network, tracker, until } = setUp();
    tracker.listen();
    const tab = world.tabs.add('https://www.shop.test/', { storeId: 'firefox-container-2' });
    const step = (url: string, rest = {}) =>
      network.happen(networkEvent({ tabId: tab.id, type: 'main_frame', kind: 'sent', url, ...rest }));
    step('https://www.shop.test/login');
    step('https://id.provider.test/sso?SAMLRequest=abc&RelayState=7');
    step('https://www.shop.test/acs', { method: 'POST', fields: ['SAMLResponse', 'RelayState'] });
    // The log-out's answer goes back the other way, and must not turn the two around.
    step('https://id.provider.test/slo', { method: 'POST', fields: ['SAMLResponse'] });
    await until(() => world.ledger.trace('firefox-container-2|provider.test').wasLoginSeen);
    await settled();
    expect(world.ledger.trace('firefox-container-2|shop.test').enteredThrough).toBe('provider.test');
    expect(world.ledger.trace('firefox-container-2|provider.test').enteredThrough).toBeNull();
    expect(world.ledger.trace('0|shop.test').enteredThrough).toBeNull();
  });

  test('sees the browser’s own sign-in: asked for, then answered', async () => {
    const { world, network, tracker, until } = setUp();
    tracker.listen();
    const tab = world.tabs.add('https://nas.test/');
    const page = { tabId: tab.id, type: 'main_frame' as const, url: 'https://nas.test/' };
    network.happen(networkEvent({ ...page, kind: 'challenged', status: 401 }));
    await settled();
    network.happen(networkEvent({ ...page, status: 401 }));
    network.happen(networkEvent({ ...page, kind: 'challenged', status: 401 }));
    network.happen(networkEvent(page));
    await until(() => world.ledger.trace('0|nas.test').httpSignIns.length > 0);
    expect(world.ledger.trace('0|nas.test').httpSignIns).toEqual(['https://nas.test/']);
  });

  test('sees it also where the background was stopped while the browser’s dialog waited', async () => {
    const { world, network, tracker, until } = setUp();
    tracker.listen();
    const { id } = world.tabs.add('https://nas.test/');
    const page = { tabId: id, type: 'main_frame' as const, url: 'https://nas.test/' };
    network.happen(networkEvent({ ...page, kind: 'challenged', status: 401 }));
    await until(() => world.ledger.trace('0|nas.test').challenged?.length === 1);
    const next = setUp(world);
    next.tracker.listen();
    next.network.happen(networkEvent({ ...page, requestId: 'of another page, the dialog was left' }));
    await settled();
    expect(world.ledger.trace('0|nas.test').httpSignIns).toEqual([]);
    next.network.happen(networkEvent(page));
    await until(() => world.ledger.trace('0|nas.test').httpSignIns.length > 0);
    expect(world.ledger.trace('0|nas.test')).toMatchObject({ httpSignIns: ['https://nas.test/'], challenged: [] });
  });

  test('an address names any two sites: it says nothing of a session that is open', async () => {
    const { world, network, tracker } = setUp();
    tracker.listen();
    world.ledger.put(makeSession({ site: 'library.test', cookieNames: [] }));
    const tab = world.tabs.add('https://evil.test/');
    const url = 'https://mail.test/?redirect_uri=https://www.library.test/';
    network.happen(networkEvent({ tabId: tab.id, type: 'main_frame', kind: 'sent', url }));
    await settled();
    expect(world.ledger.trace('0|library.test').enteredThrough).toBeNull();
  });

  test('a provider’s answer says who it knows in its own store only', async () => {
    const { world, network, tracker, until } = setUp();
    tracker.listen();
    const signIn = { address: 'https://id.test/authorize', parameters: { redirect_uri: 'https://shop.test/cb' } };
    for (const key of ['0|id.test', '1|id.test']) world.ledger.setTrace(key, { ...world.ledger.trace(key), signIn });
    const tab = world.tabs.add('https://shop.test/', { storeId: '1' });
    const url = 'https://shop.test/cb?code=7';
    network.happen(networkEvent({ tabId: tab.id, type: 'main_frame', kind: 'sent', url }));
    await until(() => world.ledger.trace('1|id.test').wasLoginSeen);
    expect(world.ledger.trace('0|id.test').wasLoginSeen).toBe(false);
  });

  test('an application that calls a server of another name with a token is looked at, and the token is not its own', async () => {
    const { world, clock, network, tracker, keys, until } = setUp();
    tracker.listen();
    const address = 'https://notes.test/';
    const tab = world.tabs.add(address);
    world.scripts.pages.set(tab.id, { reading: makeReading({ address, verdict: 'in' }) });
    const headers = [{ name: 'authorization', scheme: 'Bearer', value: 'q8v2m0k4t7r1d9s3h6j5' }];
    const call = { tabId: tab.id, type: 'xmlhttprequest' as const, kind: 'sent' as const, headers };
    network.happen(networkEvent({ ...call, url: 'https://rented.example/rest/v1/notes' }));
    await settled();
    clock.pass(600);
    await until(() => keys().includes('0|notes.test'));
    expect(tracker.heardTokens('0|notes.test')).toEqual([]);
  });

  test('goes on with the other sites when one cannot be looked at', async () => {
    const { world, tracker, keys } = setUp();
    world.addSite(new LoginSite('www.shop.test'));
    const tab = world.tabs.add('https://bad.test/');
    world.jar.put({ name: 'session_id', domain: 'bad.test' });
    world.scripts.pages.set(tab.id, { reading: makeReading({ verdict: 'in', address: 'no address at all' }) });
    world.scripts.probe = () => Promise.reject(new Error('nobody expected this'));
    await tracker.lookAtAll();
    expect(keys()).toContain('0|shop.test');
    expect(world.failures.length).toBeGreaterThan(0);
  });
});
