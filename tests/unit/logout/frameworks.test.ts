import { describe, expect, test } from 'vitest';
import { cookieLabel, nominate } from '../../../utils/session/candidates';
import { detectFrameworks } from '../../../utils/site/detect-frameworks';
import type { Framework } from '../../../utils/site/recipe';
import { isRememberedCookie } from '../../../utils/site/recipe-request';
import { siteOf } from '../../../utils/site/site';
import { readFrameworks } from '../../recipes/read-catalogue';
import { type SimulatedSite, simulatedFramework } from '../../recipes/simulated-site';
import { Simulator } from '../../recipes/simulator';
import { PASSWORD, USER } from '../../sites/town/house';
import { end } from '../fakes/ending';
import { makeSession } from '../fakes/make-session';
import { serveHouse } from '../fakes/town-house';
import { createWorld, type World } from '../fakes/world';

const frameworks = readFrameworks();
const withWay = frameworks.filter(({ logOut, session }) => logOut.length > 0 && session.cookies !== undefined);

/** A server of this framework, and a person who has logged in there. */
async function logIn(site: SimulatedSite) {
  const world = createWorld({ frameworks });
  const simulator = new Simulator(site);
  const house = simulator.house();
  serveHouse(world, house, simulator.fallback);
  const body = new URLSearchParams({ user: USER, pass: PASSWORD }).toString();
  const { signal } = new AbortController();
  await world.requests.send({
    url: house.loginUrl,
    site: house.site,
    method: 'POST',
    body,
    cookies: { kind: 'jar' },
    signal,
  });
  return { world, house, cookies: await putWhereItLives(world, site) };
}

/** An application that lives below a path has its cookies there. */
async function putWhereItLives({ jar }: World, site: SimulatedSite) {
  const path = `${new URL(site.base).pathname.replace(/\/$/, '')}/`;
  for (const cookie of path === '/' ? [] : await jar.all()) {
    await jar.remove(cookie);
    jar.put({ ...cookie, path });
  }
  return jar.all();
}

describe('an application that runs on many sites', () => {
  test.each(withWay)(
    '$framework is recognised, logged out of in its own way, and that is proven',
    async (framework) => {
      const site = simulatedFramework(framework);
      const { world, house, cookies } = await logIn(site);
      expect(house.judge({ cookies }).valid).toBe(true);
      const nomination = nominate(cookies, null, frameworks, 0);
      expect(nomination.frameworks.map((one) => one.framework)).toEqual([framework.framework]);
      const session = makeSession({
        ...{ site: siteOf(house.host), seenAt: `${site.base}/`, account: site.account },
        cookieNames: nomination.cookies.map(cookieLabel),
      });
      const result = await end(world, session, { frameworks: nomination.frameworks });
      // Where the way is the control of an ordinary page, that is found before anybody asks what application it is.
      const isPlain = framework.logOut.some((step) => 'page' in step && step.press === 'control');
      expect(result).toMatchObject({ outcome: 'ended', way: isPlain ? expect.any(String) : 'framework' });
      expect(house.judge({ cookies }).valid).toBe(false);
      const remembered = cookies.filter(({ name }) => isRememberedCookie(framework, name)).map(({ name }) => name);
      expect(world.jar.names()).toEqual(expect.arrayContaining(remembered));
    },
  );

  test('there are thirty and more of them', () => {
    expect(withWay.length).toBeGreaterThanOrEqual(30);
  });
});

describe('an application that its cookies do not tell', () => {
  const marked = frameworks.filter(({ detect, logOut }) => detect.html !== undefined && logOut.length > 0);

  test.each(marked)('$framework is known by what its pages name', async (framework) => {
    const [mark = ''] = framework.detect.html ?? [];
    const asked = await endAtMarked(`<html><head>${mark}</head><body><h1>Welcome back</h1></body></html>`);
    const paths = pathsOf(framework);
    expect(asked.filter((line) => paths.some((path) => line.endsWith(` ${path}`)))).not.toEqual([]);
  });

  test('is not asked in any way of its own where no page names it', async () => {
    expect(await endAtMarked('<html><body><h1>Welcome back</h1></body></html>')).not.toContainEqual(
      expect.stringMatching(/logout|signout|sign_out/i),
    );
  });

  test('is known by where its token lies', () => {
    const found = detectFrameworks(frameworks, { cookieNames: [], storageKeys: ['hassTokens'] });
    expect(found.map((one) => one.framework)).toEqual(['home-assistant']);
  });
});

/** What its ways ask for, as far as that needs no cookie of its own. */
function pathsOf({ logOut }: Framework): string[] {
  const addresses = logOut.flatMap((step) => ('page' in step ? [step.page] : [step.before?.url ?? step.url]));
  return addresses.map((address) => new URL(address, 'https://www.shop.test').pathname);
}

/** Ends a session whose cookie anything may have set, at a site whose pages have this source. Gives what was asked. */
async function endAtMarked(source: string): Promise<string[]> {
  const world = createWorld({ frameworks });
  const cookie = world.jar.put({ name: 'sid_of_all', domain: 'www.shop.test' });
  world.requests.serve('www.shop.test', ({ cookies }) => ({
    text: cookies.has('sid_of_all') ? source : '<h1>Log in</h1>',
  }));
  const session = makeSession({
    site: 'shop.test',
    seenAt: 'https://www.shop.test/',
    cookieNames: [cookieLabel(cookie)],
  });
  await end(world, session);
  return world.requests.paths();
}
