import { expect, test } from 'vitest';
import { siteOf } from '../../../utils/site/site';
import { wipe } from '../../../utils/wipe/erase';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeSiteData } from '../fakes/fake-site-data';
import { LoginSite } from '../fakes/login-site';
import { makeItem, makeJob, run } from '../fakes/make-job';
import { makeTarget } from '../fakes/make-target';
import { createWorld } from '../fakes/world';

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
  await wipe([makeTarget({ origins })], ports, {
    emptied: new Set(['0|https://www.shop.test']),
    storesInUse: new Set(),
  });
  expect(siteData.scripted).toEqual(['https://pay.shop.test']);
});

test.each([
  { stays: 'https://kept.test/', asked: ['https://www.shop.test'] },
  { stays: null, asked: [] },
])('Firefox keeps pages for the Back button of a tab that stays: $stays', async ({ stays, asked }) => {
  const world = createWorld();
  const session = world.enter(world.addSite(new LoginSite('www.shop.test')));
  world.tabs.add('https://www.shop.test/cart');
  if (stays) world.tabs.add(stays);
  await run(world, makeJob([makeItem(session, { trace: world.ledger.trace(session.key) })]));
  expect([world.siteData.scripted, world.siteData.shownBefore]).toEqual([[], asked]);
});
