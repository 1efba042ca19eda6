import { describe, expect, test } from 'vitest';
import { type Asker, ask, type Question, STRANGER } from '../../../utils/logout/probe-request';
import { startEnding } from '../fakes/ending';
import { makeCookie } from '../fakes/fake-cookie-jar';
import type { Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const OLD = makeCookie({ name: 'sid', value: 'old', domain: 'www.shop.test' });
const asPerson: Asker = { cookies: [OLD], isPerson: true };

async function setUp(pages: Record<string, Reply>) {
  const world = createWorld();
  for (const host of ['www.shop.test', 'login.shop.test', 'id.provider.test'])
    world.requests.serve(host, ({ url }) => pages[`${url.host}${url.pathname}`] ?? null);
  const ending = await startEnding(world, makeSession({ site: 'shop.test' }));
  const askAt = (url: string, asker: Asker, header: Question['header'] = null) =>
    ask(ending, { method: 'GET', address: url, header, isCall: header !== null }, asker, new AbortController().signal);
  const sent = () =>
    world.requests.seen.map(({ url, cookie }) => `${new URL(url).host}${new URL(url).pathname} ${cookie}`.trim());
  return { world, ending, askAt, sent };
}

describe('asking with exactly one credential', () => {
  test('goes hop by hop, with the cookies that the asker’s own browser would have by then', async () => {
    const { world, askAt, sent } = await setUp({
      'www.shop.test/a': {
        redirectTo: '/b',
        cookies: [
          { name: 'sid', value: 'new' },
          { name: 'more', value: '1' },
        ],
      },
      'www.shop.test/b': { redirectTo: 'https://login.shop.test/c', cookies: [{ name: 'sid' }] },
      'login.shop.test/c': { text: 'done' },
    });
    const sample = await askAt('https://www.shop.test/a', { cookies: [OLD] });
    expect(sent()).toEqual(['www.shop.test/a sid=old', 'www.shop.test/b sid=new; more=1', 'login.shop.test/c']);
    expect(sample).toMatchObject({ status: 200, address: 'https://login.shop.test/c?' });
    expect(world.jar.now).toEqual([]);
  });

  test('never goes to another site, and tells where it would have led', async () => {
    const { askAt, sent } = await setUp({
      'www.shop.test/a': { redirectTo: 'https://id.provider.test/authorize?state=secret&client_id=7' },
      'id.provider.test/authorize': { text: 'never seen' },
    });
    const sample = await askAt('https://www.shop.test/a', { cookies: [OLD] });
    expect(sent()).toEqual(['www.shop.test/a sid=old']);
    expect(sample).toMatchObject({ status: 302, address: 'https://id.provider.test/authorize?client_id&state' });
  });

  test('does not bring a code to where it leads, even on the same site: the redirect says enough', async () => {
    const { ending, sent } = await setUp({
      'login.shop.test/authorize': { redirectTo: 'https://login.shop.test/callback?code=1&state=2' },
      'login.shop.test/callback': { text: 'never seen' },
    });
    const address = 'https://login.shop.test/authorize';
    const returnsTo = 'https://login.shop.test/callback';
    const question: Question = { method: 'GET', address, header: null, isCall: false, returnsTo };
    const sample = await ask(ending, question, { cookies: [] }, new AbortController().signal);
    expect(sent()).toEqual(['login.shop.test/authorize']);
    expect(sample).toMatchObject({ status: 302, address: 'https://login.shop.test/callback?code&state' });
  });

  test('gives up a site that only passes on', async () => {
    const { askAt, sent } = await setUp({ 'www.shop.test/a': { redirectTo: '/a' } });
    expect(await askAt('https://www.shop.test/a', STRANGER)).toBeNull();
    expect(sent().length).toBeLessThan(10);
  });

  test.each(['http://', 'https://:99999/'])('gives up a site that passes on to nowhere: %s', async (redirectTo) => {
    const { askAt } = await setUp({ 'www.shop.test/a': { redirectTo } });
    expect(await askAt('https://www.shop.test/a', STRANGER)).toBeNull();
  });

  test('stays where it is when an application of the machine is called', async () => {
    const { askAt, sent } = await setUp({ 'www.shop.test/a': { redirectTo: 'shop-app://open?token=secret' } });
    const sample = await askAt('https://www.shop.test/a', { cookies: [OLD] });
    expect(sample?.status).toBe(302);
    expect(JSON.stringify(sample)).not.toContain('secret');
    expect(sent()).toHaveLength(1);
  });

  test('does not send a secure cookie on to a place without encryption', async () => {
    const { askAt, sent } = await setUp({
      'www.shop.test/a': { redirectTo: 'http://www.shop.test/b' },
      'www.shop.test/b': { text: 'done' },
    });
    await askAt('https://www.shop.test/a', { cookies: [OLD] });
    expect(sent()).toEqual(['www.shop.test/a sid=old', 'www.shop.test/b']);
  });

  test('sees that a remembered login opens a new session and comes back to itself', async () => {
    const { world, askAt } = await setUp({});
    world.requests.serve('www.shop.test', ({ url, cookies }) => {
      if (cookies.get('sid') === 'fresh') return { text: 'Your orders' };
      if (!cookies.has('remember')) return { text: 'Log in' };
      return { redirectTo: url.pathname, cookies: [{ name: 'sid', value: 'fresh' }] };
    });
    const remember = makeCookie({ name: 'remember', domain: 'www.shop.test' });
    const words = async (cookies: Asker['cookies']) => [
      ...((await askAt('https://www.shop.test/a', { cookies }))?.words ?? []),
    ];
    expect(await words([remember])).toContain('orders');
    expect(await words([OLD, remember])).toContain('orders');
    expect(await words([OLD])).not.toContain('orders');
    expect(world.jar.now).toEqual([]);
  });

  test('after a redirect asks by GET, and tells apart what parameters say, not what they hold', async () => {
    const { world, sent } = await setUp({
      'www.shop.test/refresh': { redirectTo: '/login?error=expired&next=%2Fsecret' },
      'www.shop.test/login': { text: '<form><input type="password"></form>' },
    });
    const ending = await startEnding(world, makeSession({ site: 'shop.test' }));
    const question: Question = { method: 'POST', address: 'https://www.shop.test/refresh', header: null, isCall: true };
    const sample = await ask(ending, question, { cookies: [OLD] }, new AbortController().signal);
    expect(world.requests.seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(sample?.address).toBe('https://www.shop.test/login?error=expired&next');
    expect(sent()).toHaveLength(2);
  });

  test('a stranger has no cookies, whatever is in the jar; the person has those of the jar, and keeps what is set', async () => {
    const { world, askAt, sent } = await setUp({
      'www.shop.test/a': { redirectTo: '/b', cookies: [{ name: 'sid', value: 'renewed' }] },
      'www.shop.test/b': { text: 'done' },
    });
    world.jar.put(OLD);
    await askAt('https://www.shop.test/a', STRANGER);
    expect(world.jar.now).toEqual([OLD]);
    await askAt('https://www.shop.test/a', asPerson);
    expect(sent()).toEqual([
      'www.shop.test/a',
      'www.shop.test/b sid=renewed',
      'www.shop.test/a sid=old',
      'www.shop.test/b sid=renewed',
    ]);
    expect(world.jar.now.map(({ value }) => value)).toEqual(['renewed']);
  });

  test('a token goes in the header that the page used, with its scheme', async () => {
    const { world, askAt } = await setUp({});
    const headers: (string | undefined)[] = [];
    world.requests.serve('www.shop.test', (one) => {
      headers.push(one.headers.authorization, one.headers['x-auth']);
      return { text: '{}' };
    });
    await askAt('https://www.shop.test/', { cookies: [], token: 't' }, { name: 'authorization', scheme: 'Bearer' });
    await askAt('https://www.shop.test/', { cookies: [], token: 't' }, { name: 'x-auth', scheme: '' });
    await askAt('https://www.shop.test/', STRANGER, { name: 'x-auth', scheme: '' });
    expect(headers).toEqual(['Bearer t', undefined, undefined, 't', undefined, undefined]);
  });

  test.each(['https://login.shop.test/', 'http://www.shop.test/'])(
    'a token is not taken along to %s',
    async (redirectTo) => {
      const { world, askAt } = await setUp({});
      const seen: [string, string | undefined][] = [];
      for (const host of ['www.shop.test', 'login.shop.test'])
        world.requests.serve(host, ({ url, headers }) => {
          seen.push([url.href, headers.authorization]);
          return url.pathname === '/me'
            ? { redirectTo: '/you' }
            : url.pathname === '/you'
              ? { redirectTo }
              : { text: '{}' };
        });
      const asker = { cookies: [], token: 't' };
      await askAt('https://www.shop.test/me', asker, { name: 'authorization', scheme: 'Bearer' });
      expect(seen).toEqual([
        ['https://www.shop.test/me', 'Bearer t'],
        ['https://www.shop.test/you', 'Bearer t'],
        [redirectTo, undefined],
      ]);
    },
  );

  test('no answer is no sample', async () => {
    const { askAt } = await setUp({});
    expect(await askAt('https://www.shop.test/', STRANGER)).toBeNull();
  });
});
