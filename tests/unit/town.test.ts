import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../utils/logout/outcome.ts';
import type { Credential, House, Step } from '../sites/town/house.ts';
import { FAMILIES } from '../sites/town/houses/index.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { Visitor } from '../sites/town/visitor.ts';

const houses: House[] = FAMILIES.flatMap((family) => family());
const withLogin = houses.filter(({ id }) => id !== 'visitor-cookie');
const withLogout = houses.filter(({ logoutSteps }) => logoutSteps.length > 0);
const NEVER_ANSWERS = 'never-answers';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.close());

async function loggedIn(id: string): Promise<Visitor> {
  const visitor = new Visitor(town);
  await visitor.follow(town.house(id).loginSteps);
  return visitor;
}

/** The house's own log-out; from the one that never answers the visitor walks away once the server was asked. */
async function logOut(visitor: Visitor, { id, host, logoutSteps }: House): Promise<void> {
  if (id !== NEVER_ANSWERS) return visitor.follow(logoutSteps);
  const patience = new AbortController();
  visitor.patience = patience.signal;
  const isAsked = () => town.seen.some((request) => request.host === host && request.url === '/logout');
  const leaving = visitor.follow(logoutSteps);
  await expect.poll(isAsked).toBe(true);
  patience.abort();
  await expect(leaving).rejects.toThrow('abort');
  visitor.patience = undefined;
}

/** A credential with one of its cookies changed, so that only the others can count. */
const without = (credential: Credential, name: string): Credential => ({
  ...credential,
  cookies: credential.cookies.filter((cookie) => cookie.name !== name),
});

