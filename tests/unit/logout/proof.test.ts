import { describe, expect, test } from 'vitest';
import type { SiteCookie } from '../../../utils/browser/cookie-jar';
import { takeBaselines } from '../../../utils/logout/baselines';
import type { Credential } from '../../../utils/logout/credential';
import type { Ending } from '../../../utils/logout/ending';
import type { Question } from '../../../utils/logout/probe-request';
import { lookNow, prove } from '../../../utils/logout/proof';
import { startEnding } from '../fakes/ending';
import type { Ask, Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const HOME = 'https://www.shop.test/';
const page = (address = HOME): Question => ({ method: 'GET', address, header: null, isCall: false });
const call: Question = {
  method: 'GET',
  address: `${HOME}api/me`,
  header: { name: 'authorization', scheme: 'Bearer' },
  isCall: true,
};
const FOREVER = new AbortController().signal;

/** A server whose rule for letting somebody in can be changed by a test, as a log-out changes it. */
async function setUp(names: string[], isIn: (ask: Ask) => boolean) {
  const world = createWorld();
  const cookies = names.map((name) => world.jar.put({ name, value: `${name}-value`, domain: 'www.shop.test' }));
  const server = { isIn, reply: (ask: Ask): Reply | null => answer(server.isIn(ask)) };
  world.requests.serve('www.shop.test', (ask) => server.reply(ask));
  const ending = await startEnding(world, makeSession({ site: 'shop.test' }));
  return { world, server, ending, cookies };
}

const answer = (isIn: boolean): Reply =>
  isIn
    ? { text: '<nav>Alice <a href="/logout">Log out</a></nav>' }
    : { text: '<h1>Hello</h1><a href="/login">Log in</a>' };

const credential = (cookies: SiteCookie[], tokens: string[] = []): Credential => ({
  cookies,
  likely: cookies,
  tokens,
  inPages: [],
  isWhole: true,
});
const has = (name: string) => (ask: Ask) => ask.cookies.get(name) === `${name}-value`;
const nobody = () => false;

async function proveAfter(
  setup: { ending: Ending; server: { isIn(ask: Ask): boolean } },
  own: Credential,
  questions: Question[],
  isInAfterwards: (ask: Ask) => boolean,
) {
  const baselines = await takeBaselines(setup.ending, questions, own);
  setup.server.isIn = isInAfterwards;
  return prove(setup.ending, baselines, [own], FOREVER);
}

describe('the proof', () => {
  test('is given when the whole credential and each part of it are answered as a stranger is', async () => {
    const setup = await setUp(['sid', 'remember'], has('sid'));
    expect(await proveAfter(setup, credential(setup.cookies), [page()], nobody)).toEqual({ kind: 'refused' });
  });

  test.each<[string, (ask: Ask) => boolean]>([
    ['the whole credential', (ask) => has('sid')(ask) && has('remember')(ask)],
    ['the session alone', has('sid')],
    ['the remembered login alone', has('remember')],
    ['the remembered login, but not beside a session that is over', (ask) => has('remember')(ask) && !has('sid')(ask)],
  ])('is not given while the server accepts %s', async (_, isInAfterwards) => {
    const setup = await setUp(['sid', 'remember'], has('sid'));
    const verdict = await proveAfter(setup, credential(setup.cookies), [page()], isInAfterwards);
    expect(verdict).toEqual({ kind: 'accepted', byToken: false });
  });

  test('is not given when part of the credential goes to no place that was asked', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const deep = setup.world.jar.put({ name: 'deep', domain: 'www.shop.test', path: '/deep/' });
    const verdict = await proveAfter(setup, credential([...setup.cookies, deep]), [page()], nobody);
    expect(verdict).toEqual({ kind: 'unproven', reason: 'credential-untestable' });
  });

  test.each<[string, () => Reply | null]>([
    ['breaks', () => ({ status: 502, text: 'Bad gateway' })],
    ['was asked too often', () => ({ status: 429, text: 'Slowly' })],
    ['is not there', () => null],
  ])('is not given by a server that %s', async (_, reply) => {
    const setup = await setUp(['sid'], has('sid'));
    const own = credential(setup.cookies);
    const baselines = await takeBaselines(setup.ending, [page()], own);
    setup.server.reply = reply;
    expect(await prove(setup.ending, baselines, [own], FOREVER)).toEqual({ kind: 'unproven', reason: 'no-proof-page' });
  });

  test('is not given by one question when another still lets the credential in', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const stillIn = (ask: Ask) => ask.url.pathname === '/inside' && has('sid')(ask);
    const verdict = await proveAfter(setup, credential(setup.cookies), [page(), page(`${HOME}inside`)], stillIn);
    expect(verdict).toEqual({ kind: 'accepted', byToken: false });
  });

  test('is not given without a page that tells the person from a stranger', async () => {
    const setup = await setUp(['sid'], () => true);
    expect(await proveAfter(setup, credential(setup.cookies), [page()], nobody)).toEqual({
      kind: 'unproven',
      reason: 'no-proof-page',
    });
  });

  test.each([0, 1])('is not given while version %i of the credential is accepted', async (valid) => {
    const setup = await setUp(['sid'], has('sid'));
    const renewed = setup.cookies.map((cookie) => ({ ...cookie, value: 'sid-renewed' }));
    const versions = [credential(setup.cookies), credential(renewed)];
    const baselines = await takeBaselines(setup.ending, [page()], versions[0] ?? credential([]));
    setup.server.isIn = ({ cookies }) => cookies.get('sid') === versions[valid]?.cookies[0]?.value;
    expect(await prove(setup.ending, baselines, versions, FOREVER)).toEqual({ kind: 'accepted', byToken: false });
    setup.server.isIn = nobody;
    expect(await prove(setup.ending, baselines, versions, FOREVER)).toEqual({ kind: 'refused' });
  });

  test('is not given once its time is over', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const own = credential(setup.cookies);
    const baselines = await takeBaselines(setup.ending, [page()], own);
    setup.server.isIn = nobody;
    const verdict = await prove(setup.ending, baselines, [own], AbortSignal.abort());
    expect(verdict).toEqual({ kind: 'unproven', reason: 'no-proof-page' });
  });

  test('never writes the old credential back, nor anything that the server answers it', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const own = credential(setup.cookies);
    const baselines = await takeBaselines(setup.ending, [page()], own);
    for (const cookie of setup.cookies) await setup.world.jar.remove(cookie);
    setup.server.reply = (ask) => ({ ...answer(has('sid')(ask)), cookies: [{ name: 'sid', value: 'renewed' }] });
    await prove(setup.ending, baselines, [own], FOREVER);
    expect(setup.world.jar.now).toEqual([]);
    expect(setup.world.requests.seen.slice(-1)[0]?.kind).toBe('exact');
  });
});

