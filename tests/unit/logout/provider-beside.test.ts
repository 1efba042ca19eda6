import { expect, test } from 'vitest';
import { cookieLabel } from '../../../utils/session/candidates';
import { signInOf } from '../../../utils/session/entrance';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { PASSWORD, USER } from '../../sites/town/house';
import { clinic } from '../../sites/town/houses/federation';
import { end } from '../fakes/ending';
import { makeSession } from '../fakes/make-session';
import { serveHouse } from '../fakes/town-house';
import { createWorld } from '../fakes/world';

/** A provider on the relying party's own site: one session for us, two on its servers. */
test('both are ended, and no question of ours opens a third that nobody ends', async () => {
  const world = createWorld();
  const [house] = clinic();
  if (!house) throw new Error('no clinic');
  serveHouse(world, house);
  const [portal, login] = house.hosts.map((host) => `https://${host}`);
  const send = (url: string, body?: string) =>
    world.requests.send({
      ...{ url, site: house.site, cookies: { kind: 'jar' }, signal: new AbortController().signal },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
  const asked = await send(`${portal}/login`);
  const next = asked.ok ? '/authorize?client_id=portal&response_type=code&scope=openid' : '';
  await send(`${login}/login`, new URLSearchParams({ username: USER, password: PASSWORD, next }).toString());
  await send(`${portal}/login`);
  const cookies = await world.jar.all();
  expect(cookies.map(({ name }) => name).sort()).toEqual(['portal_sid', 'sso_session']);
  const session = makeSession({
    ...{ site: house.site, seenAt: `${portal}/`, cookieNames: cookies.map(cookieLabel) },
    control: { address: `${portal}/`, kind: 'form', inMenu: false },
  });
  const signIn = signInOf(
    `${login}/authorize?client_id=portal&response_type=code&redirect_uri=${encodeURIComponent(`${portal}/callback`)}`,
  );
  world.ledger.setTrace(session.key, { ...EMPTY_TRACE, origins: [`${portal}`, `${login}`], signIn });
  expect(await end(world, session)).toMatchObject({ outcome: 'ended' });
  expect(house.judge({ cookies })).toMatchObject({ valid: false });
});
