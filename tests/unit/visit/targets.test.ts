import { expect, test } from 'vitest';
import type { Session } from '../../../utils/session/session';
import type { JobItem } from '../../../utils/visit/job';
import { LoginSite, type Manners } from '../fakes/login-site';
import { makeItem, makeJob, run } from '../fakes/make-job';
import { createWorld, type World } from '../fakes/world';

/** Somebody at a site of whose login nothing may be known, and who wants it to be remembered, or forgotten. */
function logIn(world: World, manners: Partial<Manners>, known: Partial<Session>, rest: Partial<JobItem>) {
  const session = world.enter(world.addSite(new LoginSite('www.shop.test', manners)));
  return makeItem({ ...session, ...known }, { trace: world.ledger.trace(session.key), ...rest });
}

const REMEMBER = { preference: 'remember' } as const;

test('of a site that is remembered, all goes where nothing is known of what lets in and its server was not told', async () => {
  const world = createWorld();
  const item = logIn(world, { control: 'none' }, { cookieNames: [], evidence: ['page'] }, REMEMBER);
  world.jar.put({ name: 'theme', value: 'dark', domain: 'www.shop.test' });
  await run(world, makeJob([item]));
  expect(item.result?.outcome).toBe('wiped-only');
  expect(world.jar.now).toEqual([]);
});

test('of a site that is remembered, the rest stays where what lets in is known, although its server was not told', async () => {
  const world = createWorld();
  const item = logIn(world, { control: 'none' }, {}, REMEMBER);
  world.jar.put({ name: 'theme', value: 'dark', domain: 'www.shop.test' });
  await run(world, makeJob([item]));
  expect(item.result?.outcome).toBe('wiped-only');
  expect(world.jar.names()).toEqual(['theme']);
});

test.each<[string, Session['evidence'], boolean]>([
  ['all else stays', ['http-sign-in'], true],
  ['beside a login of its own of which nothing is known, all goes', ['page', 'http-sign-in'], false],
])('of a site that is remembered and let in by the browser’s own sign-in, %s', async (_, evidence, stays) => {
  const world = createWorld();
  const known = { cookieNames: [], evidence };
  const item = logIn(world, { control: 'none' }, known, REMEMBER);
  world.ledger.setTrace(item.key, { ...world.ledger.trace(item.key), httpSignIns: ['https://www.shop.test/'] });
  world.jar.put({ name: 'theme', value: 'dark', domain: 'www.shop.test' });
  world.tabs.onChange(({ tab }) => world.scripts.pages.set(tab.id, { dropSignIn: () => true }));
  await run(world, makeJob([item]));
  expect(item.result?.reason).toBe('http-sign-in');
  expect(world.jar.names().includes('theme')).toBe(stays);
});

test('what is stored where the log-out itself led, and where a token lies, goes as well', async () => {
  const world = createWorld();
  const token = {
    area: 'local',
    key: 'access',
    kind: 'jwt',
    expiresAtMs: null,
    origin: 'https://app.shop.test',
  } as const;
  const item = logIn(world, {}, { tokens: [token] }, { preference: 'forget' });
  for (const host of ['app', 'login']) world.siteData.origins.add(`https://${host}.shop.test`);
  await run(world, makeJob([item]), (stage) => {
    const trace = world.ledger.trace(item.key);
    if (stage === 'logging-out')
      world.ledger.setTrace(item.key, { ...trace, origins: [...trace.origins, 'https://login.shop.test'] });
  });
  expect([...world.siteData.origins]).toEqual([]);
});
