import { describe, expect, test } from 'vitest';
import { domainsOf, partitionSite, sessionCookies } from '../../../utils/session/site-cookies';
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
