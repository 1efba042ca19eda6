import { describe, expect, test } from 'vitest';
import type { SiteCookie } from '../../../utils/browser/cookie-jar';
import { cookieLabel } from '../../../utils/session/candidates';
import { siteOf } from '../../../utils/site/site';
import { wipe } from '../../../utils/wipe/erase';
import { countSurvivors } from '../../../utils/wipe/survivors';
import type { WipeTarget } from '../../../utils/wipe/target';
import { makeRecipe } from '../fakes/fake-catalogue';
import { FakeClock } from '../fakes/fake-clock';
import { type CookieSketch, FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeSiteData } from '../fakes/fake-site-data';
import { makeTarget } from '../fakes/make-target';
import { Random } from '../fakes/random';
import { randomCookies } from '../fakes/random-cookies';

function setUp(...cookies: CookieSketch[]) {
  const jar = new FakeCookieJar(cookies);
  const siteData = new FakeSiteData();
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const ports = { jar, siteData, remembered: [], clock: new FakeClock(undefined, 'hurrying'), onFailure };
  return { jar, siteData, failures, ports, erase: (...targets: WipeTarget[]) => wipe(targets, ports) };
}

const instagram = makeRecipe({
  site: 'instagram.com',
  session: { cookies: ['sessionid', 'ds_user_id'] },
  remembered: { cookies: ['mid', 'ig_did'] },
});

describe('forgetting a site', () => {
  test('removes its cookies on all hosts and paths, with all attributes', async () => {
    const { jar, erase } = setUp(
      { name: 'a', domain: 'shop.test' },
      { name: 'b', domain: '.shop.test', path: '/deep/er' },
      { name: '__Host-c', domain: 'api.shop.test' },
      { name: 'd', domain: 'www.shop.test', secure: false, httpOnly: false, expirationDate: 2_000_000_000 },
    );
    await erase(makeTarget());
    expect(jar.now).toEqual([]);
  });

  test('removes what is partitioned under it and what it keeps in the partition of others', async () => {
    const { jar, erase } = setUp(
      { name: 'under', domain: 'ads.test', partitionKey: { topLevelSite: 'https://shop.test' } },
      { name: 'elsewhere', domain: 'shop.test', partitionKey: { topLevelSite: 'https://news.test' } },
      { name: 'foreign', domain: 'ads.test', partitionKey: { topLevelSite: 'https://news.test' } },
      { name: 'plain', domain: 'ads.test' },
    );
    await erase(makeTarget());
    expect(jar.names()).toEqual(['foreign', 'plain']);
  });

  test('removes all domains of a shared login', async () => {
    const { jar, erase } = setUp({ name: 'a', domain: '.google.com' }, { name: 'b', domain: '.youtube.com' });
    await erase(makeTarget({ site: 'google.com', domains: ['google.com', 'youtube.com'] }));
    expect(jar.now).toEqual([]);
  });

  test('erases what is stored at the origins that were visited and at those that cookies name, in one call', async () => {
    const { siteData, erase } = setUp({ name: 'a', domain: '.api.shop.test' });
    await erase(
      makeTarget({ origins: ['https://www.shop.test:8443'] }),
      makeTarget({ site: 'news.test', domains: ['news.test'], origins: ['https://news.test'] }),
    );
    expect(siteData.calls).toHaveLength(1);
    expect(siteData.calls[0]).toEqual(
      expect.arrayContaining([
        'https://www.shop.test:8443',
        'https://api.shop.test',
        'https://shop.test',
        'https://news.test',
      ]),
    );
    expect(siteData.calls[0]?.filter((origin) => !['shop.test', 'news.test'].includes(siteOf(origin)))).toEqual([]);
  });

  test('does not stop at a site whose data cannot be erased: all others go, and all cookies', async () => {
    const { jar, siteData, failures, erase } = setUp(
      { name: 'a', domain: 'shop.test' },
      { name: 'b', domain: 'news.test' },
    );
    for (const origin of ['https://shop.test', 'https://news.test']) siteData.origins.add(origin);
    siteData.refuses = (origin) => origin.includes('shop.test');
    const news = makeTarget({ site: 'news.test', domains: ['news.test'], origins: ['https://news.test'] });
    await erase(makeTarget(), news);
    expect(jar.now).toEqual([]);
    expect([...siteData.origins]).toEqual(['https://shop.test']);
    expect(failures.length).toBeGreaterThan(0);
  });

  test('erases nothing stored for a site in a private window: no browser can', async () => {
    const { jar, siteData, erase } = setUp({ name: 'a', domain: 'shop.test', storeId: '1' });
    await erase(makeTarget({ storeId: '1' }));
    expect(siteData.calls.flat()).toEqual([]);
    expect(jar.now).toEqual([]);
  });

  test('leaves a site alone whose name only ends alike, and one below a private suffix', async () => {
    const { jar, erase } = setUp(
      { name: 'a', domain: 'workshop.test' },
      { name: 'b', domain: 'bob.github.io' },
      { name: 'c', domain: 'alice.github.io' },
    );
    await erase(makeTarget(), makeTarget({ site: 'alice.github.io', domains: ['alice.github.io'], origins: [] }));
    expect(jar.names()).toEqual(['a', 'b']);
  });
});

