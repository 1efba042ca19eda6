import { expect, test } from 'vitest';
import { end } from '../fakes/ending';
import { makeRecipe } from '../fakes/fake-catalogue';
import { LoginSite } from '../fakes/login-site';
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
