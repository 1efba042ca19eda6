import { describe, expect, test } from 'vitest';
import { createLateCookies } from '../../../utils/wipe/late-cookies';
import type { WipeTarget } from '../../../utils/wipe/target';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeNetworkWatch, networkEvent } from '../fakes/fake-network-watch';
import { FakeTabList } from '../fakes/fake-tab-list';

const SHOP: WipeTarget = {
  ...{ site: 'shop.test', storeId: '0', domains: ['shop.test'], origins: [], depth: 'forget' },
  ...{ recipe: null, cookieNames: [], tokenOrigins: [], isAlone: true },
};

function setUp() {
  const [jar, tabs, clock] = [new FakeCookieJar(), new FakeTabList(), new FakeClock()];
  const failures: unknown[] = [];
  const network = new FakeNetworkWatch();
  const late = createLateCookies({ jar, tabs, network, clock, onFailure: (error) => void failures.push(error) });
  late.listen();
  return { jar, tabs, network, clock, late, failures };
}

/** Lets everything that was set off run to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('cookies that come after the wipe', () => {
  test('are removed, in the site and store that were wiped only', async () => {
    const { jar, late } = setUp();
    late.watch([SHOP]);
    jar.put({ name: 'late', domain: '.shop.test' });
    jar.put({ name: 'private', domain: '.shop.test', storeId: '1' });
    jar.put({ name: 'other', domain: 'news.test' });
    await settled();
    expect(jar.names()).toEqual(['other', 'private']);
  });

  test('stay when somebody has opened the site again', async () => {
    const { jar, tabs, late } = setUp();
    late.watch([SHOP]);
    tabs.add('https://www.shop.test/');
    jar.put({ name: 'new', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['new']);
  });

  test('stay when somebody is about to open the site again: the request comes before the cookies', async () => {
    const { jar, network, late } = setUp();
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

  test('stay when the wipe is long past, and before there was one', async () => {
    const { jar, clock, late } = setUp();
    jar.put({ name: 'before', domain: '.shop.test' });
    late.watch([SHOP]);
    clock.pass(20_001);
    jar.put({ name: 'after', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['after', 'before']);
  });

  test('what is remembered stays', async () => {
    const { jar, late } = setUp();
    late.watch([{ ...SHOP, depth: 'remember', cookieNames: ['sid|.shop.test|/'] }]);
    jar.put({ name: 'sid', domain: '.shop.test' });
    jar.put({ name: 'theme', domain: '.shop.test' });
    await settled();
    expect(jar.names()).toEqual(['theme']);
  });

  test('a jar that fails is told, not swallowed', async () => {
    const { jar, late, failures } = setUp();
    late.watch([SHOP]);
    jar.remove = () => Promise.reject(new Error('no access'));
    jar.put({ name: 'late', domain: '.shop.test' });
    await settled();
    expect(failures).toHaveLength(1);
  });
});