describe('remembering a site', () => {
  const remember = makeTarget({
    site: 'instagram.com',
    domains: ['instagram.com'],
    depth: 'remember',
    recipe: instagram,
    cookieNames: ['mid|.instagram.com|/', 'rur|.instagram.com|/'],
  });

  test('removes what lets in and keeps what the site itself leaves for the next login', async () => {
    const { jar, siteData, erase } = setUp(
      ...['sessionid', 'ds_user_id', 'mid', 'ig_did', 'csrftoken', 'rur'].map((name) => ({
        name,
        domain: '.instagram.com',
      })),
    );
    await erase(remember);
    expect(jar.names()).toEqual(['csrftoken', 'ig_did', 'mid']);
    expect(siteData.calls.flat()).toEqual([]);
  });

  test('without a recipe removes only the cookies that may carry the login', async () => {
    const { jar, erase } = setUp({ name: 'sid', domain: 'shop.test' }, { name: 'theme', domain: 'shop.test' });
    await erase(makeTarget({ depth: 'remember', cookieNames: ['sid|shop.test|/'] }));
    expect(jar.names()).toEqual(['theme']);
  });
});

describe('what comes back', () => {
  test('is removed again', async () => {
    const { jar, erase } = setUp({ name: 'sid', domain: 'shop.test' });
    let isBack = false;
    jar.onChange(({ cookie, removed }) => {
      if (!removed || isBack) return;
      isBack = true;
      jar.put(cookie);
    });
    await erase(makeTarget());
    expect(isBack).toBe(true);
    expect(jar.now).toEqual([]);
  });

  test('is counted when it cannot be removed, at the site and store it is in', async () => {
    const { jar, erase, ports } = setUp(
      { name: 'sid', domain: 'shop.test' },
      { name: 'sid', domain: 'shop.test', storeId: '1' },
      { name: 'sid', domain: 'news.test' },
    );
    jar.isStubborn = ({ domain, storeId }) => domain === 'shop.test' && storeId === '0';
    const targets = [
      makeTarget(),
      makeTarget({ storeId: '1' }),
      makeTarget({ site: 'news.test', domains: ['news.test'] }),
    ];
    await erase(...targets);
    expect(await countSurvivors(targets, [], ports)).toEqual([1, 0, 0]);
    const visited = targets.map((one) => ({ ...one, origins: [`https://${one.site}`] }));
    expect(await countSurvivors(visited, ['https://news.test'], ports)).toEqual([1, 0, 1]);
  });
});

const sitesOf = (cookie: SiteCookie) =>
  [cookie.domain, cookie.partitionKey?.topLevelSite ?? null].filter((at) => at !== null).map(siteOf);

describe('whatever cookies there are', () => {
  test('no other site, no other store and no other origin is ever touched', async () => {
    const random = new Random(11);
    for (let round = 0; round < 120; round++) {
      const { jar, siteData, erase } = setUp(...randomCookies(random));
      const before = jar.now;
      const site = random.pick(['shop.test', 'alice.github.io', 'localhost']);
      const storeId = random.pick(['0', '1', 'firefox-container-2']);
      const depth = random.pick(['forget', 'remember'] as const);
      const cookieNames = before.filter(random.isTrue).map(cookieLabel);
      await erase(makeTarget({ site, domains: [site], origins: [`https://${site}`], storeId, depth, cookieNames }));
      const left = new Set(jar.now.map((cookie) => JSON.stringify(cookie)));
      const gone = before.filter((cookie) => !left.has(JSON.stringify(cookie)));
      expect(gone.filter((cookie) => cookie.storeId !== storeId || !sitesOf(cookie).includes(site))).toEqual([]);
      if (depth === 'forget')
        expect(jar.now.filter((cookie) => cookie.storeId === storeId && sitesOf(cookie).includes(site))).toEqual([]);
      expect(siteData.calls.flat().filter((origin) => siteOf(origin) !== site)).toEqual([]);
    }
  });
});
