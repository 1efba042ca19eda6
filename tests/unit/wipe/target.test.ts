import { expect, test } from 'vitest';
import { siteOf } from '../../../utils/site/site';
import { indexTargets, mustGo, originsOf } from '../../../utils/wipe/target';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { makeTarget } from '../fakes/make-target';
import { Random } from '../fakes/random';
import { randomCookies } from '../fakes/random-cookies';

test('the index finds for each cookie just the targets that it belongs to', () => {
  const random = new Random(12);
  const sites = ['shop.test', 'alice.github.io', 'localhost'];
  const targets = sites.flatMap((site) =>
    ['0', '1'].map((storeId) => makeTarget({ site, domains: [site, `also-${site}`], storeId })),
  );
  const index = indexTargets(targets);
  const cookies = Array.from({ length: 60 }, () => new FakeCookieJar(randomCookies(random)).now).flat();
  const found = cookies.map((cookie) => new Set(index.ofCookie(cookie)));
  expect(found).toEqual(cookies.map((cookie) => new Set(targets.filter((one) => mustGo(cookie, one)))));
  expect(found.filter((one) => one.size > 1)).not.toEqual([]); // one whose page and whose own site are both targets
});

test('the origins of a target include both schemes of every host that a cookie names', () => {
  const jar = new FakeCookieJar([{ name: 'a', domain: '.api.shop.test' }]);
  expect(originsOf(makeTarget({ origins: [] }), jar.now)).toEqual(
    expect.arrayContaining(['https://api.shop.test', 'http://api.shop.test', 'https://www.shop.test']),
  );
});

test.each(['127.0.0.1', 'localhost', '192.168.1.10', '[::1]', 'intranet', 'co.uk', 'github.io'])(
  'the origins of %s are addresses, whatever kind of host it is',
  (host) => {
    const origins = originsOf(makeTarget({ site: siteOf(host), domains: [siteOf(host)], origins: [] }), [
      ...new FakeCookieJar([{ name: 'a', domain: host }]).now,
    ]);
    expect(origins.filter((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)).toEqual([]);
  },
);
