import { describe, expect, test } from 'vitest';
import { domainsOf, partitionSite, reaches, sessionCookies } from '../../../utils/session/site-cookies';
import { fakeCatalogue, makeRecipe } from '../fakes/fake-catalogue';
import { type CookieSketch, FakeCookieJar, makeCookie } from '../fakes/fake-cookie-jar';

const google = makeRecipe({ site: 'google.com', domains: ['google.com', 'youtube.com'] });
const catalogue = fakeCatalogue([google]);

const namesFor = async (site: string, storeId: string, cookies: CookieSketch[]) =>
  (await sessionCookies(new FakeCookieJar(cookies), catalogue, site, storeId)).map(({ name }) => name).sort();

describe('the cookies that make up a session', () => {
  test('are those of all hosts and paths of the site, in one store', async () => {
    const cookies = [
      { name: 'a', domain: 'shop.test' },
      { name: 'b', domain: '.shop.test' },
      { name: 'c', domain: 'api.shop.test', path: '/v1' },
      { name: 'x', domain: 'shop.test', storeId: '1' },
      { name: 'y', domain: 'workshop.test' },
      { name: 'z', domain: 'shop.test.evil.test' },
    ];
    expect(await namesFor('shop.test', '0', cookies)).toEqual(['a', 'b', 'c']);
    expect(await namesFor('shop.test', '1', cookies)).toEqual(['x']);
  });

  test('include its own partition, not what another site’s page holds in its partition, on either side', async () => {
    const cookies = [
      { name: 'own', domain: 'shop.test', partitionKey: { topLevelSite: 'https://shop.test' } },
      { name: 'embedded', domain: 'shop.test', partitionKey: { topLevelSite: 'https://news.test' } },
      { name: 'foreign', domain: 'ads.test', partitionKey: { topLevelSite: 'https://shop.test' } },
    ];
    expect(await namesFor('shop.test', '0', cookies)).toEqual(['own']);
  });

  test('are those of all domains of a shared login, partitions of each other included', async () => {
    const cookies = [
      { name: 'g', domain: '.google.com' },
      { name: 'y', domain: '.youtube.com' },
      { name: 'gy', domain: '.google.com', partitionKey: { topLevelSite: 'https://youtube.com' } },
    ];
    expect(await namesFor('google.com', '0', cookies)).toEqual(['g', 'gy', 'y']);
    expect(await domainsOf('google.com', catalogue)).toEqual(['google.com', 'youtube.com']);
  });

  test('a site without a recipe is its own and only domain', async () => {
    expect(await domainsOf('shop.test', catalogue)).toEqual(['shop.test']);
  });
});

test('the partition of a cookie is the site of the page it is in', () => {
  const at = (topLevelSite?: string) =>
    makeCookie({ name: 'a', domain: 'a.test', ...(topLevelSite ? { partitionKey: { topLevelSite } } : {}) });
  expect(partitionSite(at())).toBeNull();
  expect(partitionSite(at('https://www.news.test'))).toBe('news.test');
});

const onHost = (path = '/', secure = true) => makeCookie({ name: 'sid', domain: 'www.shop.test', path, secure });
const below = makeCookie({ name: 'sid', domain: '.shop.test' });

describe('where a cookie is sent (RFC 6265 section 5.4)', () => {
  test.each<[string, Parameters<typeof reaches>[0], string, boolean]>([
    ['its own host', onHost(), 'https://www.shop.test/a/b', true],
    ['its own host on another port', onHost(), 'https://www.shop.test:8443/', true],
    ['a host-only cookie below its host', onHost(), 'https://a.www.shop.test/', false],
    ['a host-only cookie above its host', onHost(), 'https://shop.test/', false],
    ['a domain cookie on the domain', below, 'https://shop.test/', true],
    ['a domain cookie below the domain', below, 'https://a.b.shop.test/', true],
    ['a domain cookie on a host that only ends alike', below, 'https://notshop.test/', false],
    ['a secure cookie without https', onHost(), 'http://www.shop.test/', false],
    ['a plain cookie without https', onHost('/', false), 'http://www.shop.test/', true],
    ['exactly its path', onHost('/app'), 'https://www.shop.test/app', true],
    ['below its path', onHost('/app'), 'https://www.shop.test/app/x', true],
    ['below its path, written with a slash', onHost('/app/'), 'https://www.shop.test/app/x', true],
    ['a path that only begins alike', onHost('/app'), 'https://www.shop.test/apple', false],
    ['above its path', onHost('/app'), 'https://www.shop.test/', false],
  ])('%s', (_, cookie, url, expected) => {
    expect(reaches(cookie, url)).toBe(expected);
  });
});
