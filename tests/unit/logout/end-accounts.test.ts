import { describe, expect, test } from 'vitest';
import { createLogOutOfAccounts } from '../../../utils/logout/end-accounts';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { hooksFor, startEnding } from '../fakes/ending';
import { LoginSite, type Manners } from '../fakes/login-site';
import { createWorld } from '../fakes/world';

/** Alice logged in, then bob over her, in one browser; the server knows both. */
async function setUp(manners: Partial<Manners> = {}) {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test', manners));
  const cookies = world.jar.now;
  site.login(world.jar);
  const alice = { account: 'alice', cookies, carriers: cookies };
  const session = world.enter(site);
  const ending = await startEnding(world, session, {
    traceNow: () => ({ ...EMPTY_TRACE, origins: ['https://www.shop.test'], otherAccounts: ['alice'] }),
  });
  return { world, site, alice, ending, hooks: hooksFor(ending) };
}

describe('several accounts in one browser', () => {
  test('each is ended on the server, and only then the site is said to be ended', async () => {
    const { site, alice, ending, hooks } = await setUp();
    expect(await createLogOutOfAccounts(ending, [[alice]], hooks).end()).toMatchObject({ outcome: 'ended' });
    expect(site.isAnyoneIn).toBe(false);
  });

  test('one whose credential is not held any more is said to be unproven', async () => {
    const { site, ending, hooks } = await setUp();
    const result = await createLogOutOfAccounts(ending, [], hooks).end();
    expect(result).toMatchObject({ outcome: 'logged-out', reason: 'other-account' });
    expect(site.isAnyoneIn).toBe(true);
  });

  test('the line says what is true of the account that fared worst', async () => {
    const { alice, ending, hooks } = await setUp({ ends: 'browser-only' });
    expect(await createLogOutOfAccounts(ending, [[alice]], hooks).end()).toMatchObject({ outcome: 'still-valid' });
  });

  test('the cookies of the present account are not touched while the other one is logged out', async () => {
    const { world, alice, ending, hooks } = await setUp();
    const before = world.jar.now;
    let asItsTurnCame: typeof before | null = null;
    const cookiesNow = async () => {
      asItsTurnCame ??= world.jar.now;
      return ending.cookiesNow();
    };
    await createLogOutOfAccounts({ ...ending, cookiesNow }, [[alice]], hooks).end();
    expect(asItsTurnCame).toEqual(before);
  });
});
