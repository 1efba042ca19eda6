import { describe, expect, test } from 'vitest';
import { takeBaselines } from '../../../utils/logout/baselines';
import type { Ending } from '../../../utils/logout/ending';
import { tryWays, waysFor } from '../../../utils/logout/try-ways';
import type { PressResult } from '../../../utils/page/page-reading';
import { startEnding } from '../fakes/ending';
import { makeFramework, makeRecipe } from '../fakes/fake-catalogue';
import type { Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const HOME = 'https://www.shop.test/';
const PRESSED: PressResult = { pressed: true, kind: 'button', menusOpened: 0, confirmed: false };
const inside = (control = '<a href="/logout">Log out</a>'): Reply => ({ text: `<nav>Alice ${control}</nav>` });
const OUTSIDE: Reply = { text: '<h1>Hello</h1><a href="/login">Log in</a>' };

/** A site that logs out at the given addresses; every other one has no effect. */
async function setUp(works: string[], rest: { steps?: string[]; hasTab?: boolean; control?: string } = {}) {
  const logOut = (rest.steps ?? []).map((path) => ({ method: 'GET' as const, url: `${HOME}${path}` }));
  const recipes = logOut.length > 0 ? [makeRecipe({ site: 'shop.test', logOut })] : [];
  const world = createWorld({ recipes });
  let isOpen = true;
  const end = (path: string) => {
    if (works.includes(path)) isOpen = false;
  };
  world.requests.serve('www.shop.test', ({ url, cookies }) => {
    if (url.pathname === '/') return isOpen && cookies.has('sid') ? inside(rest.control) : OUTSIDE;
    end(url.pathname.slice(1));
    return { text: 'done' };
  });
  const cookie = world.jar.put({ name: 'sid', domain: 'www.shop.test' });
  const tab = rest.hasTab ? world.tabs.add(HOME) : null;
  const press = () => {
    end('tab');
    return PRESSED;
  };
  if (tab) world.scripts.pages.set(tab.id, { press });
  const session = makeSession({ site: 'shop.test', seenAt: HOME });
  const framework = makeFramework({ framework: 'made-up', logOut: [{ method: 'GET', url: '/framework' }] });
  const ending = await startEnding(world, session, { frameworks: [framework] });
  const question = { method: 'GET' as const, address: HOME, header: null, isCall: false };
  const own = { cookies: [cookie], likely: [cookie], tokens: [], inPages: [], isWhole: true };
  const baselines = await takeBaselines(ending, [question], own);
  world.requests.seen.length = 0;
  return { world, ending, baselines };
}

const names = (ending: Ending) => waysFor(ending).map(({ name }) => name);

describe('the order of the ways', () => {
  test('the recipe first, what nobody sees before tabs, a hidden tab last', async () => {
    const { ending } = await setUp([]);
    expect(names(ending)).toEqual(['recipe', 'fetched-page', 'framework', 'openid', 'hidden-tab']);
  });

  test('an open page before requests, unless its control was seen to be a plain link or form', async () => {
    const { ending } = await setUp([], { hasTab: true });
    expect(names(ending)).toEqual(['recipe', 'open-tab', 'fetched-page', 'framework', 'openid', 'hidden-tab']);
    const control = { address: HOME, kind: 'link' as const, inMenu: false };
    expect(names({ ...ending, session: { ...ending.session, control } })).toEqual([
      ...['recipe', 'fetched-page', 'open-tab', 'framework', 'openid', 'hidden-tab'],
    ]);
  });
});

describe('trying', () => {
  test('stops at the first way after which the site treats the person as logged out', async () => {
    const { world, ending, baselines } = await setUp(['one'], { steps: ['one', 'two'], hasTab: true });
    expect(await tryWays(ending, baselines)).toEqual({ way: 'recipe', look: 'out', reason: null });
    expect(world.requests.paths().filter((path) => path !== 'GET /')).toEqual(['GET /one']);
    expect(world.scripts.pressed).toEqual([]);
  });

  test('goes on while the person is still logged in, step by step and way by way', async () => {
    const { world, ending, baselines } = await setUp(['framework'], { steps: ['one', 'two'], hasTab: true });
    expect(await tryWays(ending, baselines)).toMatchObject({ way: 'framework', look: 'out' });
    const presses = world.requests.paths().filter((path) => path !== 'GET /');
    expect(presses).toEqual(['GET /one', 'GET /two', 'GET /logout', 'GET /framework']);
    expect(world.scripts.pressed.length).toBeGreaterThan(0);
  });

  test('says what is true when everything was tried in vain', async () => {
    const { ending, baselines } = await setUp([], { hasTab: true });
    expect(await tryWays(ending, baselines)).toMatchObject({ look: 'in', reason: null });
  });

  test('without a way says so', async () => {
    const { ending, baselines } = await setUp([], { control: '' });
    expect(await tryWays({ ...ending, frameworks: [] }, baselines)).toEqual({
      way: null,
      look: 'unknown',
      reason: 'no-way',
    });
  });

  test('with a server that cannot be reached says that', async () => {
    const { world, ending, baselines } = await setUp([]);
    world.requests.serve('www.shop.test', () => null);
    expect(await tryWays(ending, baselines)).toMatchObject({ way: null, reason: 'offline' });
  });

  test('presses once where no answer tells whether it worked', async () => {
    const { world, ending } = await setUp([], { steps: ['one', 'two'] });
    expect(await tryWays(ending, [])).toEqual({ way: 'recipe', look: 'unknown', reason: null });
    expect(world.requests.paths()).toEqual(['GET /one']);
  });

  test('begins nothing when the time is over', async () => {
    const { world, ending, baselines } = await setUp(['one'], { steps: ['one'] });
    const late = { ...ending, signal: AbortSignal.abort() };
    expect(await tryWays(late, baselines)).toEqual({ way: null, look: 'unknown', reason: 'time-limit' });
    expect(world.requests.seen).toEqual([]);
  });

  test('leaves no hidden tab behind, whatever came of it', async () => {
    const { world, ending, baselines } = await setUp([], { control: '' });
    await tryWays({ ...ending, frameworks: [] }, baselines);
    world.tabs.canLoad = false;
    await tryWays({ ...ending, frameworks: [] }, baselines);
    expect(world.tabs.opened).toEqual([HOME, HOME]);
    expect(await world.tabs.all()).toEqual([]);
  });
});

describe('a log-out that ends one account of several', () => {
  async function withAccounts(names: string[], reach: 'one-account' | undefined) {
    const step = { method: 'GET' as const, url: `${HOME}out` };
    const recipe = makeRecipe({
      site: 'shop.test',
      session: { cookies: ['sid'] },
      logOut: [step],
      ...(reach ? { reach } : {}),
    });
    const world = createWorld({ recipes: [recipe] });
    const left = [...names];
    world.requests.serve('www.shop.test', ({ url, cookies }) => {
      const isIn = cookies.get('sid') === left[0] && left.length > 0;
      if (url.pathname === '/out' && isIn) left.shift();
      if (url.pathname === '/out') return { text: 'done', cookies: [{ name: 'sid', value: left[0] ?? '' }] };
      return isIn ? inside('') : OUTSIDE;
    });
    const cookie = world.jar.put({ name: 'sid', value: names[0] ?? '', domain: 'www.shop.test' });
    const ending = await startEnding(world, makeSession({ site: 'shop.test', seenAt: HOME }));
    const question = { method: 'GET' as const, address: HOME, header: null, isCall: false };
    const own = { cookies: [cookie], likely: [cookie], tokens: [], inPages: [], isWhole: true };
    return { world, ending, left, baselines: await takeBaselines(ending, [question], own) };
  }

  test('is asked for again as long as another account comes to light', async () => {
    const { world, ending, left, baselines } = await withAccounts(['s-1', 's-2', 's-3'], 'one-account');
    expect(await tryWays(ending, baselines)).toMatchObject({ way: 'recipe', look: 'out' });
    expect(left).toEqual([]);
    expect(world.requests.paths().filter((path) => path.endsWith(' /out'))).toHaveLength(3);
  });

  test('is not asked for again where the recipe does not say so', async () => {
    const { ending, left, baselines } = await withAccounts(['s-1', 's-2', 's-3'], undefined);
    await tryWays(ending, baselines);
    expect(left).toEqual(['s-2', 's-3']);
  });
});
