import { expect, test } from 'vitest';
import { logIn, startLife } from '../fakes/life';
import { LoginSite } from '../fakes/login-site';
import { createWorld } from '../fakes/world';

function chessThroughId() {
  const world = createWorld();
  const id = logIn(world, 'id.commons.test');
  const shop = logIn(world, 'www.shop.test');
  const chess = world.addSite(new LoginSite('www.chess.test'));
  const { key } = world.enter(chess, { enteredThrough: 'commons.test' });
  const life = startLife(world);
  const cookiesAt = (domain: string) => world.jar.now.filter((cookie) => cookie.domain.endsWith(domain)).length;
  return { world, life, id, shop, chess: { site: chess, key }, cookiesAt };
}

test('the login that a kept site was entered with is neither ended nor wiped', async () => {
  const { life, id, shop, chess, cookiesAt } = chessThroughId();
  await life.preferences.set('chess.test', 'keep');
  const before = cookiesAt('commons.test');
  await life.jobs.end('all', [id.key, shop.key, chess.key]);
  await life.done();
  const results = life.jobs.list().flatMap(({ items }) => items.map(({ key, result }) => [key, result]));
  expect(Object.fromEntries(results)).toMatchObject({
    [id.key]: { outcome: 'kept', reason: 'lets-in-kept' },
    [shop.key]: { outcome: 'ended' },
    [chess.key]: { outcome: 'kept', reason: 'preference' },
  });
  expect(before).toBeGreaterThan(0);
  expect(cookiesAt('commons.test')).toBe(before);
  expect(cookiesAt('shop.test')).toBe(0);
});

test('nor is it wiped as a site that was only visited', async () => {
  const { world, life, id, shop, chess } = chessThroughId();
  await life.preferences.set('chess.test', 'keep');
  const trace = world.ledger.trace(id.key);
  world.ledger.forget(id.key);
  world.ledger.setTrace(id.key, trace);
  await life.jobs.end('all', [shop.key, chess.key]);
  expect(life.jobs.list().flatMap(({ visited }) => visited.map(({ key }) => key))).toEqual([]);
  await life.done();
});

test("its own button ends it all the same, and so does everything's when nothing is kept", async () => {
  const { life, id, shop, chess } = chessThroughId();
  await life.jobs.end('all', [id.key, shop.key, chess.key]);
  await life.done();
  expect(life.outcomes().map(([, outcome]) => outcome)).not.toContain('kept');
  const again = chessThroughId();
  await again.life.preferences.set('chess.test', 'keep');
  await again.life.jobs.end('one', [again.id.key]);
  await again.life.done();
  expect(again.life.outcomes()).toEqual([[again.id.key, 'ended']]);
});

test('nothing is kept for a kept site where nobody is logged in, whatever an address has said of it', async () => {
  const { world, life, id, shop, chess, cookiesAt } = chessThroughId();
  await life.preferences.set('chess.test', 'keep');
  world.ledger.remove(chess.key);
  expect(world.ledger.trace(chess.key).enteredThrough).toBe('commons.test');
  await life.jobs.end('all', [id.key, shop.key]);
  await life.done();
  expect(Object.fromEntries(life.outcomes())).toMatchObject({ [id.key]: 'ended', [shop.key]: 'ended' });
  expect(cookiesAt('commons.test')).toBe(0);
});
