import { describe, expect, test } from 'vitest';
import { createLateCookies } from '../../../utils/wipe/late-cookies';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { FakeTabList } from '../fakes/fake-tab-list';
import { makeTarget } from '../fakes/make-target';

const SHOP = makeTarget({ origins: [] });

function setUp() {
  const [jar, tabs, clock] = [new FakeCookieJar(), new FakeTabList(), new FakeClock()];
  const failures: unknown[] = [];
  const network = new FakeNetworkWatch();
  const late = createLateCookies({ jar, tabs, network, clock, onFailure: (error) => void failures.push(error) });
  late.listen();
  /** Lets a cookie be judged, and everything that was set off run to its end. */
  const settled = () => {
    clock.pass(300);
    return new Promise((resolve) => setImmediate(resolve));
  };
  return { jar, tabs, network, clock, late, failures, settled };
}

describe('cookies that come after the wipe', () => {
  test('are removed, in the site and store that were wiped only', async () => {
    const { jar, late, settled } = setUp();
    late.watch([SHOP]);
    jar.put({ name: 'late', domain: '.shop.test' });
    jar.put({ name: 'private', domain: '.shop.test', storeId: '1' });
    jar.put({ name: 'other', domain: 'news.test' });
    await settled();
    expect(jar.names()).toEqual(['other', 'private']);
  });

  test('stay when somebody has opened the site again', async () => {
    const { jar, tabs, late, settled } = setUp();
    late.watch([SHOP]);
    tabs.add('https://www.shop.test/');
    jar.put({ name: 'new', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['new']);
  });

  test('stay when somebody is about to open the site again: the request comes before the cookies', async () => {
    const { jar, network, late, settled } = setUp();
    late.watch([SHOP]);
    network.happen(networkEvent({ type: 'main_frame', kind: 'sent', url: 'https://news.test/' }));
    network.happen(networkEvent({ type: 'xmlhttprequest', kind: 'sent', url: 'https://www.shop.test/beacon' }));
    jar.put({ name: 'late', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual([]);
    network.happen(networkEvent({ type: 'main_frame', kind: 'sent', url: 'https://www.shop.test/' }));
    jar.put({ name: 'new', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['new']);
  });

  test('stay when they were told before the request that brought them, or before its page shows in a tab', async () => {
    const { jar, tabs, network, late, settled } = setUp();
    late.watch([SHOP]);
    jar.put({ name: 'token', domain: '.shop.test' });
    network.happen(networkEvent({ type: 'main_frame', kind: 'sent', url: 'https://www.shop.test/' }));
    await settled();
    expect(jar.names()).toEqual(['token']);
    late.watch([SHOP]);
    jar.put({ name: 'second', domain: '.shop.test' });
    tabs.add('https://www.shop.test/');
    await settled();
    expect(jar.names()).toEqual(['second', 'token']);
  });

  test('stay when somebody opens the site while a cookie is being judged', async () => {
    const { jar, tabs, network, clock, late } = setUp();
    late.watch([SHOP]);
    const all = tabs.all;
    const judged = new Promise<void>((resolve) => {
      tabs.all = async () => {
        const open = await all();
        network.happen(networkEvent({ type: 'main_frame', kind: 'sent', url: 'https://www.shop.test/' }));
        resolve();
        return open;
      };
    });
    jar.put({ name: 'token', domain: '.shop.test' });
    clock.pass(300);
    await judged;
    await new Promise((resolve) => setImmediate(resolve));
    expect(jar.names()).toEqual(['token']);
  });

  test('stay when a page of another site, in front, logs somebody in; a page behind does not count', async () => {
    const { jar, tabs, network, late, settled } = setUp();
    const [front, behind] = [tabs.add('https://app.test/', { isActive: true }), tabs.add('https://news.test/')];
    const post = { type: 'xmlhttprequest', kind: 'sent', method: 'POST', url: 'https://api.shop.test/' } as const;
    late.watch([SHOP]);
    network.happen(networkEvent({ ...post, tabId: behind.id }));
    jar.put({ name: 'tracked', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual([]);
    network.happen(networkEvent({ ...post, tabId: front.id }));
    jar.put({ name: 'sid', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['sid']);
  });

  test('stay when the wipe is long past, and before there was one', async () => {
    const { jar, clock, late, settled } = setUp();
    jar.put({ name: 'before', domain: '.shop.test' });
    late.watch([SHOP]);
    clock.pass(20_001);
    jar.put({ name: 'after', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['after', 'before']);
  });

  test('what is remembered stays', async () => {
    const { jar, late, settled } = setUp();
    late.watch([{ ...SHOP, depth: 'remember', cookieNames: ['sid|.shop.test|/'] }]);
    jar.put({ name: 'sid', domain: '.shop.test' });
    jar.put({ name: 'theme', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['theme']);
  });

  test('a jar that fails is told, not swallowed', async () => {
    const { jar, late, failures, settled } = setUp();
    late.watch([SHOP]);
    jar.remove = () => Promise.reject(new Error('no access'));
    jar.put({ name: 'late', domain: '.shop.test' });
    await settled();
    expect(failures).toHaveLength(1);
  });
});
