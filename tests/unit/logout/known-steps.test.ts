import { describe, expect, test } from 'vitest';
import { frameworkWay, recipeWay } from '../../../utils/logout/ways/known-steps';
import type { Recipe } from '../../../utils/site/recipe';
import { startEnding } from '../fakes/ending';
import { makeFramework, makeRecipe } from '../fakes/fake-catalogue';
import type { Ask, Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

async function setUp(logOut: Recipe['logOut'], serve: (ask: Ask) => Reply | null) {
  const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', logOut })] });
  const asks: Ask[] = [];
  world.requests.serve('www.shop.test', (ask) => {
    asks.push(ask);
    return serve(ask);
  });
  world.jar.put({ name: 'csrf', value: 'c%20c', domain: 'www.shop.test' });
  const ending = await startEnding(world, makeSession({ site: 'shop.test', account: 'alice' }));
  return { world, asks, attempts: await recipeWay.attempts(ending) };
}

const OUT = 'https://www.shop.test/out';
const ok = (): Reply => ({ text: '{}' });

describe('what a recipe says', () => {
  test('is sent with what its placeholders stand for', async () => {
    const step = {
      method: 'POST' as const,
      url: OUT,
      headers: { 'X-CSRF': '{cookie:csrf|decode}' },
      fields: { user: '{account}' },
    };
    const { asks, attempts } = await setUp([step], ok);
    expect(await attempts[0]?.()).toEqual({ pressed: true });
    expect(asks[0]).toMatchObject({ method: 'POST', headers: { 'x-csrf': 'c c' } });
    expect(asks[0]?.body.get('user')).toBe('alice');
  });

  test('asks for its token first', async () => {
    const before = { url: 'https://www.shop.test/token', json: 'csrf.token' };
    const { asks, attempts } = await setUp(
      [{ method: 'DELETE', url: OUT, headers: { 'X-T': '{before}' }, before }],
      (ask) => (ask.url.pathname === '/token' ? { text: '{"csrf":{"token":"t-1"}}' } : ok()),
    );
    expect(await attempts[0]?.()).toEqual({ pressed: true });
    expect(asks.map(({ method, headers }) => [method, headers['x-t']])).toEqual([
      ['GET', undefined],
      ['DELETE', 't-1'],
    ]);
  });

  test.each<[string, Recipe['logOut'][number]]>([
    ['a cookie is missing', { method: 'POST', url: OUT, headers: { 'X-T': '{cookie:nowhere}' } }],
    [
      'the token is not in the answer',
      { method: 'POST', url: OUT, fields: { t: '{before}' }, before: { url: OUT, header: 'x-nowhere' } },
    ],
  ])('is not sent half: %s', async (_, step) => {
    const { asks, attempts } = await setUp([step], ok);
    expect(await attempts[0]?.()).toEqual({ pressed: false, reason: 'no-way' });
    expect(asks.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('is no press when the site refuses it, nor when it cannot be reached', async () => {
    const refused = await setUp([{ method: 'POST', url: OUT }], () => ({ status: 403, text: 'no' }));
    expect(await refused.attempts[0]?.()).toEqual({ pressed: false, reason: 'no-way' });
    const offline = await setUp([{ method: 'POST', url: OUT }], () => null);
    expect(await offline.attempts[0]?.()).toEqual({ pressed: false, reason: 'offline' });
  });

  test('may be a page and what is to be pressed there', async () => {
    const page =
      '<nav><form method="post" action="/bye"><input type="hidden" name="t" value="1"><button>Log out</button></form></nav>';
    const { world, attempts } = await setUp([{ page: 'https://www.shop.test/me', press: 'control' }], ({ url }) => ({
      text: url.pathname === '/me' ? page : 'Bye',
    }));
    expect(await attempts[0]?.()).toEqual({ pressed: true });
    expect(world.requests.paths()).toEqual(['GET /me', 'POST /bye']);
  });

  test('may belong together: a step for a second host is sent with the one before it', async () => {
    const steps: Recipe['logOut'] = [
      { method: 'GET', url: OUT },
      { method: 'GET', url: `${OUT}/everywhere`, also: true },
      { method: 'GET', url: `${OUT}/otherwise` },
    ];
    const { world, attempts } = await setUp(steps, ok);
    expect(attempts).toHaveLength(2);
    expect(await attempts[0]?.()).toEqual({ pressed: true });
    expect(world.requests.paths()).toEqual(['GET /out', 'GET /out/everywhere']);
  });

  test('may use a cookie that only the question before it gives', async () => {
    const before = { url: 'https://www.shop.test/csrf', header: 'x-any' };
    const step = { method: 'POST' as const, url: OUT, headers: { 'X-T': '{cookie:xsrf}' }, before };
    const { asks, attempts } = await setUp([step], ({ url }) =>
      url.pathname === '/csrf' ? { headers: { 'x-any': '1' }, cookies: [{ name: 'xsrf', value: 'v' }] } : ok(),
    );
    expect(await attempts[0]?.()).toEqual({ pressed: true });
    expect(asks[1]?.headers['x-t']).toBe('v');
  });

  test('uses, of two cookies of one name, the one that goes to the address', async () => {
    const step = { method: 'POST' as const, url: OUT, headers: { 'X-CSRF': '{cookie:csrf}' } };
    const { world, asks, attempts } = await setUp([step], ok);
    for (const domain of ['api.shop.test', 'www.shop.test']) world.jar.put({ name: 'csrf', value: domain, domain });
    await attempts[0]?.();
    expect(asks[0]?.headers['x-csrf']).toBe('www.shop.test');
  });

  test('was taken where the site passes it on, although what comes after is broken or refused', async () => {
    for (const status of [401, 404, 500]) {
      const { attempts } = await setUp([{ method: 'POST', url: OUT }], ({ url }) =>
        url.pathname === '/out' ? { redirectTo: '/home' } : { status },
      );
      expect(await attempts[0]?.()).toEqual({ pressed: true });
    }
  });

  test('gives one attempt for each step, in order, and none without a recipe', async () => {
    const { attempts } = await setUp(
      [
        { method: 'POST', url: OUT },
        { method: 'GET', url: OUT },
      ],
      ok,
    );
    expect(attempts).toHaveLength(2);
    const world = createWorld();
    expect(await recipeWay.attempts(await startEnding(world, makeSession({ site: 'shop.test' })))).toEqual([]);
  });
});

test('a framework is tried where the person was seen, in the folder first, then at the root and at other origins', async () => {
  const world = createWorld();
  const framework = makeFramework({ framework: 'made-up', logOut: [{ method: 'GET', url: '/logout' }] });
  const session = makeSession({ site: 'shop.test', seenAt: 'https://www.shop.test/forum/board' });
  world.ledger.setTrace(session.key, { ...world.ledger.trace(session.key), origins: ['https://api.shop.test'] });
  const ending = await startEnding(world, session, { frameworks: [framework] });
  for (const attempt of await frameworkWay.attempts(ending)) await attempt();
  expect(world.requests.seen.map(({ url }) => url)).toEqual([
    'https://www.shop.test/forum/logout',
    'https://www.shop.test/logout',
    'https://api.shop.test/logout',
  ]);
});

test('a framework that lives where its cookie is for is tried at that path', async () => {
  const world = createWorld();
  const framework = makeFramework({
    framework: 'made-up',
    base: 'cookie-path',
    session: { cookies: ['^KC_ID'] },
    logOut: [{ method: 'GET', url: '/logout' }],
  });
  world.jar.put({ name: 'KC_ID', domain: 'id.shop.test', path: '/realms/a/' });
  const session = makeSession({ site: 'shop.test', seenAt: 'https://id.shop.test/realms/a/account/' });
  world.ledger.setTrace(session.key, { ...world.ledger.trace(session.key), origins: ['https://id.shop.test'] });
  const ending = await startEnding(world, session, { frameworks: [framework] });
  for (const attempt of await frameworkWay.attempts(ending)) await attempt();
  expect(world.requests.seen.map(({ url }) => url)).toEqual(['https://id.shop.test/realms/a/logout']);
});
