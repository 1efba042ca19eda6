import { expect, test } from 'vitest';
import { LoginSite } from '../fakes/login-site';
import { makeItem, makeJob, run } from '../fakes/make-job';
import { setUp } from '../fakes/one-host';
import { createWorld } from '../fakes/world';

test('logs out of a site, too, where somebody was found to be logged in while the others were ended', async () => {
  const world = createWorld();
  const session = world.enter(world.addSite(new LoginSite('www.shop.test')));
  const news = world.addSite(new LoginSite('www.news.test'));
  const visited = [{ key: '0|news.test', origins: ['https://www.news.test'] }];
  const { send } = world.requests;
  world.requests.send = (request) => {
    world.requests.send = send;
    world.enter(news);
    return send(request);
  };
  const job = makeJob([makeItem(session, { trace: world.ledger.trace(session.key) })], { visited });
  await run(world, job);
  expect(job.items.map(({ key, result }) => [key, result?.outcome])).toEqual([
    ['0|shop.test', 'ended'],
    ['0|news.test', 'ended'],
  ]);
  expect(news.isAnyoneIn).toBe(false);
});

test('after a restart the proof asks where the last life saw somebody, whatever this one has seen since', async () => {
  const { world, enter } = setUp(['wiki_session', 'shop_session'], ({ url, cookies }, isOpen) =>
    url.pathname.startsWith('/shop/') ? cookies.has('shop_session') : cookies.has('wiki_session') && isOpen,
  );
  const session = { ...enter(), seenAt: 'https://www.shop.test/wiki/' };
  const insidePages = ['https://www.shop.test/wiki/', 'https://www.shop.test/shop/orders'];
  const trace = { ...world.ledger.trace(session.key), insidePages };
  const item = makeItem(session, { trace, wasInterrupted: true });
  await run(world, makeJob([item]));
  expect(item.result?.outcome).toBe('still-valid');
});
