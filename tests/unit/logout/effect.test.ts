import { describe, expect, test, vi } from 'vitest';
import { hadEffect, isShown } from '../../../utils/logout/effect';
import { hiddenTabWay } from '../../../utils/logout/ways/hidden-tab';
import type { PageReading } from '../../../utils/page/page-reading';
import type { StoredToken } from '../../../utils/session/session';
import { startEnding } from '../fakes/ending';
import { LoginSite } from '../fakes/login-site';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const reading = (verdict: PageReading['verdict'], ...reasons: string[]): PageReading => ({
  address: 'https://www.shop.test/',
  verdict,
  reasons,
  account: null,
  control: null,
  hasPasswordField: true,
  tokens: [],
});

const FIRST = 'q8v2m0k4t7r1d9s3h6j5';
const SECOND = 'b0n2c4q8v2m0k4t7r1d9';

/** What the press left: the page in the open tab, and the cookie, which our own questions may have renewed before. */
async function effectOf(after: PageReading | null, { asked = FIRST, pressed = FIRST, left = FIRST } = {}) {
  const world = createWorld();
  const ending = await startEnding(world, world.enter(world.addSite(new LoginSite('www.shop.test'))));
  const tab = world.tabs.add('https://www.shop.test/');
  ending.tabs.push({ ...tab });
  if (after) world.scripts.pages.set(tab.id, { reading: after });
  const cookieOf = async (value: string) => {
    world.jar.put({ name: 'session_id', value, domain: 'www.shop.test' });
    return ending.cookiesNow();
  };
  ending.presses.push(await cookieOf(asked));
  const before = await cookieOf(pressed);
  await cookieOf(left);
  return hadEffect(ending, {
    baselines: [],
    credential: { cookies: before, likely: before, tokens: [], inPages: [], isWhole: true },
  });
}

test.each<[string, PageReading | null, boolean]>([
  ['nothing that can be read', null, false],
  ['the same page as before', reading('in', 'control'), false],
  ['a page that says nothing', reading('unknown', 'account-menu'), false],
  ['a form for a new password, beside the control', reading('in', 'control', 'password-form'), false],
  ['a page that says so', reading('out', 'login-form'), true],
  ['a login form over the page with its control', reading('unknown', 'control', 'login-form', 'login-link'), true],
])('%s: %s', async (_, after, isSeen) => {
  expect(await effectOf(after)).toBe(isSeen);
});

test('another value of the cookie tells of an effect, unless every page brings another one', async () => {
  expect(await effectOf(null, { left: SECOND })).toBe(true);
  expect(await effectOf(null, { asked: 'r0', pressed: FIRST, left: SECOND })).toBe(false);
});

describe('tokens', () => {
  const HOME = 'https://www.shop.test/';
  const TOKEN = 'access-k3m9x2v7c1b8n4z6q0';
  const MARK: StoredToken = {
    ...{ area: 'local', key: 'access', kind: 'jwt', expiresAtMs: null, origin: 'https://www.shop.test' },
  };

  /** The log-out by tokens alone, after a press that showed nothing to the questions. */
  async function effectOfTokens(inPages: string[], left: string[] | null, showedEffect = false) {
    const world = createWorld();
    const ending = await startEnding(world, makeSession({ site: 'shop.test', tokens: [MARK] }), {
      hidden: { showedEffect },
    });
    if (left) {
      const tab = world.tabs.add('https://www.shop.test/');
      ending.tabs.push({ ...tab });
      const storage = new Map(left.map((token) => [token, token]));
      world.scripts.pages.set(tab.id, { reading: reading('unknown'), storage, tokenKeys: left });
    }
    const held = ending.tabs.map(({ id }) => ({ tabId: id, tokens: inPages }));
    const credential = { cookies: [], likely: [], tokens: [TOKEN], inPages: held, isWhole: true };
    return hadEffect(ending, { baselines: [], credential });
  }

  test('that the open page has dropped tell of an effect; those that it still holds, or never held, do not', async () => {
    expect(await effectOfTokens([TOKEN], [])).toBe(true);
    expect(await effectOfTokens([TOKEN], [TOKEN])).toBe(false);
    expect(await effectOfTokens([], [])).toBe(false);
  });

  test('of which no page is open tell of none, unless the page that was pressed showed it', async () => {
    expect(await effectOfTokens([], null)).toBe(false);
    expect(await effectOfTokens([], null, true)).toBe(true);
  });

  test('tell nothing in a page that cannot be read any more, or that has gone to another site', async () => {
    const world = createWorld();
    const ending = await startEnding(world, makeSession({ site: 'shop.test', tokens: [MARK] }));
    const unread = world.tabs.add(HOME);
    expect(await isShown(ending, [unread.id], [{ tabId: unread.id, tokens: [TOKEN] }])).toBe(false);
    const away = world.tabs.add('https://login.provider.test/leave?');
    world.scripts.pages.set(away.id, { reading: reading('unknown'), storage: new Map() });
    expect(await isShown(ending, [away.id], [{ tabId: away.id, tokens: [TOKEN] }])).toBe(false);
    const emptied = world.tabs.add(HOME);
    world.scripts.pages.set(emptied.id, { reading: reading('unknown'), storage: new Map() });
    const both = [unread.id, emptied.id];
    expect(
      await isShown(
        ending,
        both,
        both.map((tabId) => ({ tabId, tokens: [TOKEN] })),
      ),
      'beside one that has dropped it',
    ).toBe(true);
  });

  test('in memory only, beside a cookie that tells nothing: the page of our own shows that nobody is in any more', async () => {
    const world = createWorld();
    const session = world.enter(world.addSite(new LoginSite('www.shop.test')), { carriesToken: true });
    const ending = await startEnding(world, session);
    const press = () => ({ pressed: true, kind: 'button', menusOpened: 0, confirmed: false }) as const;
    world.tabs.onChange(({ tab }) => world.scripts.pages.set(tab.id, { press, reading: reading('out') }));
    const [attempt] = await hiddenTabWay.attempts(ending);
    await attempt?.();
    expect(ending.hidden.showedEffect).toBe(true);
  });

  test.each([
    ['at once', 1, true],
    ['after the server has answered', 2, true],
    ['never', Number.POSITIVE_INFINITY, false],
  ])('that a page of our own drops %s', async (_, lookCount, isSeen) => {
    const world = createWorld();
    world.enter(world.addSite(new LoginSite('www.shop.test')));
    const ending = await startEnding(world, makeSession({ site: 'shop.test', seenAt: HOME, tokens: [MARK] }));
    const press = () => ({ pressed: true, kind: 'button', menusOpened: 0, confirmed: false }) as const;
    world.tabs.onChange(({ tab }) => world.scripts.pages.set(tab.id, { press }));
    const tokenValues = vi.spyOn(world.scripts, 'tokenValues');
    tokenValues.mockImplementation(async () => (tokenValues.mock.calls.length > lookCount ? [] : [TOKEN]));
    const [attempt] = await hiddenTabWay.attempts(ending);
    expect(await attempt?.()).toEqual({ pressed: true });
    expect(ending.hidden.showedEffect).toBe(isSeen);
  });
});
