import { expect, test } from 'vitest';
import { siteOf } from '../../../utils/site/site';
import { wipe } from '../../../utils/wipe/erase';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeSiteData } from '../fakes/fake-site-data';
import { makeTarget } from '../fakes/make-target';

const setUp = () => {
  const siteData = new FakeSiteData();
  const jar = new FakeCookieJar([{ name: 'a', domain: 'api.shop.test' }]);
  return {
    siteData,
    ports: { jar, siteData, remembered: [], clock: new FakeClock(undefined, 'hurrying'), onFailure: () => undefined },
  };
};

test('what is stored in a container is erased there, and nowhere else', async () => {
  const { siteData, ports } = setUp();
  const storeId = 'firefox-container-2';
  const news = makeTarget({ site: 'news.test', domains: ['news.test'], origins: [] });
  await wipe([makeTarget({ storeId }), news], ports);
  expect([...siteData.byStore.keys()]).toEqual([storeId, '0']);
  expect(siteData.byStore.get(storeId)?.map(siteOf)).not.toContain('news.test');
  expect(siteData.byStore.get('0')?.map(siteOf)).not.toContain('shop.test');
});

test('only places that the person was on, and that were not emptied from inside, are asked for their caches', async () => {
  const { siteData, ports } = setUp();
  const origins = ['https://www.shop.test', 'https://pay.shop.test'];
  await wipe([makeTarget({ origins })], ports, new Set(['0|https://www.shop.test']));
  expect(siteData.scripted).toEqual(['https://pay.shop.test']);
});
