import { expect, test } from 'vitest';
import { end } from '../fakes/ending';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

/** Somebody logged in at `mail.<site>` with a cookie of the whole site, whose control is on `host`. */
async function logOutBy(host: string, site: string) {
  const world = createWorld();
  let isOpen = true;
  const home = `https://mail.${site}/home`;
  world.requests.serve(`mail.${site}`, ({ cookies }) =>
    isOpen && cookies.has('sid')
      ? { text: `<header><nav><span>Alice</span><a href="https://${host}/logout">Log out</a></nav></header>` }
      : { text: '<main><h1>Welcome</h1><a href="/login">Log in</a></main>' },
  );
  world.requests.serve(host, ({ url }) => {
    if (url.pathname === '/logout') isOpen = false;
    return { text: '<h1>Goodbye</h1>' };
  });
  world.jar.put({ name: 'sid', domain: `.${site}`, hostOnly: false });
  const session = makeSession({ site, seenAt: home, cookieNames: [`sid@${site}`] });
  return { result: await end(world, session), isOpen: () => isOpen };
}

test('a control that is on another host of the site is pressed', async () => {
  const { result, isOpen } = await logOutBy('accounts.app.test', 'app.test');
  expect(result).toMatchObject({ outcome: 'ended', way: 'fetched-page' });
  expect(isOpen()).toBe(false);
});

test('one at a neighbour below the same private suffix is not', async () => {
  const { result, isOpen } = await logOutBy('bob.github.io', 'alice.github.io');
  expect(result).toMatchObject({ outcome: 'wiped-only', reason: 'no-way' });
  expect(isOpen()).toBe(true);
});
