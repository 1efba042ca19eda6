import { describe, expect, test } from 'vitest';
import { end } from '../fakes/ending';
import { LoginSite, type Manners } from '../fakes/login-site';
import { createWorld } from '../fakes/world';

/** Logs the person in to a site of these manners, ends the session, and tells what the server knows afterwards. */
async function endAt(manners: Partial<Manners>) {
  const world = createWorld();
  const site = world.addSite(new LoginSite('www.shop.test', manners));
  const session = world.enter(site);
  const result = await end(world, session);
  return { ...result, isAnyoneIn: site.isAnyoneIn, world };
}

describe('the end of a session, against servers of many manners', () => {
  test.each<[string, Partial<Manners>, string, string | null, string | null]>([
    ['a plain link', {}, 'ended', 'fetched-page', null],
    ['a form with a token', { control: 'form' }, 'ended', 'fetched-page', null],
    ['a page that asks whether one is sure', { control: 'confirmation' }, 'ended', 'fetched-page', null],
    ['a remembered login that ends as well', { remembers: true }, 'ended', 'fetched-page', null],
    ['a session under a path', { path: '/app/' }, 'ended', 'fetched-page', null],
    [
      'a log-out that only clears the cookie',
      { ends: 'browser-only' },
      'still-valid',
      'fetched-page',
      'old-credential-works',
    ],
    [
      'a remembered login that stays',
      { remembers: true, ends: 'all-but-remembered' },
      'still-valid',
      'fetched-page',
      'old-credential-works',
    ],
    ['a log-out without effect', { ends: 'nothing' }, 'wiped-only', 'fetched-page', 'no-effect'],
    [
      'a log-out without effect, with ids that change with every page and stay in force',
      { ends: 'nothing', rotates: 'and keeps' },
      'wiped-only',
      'fetched-page',
      'no-effect',
    ],
    ['no control at all', { control: 'none' }, 'wiped-only', null, 'no-way'],
    ['a server that breaks at the log-out', { breaksWith: 500 }, 'logged-out', 'fetched-page', 'no-proof-page'],
    ['a server that has had enough', { breaksWith: 429 }, 'logged-out', 'fetched-page', 'no-proof-page'],
    ['a server that is gone after the log-out', { breaksWith: 'silence' }, 'wiped-only', null, 'offline'],
  ])('%s', async (_, manners, outcome, way, reason) => {
    expect(await endAt(manners)).toMatchObject({ outcome, way, reason });
  });

  test.each(['link', 'form', 'confirmation'] as const)(
    'with ids that change with every page, logs out by a %s although nothing can be proven',
    async (control) => {
      const { outcome, reason, isAnyoneIn } = await endAt({ control, rotates: true });
      expect({ outcome, reason, isAnyoneIn }).toEqual({
        outcome: 'logged-out',
        reason: 'no-proof-page',
        isAnyoneIn: false,
      });
    },
  );

  const controls = ['link', 'form', 'confirmation'] as const;
  test.each(controls)(
    'with a %s, says "ended" only where the server lets nobody in any more',
    async (control) => {
      const endings = ['all', 'browser-only', 'all-but-remembered', 'nothing'] as const;
      for (const ends of endings)
        for (const remembers of [true, false])
          for (const breaksWith of [null, 429, 'silence'] as const) {
            const { outcome, isAnyoneIn } = await endAt({ control, ends, remembers, breaksWith });
            const isFalse = outcome === 'ended' && isAnyoneIn;
            expect({ ends, remembers, breaksWith, isFalse }).toEqual({ ends, remembers, breaksWith, isFalse: false });
          }
    },
    30_000,
  );
});