describe('every house of the town', () => {
  it('has an id, a host and a site of its own, and outcomes that exist', () => {
    const hosts = houses.flatMap((house) => house.hosts);
    expect(new Set(houses.map(({ id }) => id)).size).toBe(houses.length);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(new Set(houses.map(({ site }) => site)).size).toBe(houses.length);
    for (const { expected, host, site } of houses) {
      expect(host.endsWith(site)).toBe(true);
      for (const outcome of expected.outcomes) expect(OUTCOMES).toContain(outcome);
      expect(expected.outcomes.includes('ended')).toBe(expected.endsOnServer);
    }
  });

  it.each(withLogin)('$id lets the right password in and no other', async ({ id, loginSteps }) => {
    const wrong = loginSteps.map((step): Step => {
      if ('fill' in step && step.fill === '#pass') return { ...step, value: 'wrong' };
      return 'goto' in step ? { goto: step.goto.replace('correct-horse', 'wrong') } : step;
    });
    const stranger = new Visitor(town);
    await stranger.follow(wrong).catch((error: unknown) => expect(String(error)).toContain('401'));
    expect((await town.truth(id, stranger.credential())).valid).toBe(false);
    const alice = await loggedIn(id);
    expect((await town.truth(id, alice.credential())).valid).toBe(true);
  });

  it.each(withLogout)('$id: after its own log-out the server does as expected ($kind)', async ({ id, expected }) => {
    const visitor = await loggedIn(id);
    const stolen = visitor.credential();
    await logOut(visitor, town.house(id));
    expect((await town.truth(id, stolen)).valid).toBe(!expected.endsOnServer);
  });

  it.each(withLogin)('$id: a session ends only its own, and asking for the truth changes nothing', async ({ id }) => {
    const [first, second] = [await loggedIn(id), await loggedIn(id)];
    const stolen = second.credential();
    await town.truth(id, first.credential());
    if (town.house(id).logoutSteps.length > 0) await logOut(first, town.house(id));
    const answers = [await town.truth(id, stolen), await town.truth(id, stolen)];
    expect(answers.map(({ valid }) => valid)).toEqual([true, true]);
  });

  it.each(withLogin.filter(({ id }) => id !== 'basic'))(
    '$id: the ledger knows every secret it gave',
    async ({ id }) => {
      const { cookies, storage } = (await loggedIn(id)).credential();
      const own = cookies.filter(({ domain = '' }) => town.house(id).hosts.some((host) => host.endsWith(domain)));
      const secrets = [...own.map(({ value }) => value), ...Object.values(storage ?? {})];
      expect(secrets.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(town.issued(id)).toContain(secret);
    },
  );
});

describe('static pages', () => {
  const isScripted = ({ loginSteps }: House) => loginSteps.some((step) => 'click' in step && step.http !== undefined);
  it.each(withLogin.filter((house) => !isScripted(house)))(
    '$id: $loggedInSelector tells who is in from who is not',
    async ({ id, homeUrl, loggedInSelector }) => {
      const stranger = new Visitor(town);
      await stranger.open(homeUrl);
      expect(stranger.has('main, h1')).toBe(true);
      expect(stranger.has(loggedInSelector)).toBe(false);
      const alice = await loggedIn(id);
      await alice.open(homeUrl);
      expect(alice.has(loggedInSelector)).toBe(true);
    },
  );

  it.each(withLogin.filter((house) => !isScripted(house) && house.id !== 'basic'))(
    '$id: the account page needs a login',
    async ({ id, host, homeUrl }) => {
      const account = new URL('/account', homeUrl).href;
      const stranger = new Visitor(town);
      await stranger.open(account);
      expect(stranger.url).not.toBe(account);
      expect(stranger.has('#pass')).toBe(true);
      const alice = await loggedIn(id);
      await alice.open(account);
      expect(new URL(alice.url).host).toBe(host);
      expect(alice.has('dl')).toBe(true);
    },
  );
});

describe('particular houses', () => {
  it.each([
    ['two-cookies', 'SESSION'],
    ['remember-me', 'sid'],
    ['remember-me-kept', '_circle_session'],
  ])('%s: the other cookie is enough without %s', async (id, name) => {
    const visitor = await loggedIn(id);
    expect((await town.truth(id, without(visitor.credential(), name))).valid).toBe(true);
  });

  it.each(['get-link-nonce', 'post-form-csrf', 'fetch-menu', 'confirmation', 'link-button-js'])(
    '%s refuses a log-out with another session’s token',
    async (id) => {
      const [alice, other] = [await loggedIn(id), await loggedIn(id)];
      const stolen = alice.credential();
      const { logoutSteps, homeUrl } = town.house(id);
      const last = logoutSteps.at(-1);
      await alice.follow(logoutSteps.slice(0, -1));
      await other.open(homeUrl);
      // the page is alice's, the cookies are the other's: the token must not fit
      alice.swapCookies(other);
      if (last !== undefined)
        await alice.follow([last]).catch((error: unknown) => expect(String(error)).toContain('403'));
      expect((await town.truth(id, stolen)).valid).toBe(true);
      expect((await town.truth(id, alice.credential())).valid).toBe(true);
    },
  );

  it('a relying party lets people in again while the provider knows them', async () => {
    const visitor = await loggedIn('rp-chess');
    const chess = town.house('rp-chess');
    const old = visitor.credential();
    await visitor.follow(chess.logoutSteps);
    expect((await town.truth('rp-chess', old)).valid).toBe(false);
    expect((await town.truth('idp', old)).valid).toBe(true);
    await visitor.open(chess.homeUrl);
    expect(visitor.has('.who')).toBe(true);
    await visitor.open(town.house('rp-garden').homeUrl);
    expect(visitor.has('.who')).toBe(true);
    await visitor.follow(town.house('idp').logoutSteps);
    await visitor.follow(chess.logoutSteps);
    await visitor.open(chess.homeUrl);
    expect(visitor.has('.who')).toBe(false);
  });

  it('cookie-again gives the dead cookie back, also with a late beacon', async () => {
    const visitor = await loggedIn('cookie-again');
    const { cookies } = visitor.credential();
    await visitor.follow(town.house('cookie-again').logoutSteps);
    expect(visitor.credential().cookies).toEqual(cookies);
  });

  it('switched-id and visitor-cookie give visitors a cookie that opens nothing', async () => {
    for (const id of ['switched-id', 'visitor-cookie']) {
      const visitor = new Visitor(town);
      await visitor.open(town.house(id).homeUrl);
      expect(visitor.credential().cookies).toHaveLength(1);
      expect((await town.truth(id, visitor.credential())).valid).toBe(false);
    }
  });

  it('plain-http is not on https, the others redirect from http', async () => {
    const visitor = new Visitor(town);
    await expect(visitor.open('https://www.old-mill-forum.test/')).rejects.toThrow();
    await visitor.open('http://www.harbour-library.test/about');
    expect(visitor.url).toBe('https://www.harbour-library.test/about');
  });
});

describe('the town itself', () => {
  it('answers for chosen houses only, notes what was asked, hides its truth from the notes, and cleans up', async () => {
    const small = await startTown({ only: ['get-link'] });
    expect(small.houses.map(({ id }) => id)).toEqual(['get-link']);
    expect(() => small.house('basic')).toThrow('no house');
    await small.truth('get-link', { cookies: [] });
    const visitor = new Visitor(small);
    await visitor.open('https://www.harbour-library.test/about');
    const leak = await visitor.open('https://www.harbour-library.test/__credentials');
    expect(leak.status).toBe(404);
    expect(small.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /about', 'GET /__credentials']);
    await small.close();
    expect(existsSync(small.caPath)).toBe(false);
  });

  it('runs by itself and prints hosts and ports', async () => {
    const child = spawn(process.execPath, ['tests/sites/town/serve.ts', 'get-link'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await expect.poll(() => output, { timeout: 20_000 }).toContain('correct-horse');
    expect(output).toMatch(/www\.harbour-library\.test[\s\S]*https on 127\.0\.0\.1:\d+/);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
