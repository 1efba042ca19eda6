import { describe, expect, test } from 'vitest';
import { openidWay } from '../../../utils/logout/ways/openid';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { startEnding } from '../fakes/ending';
import type { Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const HOST = 'id.provider.test';
const description = (endpoint: string): Reply => ({ text: JSON.stringify({ end_session_endpoint: endpoint }) });

/** Presses at a provider with these pages, whose login was asked for at `loginPath`. */
async function press(pages: Record<string, Reply | null>, loginPath: string | null = '/realms/a/auth') {
  const world = createWorld();
  for (const host of [HOST, 'elsewhere.test'])
    world.requests.serve(host, ({ url }) => (url.pathname in pages ? (pages[url.pathname] ?? null) : { status: 404 }));
  const session = makeSession({ site: 'provider.test' });
  const signIn = loginPath === null ? null : { address: `https://${HOST}${loginPath}`, parameters: {} };
  world.ledger.setTrace(session.key, { ...EMPTY_TRACE, signIn });
  const [attempt] = await openidWay.attempts(await startEnding(world, session));
  return { result: await attempt?.(), asked: world.requests.paths() };
}

const confirmation: Reply = {
  text: '<form method="post" action="/bye/yes"><p>Do you want to log out?</p><button>Log out</button></form>',
};

describe('a provider’s own end of a session', () => {
  test('is found in the description nearest to its login, and its question is answered', async () => {
    const { result, asked } = await press(
      {
        '/realms/.well-known/openid-configuration': description(`https://${HOST}/wrong`),
        '/realms/a/.well-known/openid-configuration': description(`https://${HOST}/bye`),
        '/bye': confirmation,
        '/bye/yes': { text: 'Bye' },
      },
      '/realms/a/auth',
    );
    expect(result).toEqual({ pressed: true });
    expect(asked).toEqual(['GET /realms/a/.well-known/openid-configuration', 'GET /bye', 'POST /bye/yes']);
  });

  test('is looked for up to the root, and read as JSON writes it', async () => {
    const text = `{"end_session_endpoint":"https:\\/\\/${HOST}\\/bye"}`;
    const { result, asked } = await press({ '/.well-known/openid-configuration': { text }, '/bye': { text: 'Bye' } });
    expect(result).toEqual({ pressed: true });
    expect(asked.at(-1)).toBe('GET /bye');
  });

  test.each<[string, Record<string, Reply | null>, string | null]>([
    ['nobody was seen to ask for a login there', {}, null],
    ['it does not describe itself', {}, '/realms/a/auth'],
    ['it names no end', { '/.well-known/openid-configuration': { text: '{"issuer":"x"}' } }, '/auth'],
    ['it names nothing that is an address', { '/.well-known/openid-configuration': description('/bye') }, '/auth'],
    [
      'it names one of another site',
      { '/.well-known/openid-configuration': description('https://elsewhere.test/bye') },
      '/auth',
    ],
  ])('is no way where %s', async (_, pages, loginPath) => {
    const { result, asked } = await press({ ...pages, '/bye': { text: 'Bye' } }, loginPath);
    expect(result).toEqual({ pressed: false, reason: 'no-way' });
    expect(asked.filter((path) => path.includes('bye'))).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});
