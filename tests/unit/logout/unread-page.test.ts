import { expect, test } from 'vitest';
import { end } from '../fakes/ending';
import { makeRecipe } from '../fakes/fake-catalogue';
import { LoginSite } from '../fakes/login-site';
import { type Rule, setUp } from '../fakes/one-host';
import { createWorld } from '../fakes/world';

test('where pages keep their reader for too long, the log-out is done all the same, and nothing is proven', async () => {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test'));
  const session = world.enter(site);
  const logOut = [{ method: 'GET' as const, url: `https://${site.host}/logout` }];
  const ports = { ...world.ports, parser: { parse: async () => null } };
  const result = await end(world, session, { ports, recipe: makeRecipe({ site: 'shop.test', logOut }) });
  expect(site.isAnyoneIn).toBe(false);
  expect(result.outcome).not.toBe('ended');
  expect(result.way).toBe('recipe');
});

test('of two applications on one host, one whose pages nobody can read is not said to be ended with the other', async () => {
  const isIn: Rule = ({ url, cookies }, isOpen) =>
    url.pathname.startsWith('/shop/') ? cookies.has('shop_session') : cookies.has('wiki_session') && isOpen;
  const endOne = (isShopRead: boolean) => {
    const { world, enter } = setUp(['wiki_session', 'shop_session'], isIn);
    const { parse } = world.ports.parser;
    const isRead = (address: string) => isShopRead || !new URL(address).pathname.startsWith('/shop/');
    const parser = {
      parse: async (...page: Parameters<typeof parse>) => (isRead(page[1]) ? parse(...page) : null),
    };
    const insidePages = ['https://www.shop.test/wiki/', 'https://www.shop.test/shop/orders'];
    const session = { ...enter({ insidePages }), seenAt: 'https://www.shop.test/wiki/' };
    return end(world, session, { ports: { ...world.ports, parser } });
  };
  expect((await endOne(true)).outcome).toBe('still-valid');
  expect((await endOne(false)).outcome).not.toBe('ended');
});
