import { expect, test } from 'vitest';
import { forgetSignIn } from '../../../utils/logout/http-sign-in';
import { EMPTY_TRACE, type SiteTrace, withSignIn } from '../../../utils/session/site-trace';
import { end, startEnding } from '../fakes/ending';
import { LoginSite } from '../fakes/login-site';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

/** Ends the sign-ins at these addresses; `open` tells what a page forgets. Gives what was forgotten where. */
async function endAt(httpSignIns: string[], open: string[], forgets: (address: string) => boolean = () => true) {
  const world = createWorld();
  const session = makeSession({ site: 'nas.test' });
  const trace: SiteTrace = { ...EMPTY_TRACE, httpSignIns };
  world.ledger.setTrace(session.key, trace);
  const forgotten: string[] = [];
  const dropSignIn = (address: string) => {
    forgotten.push(address);
    return forgets(address);
  };
  for (const url of open) world.scripts.pages.set(world.tabs.add(url).id, { dropSignIn });
  const ending = await startEnding(world, session);
  world.tabs.onChange(({ tab }) => world.scripts.pages.set(tab.id, { dropSignIn }));
  return { result: await forgetSignIn(ending), forgotten, opened: world.tabs.opened, left: await world.tabs.all() };
}

test('each realm of each origin is forgotten, in a page of that origin', async () => {
  const signIns = ['https://nas.test/photos/', 'https://nas.test/admin/', 'https://nas.test:8443/'];
  const { result, forgotten, opened, left } = await endAt(signIns, ['https://nas.test/photos/1']);
  expect(forgotten).toEqual(signIns);
  expect(opened).toEqual(['https://nas.test:8443/']);
  expect(left.map(({ url }) => url)).toEqual(['https://nas.test/photos/1']);
  expect(result).toMatchObject({ outcome: 'wiped-only', reason: 'http-sign-in' });
});

test('where the browser does not forget one of them, that is said', async () => {
  const forgets = (address: string) => !address.includes('admin');
  const { result } = await endAt(['https://nas.test/admin/', 'https://nas.test/'], ['https://nas.test/'], forgets);
  expect(result).toMatchObject({ outcome: 'wiped-only', reason: 'browser-keeps-sign-in' });
});

test('a sign-in is noted once for each directory, without a query and without a name in it', () => {
  const at = (...urls: string[]) => urls.reduce(withSignIn, EMPTY_TRACE).httpSignIns;
  expect(at('https://nas.test/a/1?x=secret', 'https://nas.test/a/2', 'https://nas.test/b/')).toEqual([
    'https://nas.test/a/1',
    'https://nas.test/b/',
  ]);
  expect(at('https://nas.test/users/alice')).toEqual(['https://nas.test/users/']);
  expect(at(...Array.from({ length: 20 }, (_, index) => `https://nas.test/d${index}/`))).toHaveLength(8);
});

const CONTROL = { address: 'https://www.nas.test/', kind: 'link' as const, inMenu: false };

test.each([
  [true, CONTROL, { outcome: 'ended', reason: null }],
  [false, CONTROL, { outcome: 'failed', reason: 'browser-keeps-sign-in' }],
  [true, null, { outcome: 'ended', reason: null }],
])('beside a login of the site’s own it is dropped as well: %s, %j', async (isDropped, control, expected) => {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.nas.test'));
  const session = { ...world.enter(site, { httpSignIns: [`${site.home}files/`] }), control };
  const dropped: string[] = [];
  world.tabs.onChange(({ tab }) =>
    world.scripts.pages.set(tab.id, {
      dropSignIn: (address) => {
        dropped.push(address);
        return isDropped;
      },
    }),
  );
  expect(await end(world, session)).toMatchObject({ ...expected, way: 'fetched-page' });
  expect(dropped).toEqual(['https://www.nas.test/files/']);
  expect(site.isAnyoneIn).toBe(false);
});