describe('the proof of a token', () => {
  const bearer = (token: string) => (ask: Ask) => ask.headers.authorization === `Bearer ${token}`;

  test('asks with the header that the page used, and knows a token that is still accepted', async () => {
    const setup = await setUp([], bearer('t-1'));
    const verdict = await proveAfter(setup, credential([], ['t-1']), [call], bearer('t-1'));
    expect(verdict).toEqual({ kind: 'accepted', byToken: true });
  });

  test('is given when the token is refused', async () => {
    const setup = await setUp([], bearer('t-1'));
    expect(await proveAfter(setup, credential([], ['t-1']), [call], nobody)).toEqual({ kind: 'refused' });
  });

  test('is not given when one of several tokens could not be tried', async () => {
    const setup = await setUp([], bearer('t-1'));
    const verdict = await proveAfter(setup, credential([], ['t-1', 't-2']), [call], nobody);
    expect(verdict).toEqual({ kind: 'unproven', reason: 'credential-untestable' });
  });
});

describe('how the site treats the person now', () => {
  test('is asked with the cookies that are left, at every question', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const baselines = await takeBaselines(setup.ending, [page(), page(`${HOME}inside`)], credential(setup.cookies));
    expect(await lookNow(setup.ending, baselines)).toBe('in');
    for (const cookie of setup.cookies) await setup.world.jar.remove(cookie);
    expect(await lookNow(setup.ending, baselines)).toBe('out');
    setup.server.isIn = (ask) => ask.url.pathname === '/inside';
    expect(await lookNow(setup.ending, baselines)).toBe('in');
    setup.server.reply = () => null;
    expect(await lookNow(setup.ending, baselines)).toBe('unknown');
  });

  test('is unknown while one question says out and another says nothing', async () => {
    const setup = await setUp(['sid'], has('sid'));
    const baselines = await takeBaselines(setup.ending, [page(), page(`${HOME}inside`)], credential(setup.cookies));
    setup.server.reply = (ask) => (ask.url.pathname === '/inside' ? { status: 503 } : answer(false));
    expect(await lookNow(setup.ending, baselines)).toBe('unknown');
  });

  test('is unknown when there is nothing to ask', async () => {
    const setup = await setUp(['sid'], has('sid'));
    expect(await lookNow(setup.ending, [])).toBe('unknown');
  });
});
