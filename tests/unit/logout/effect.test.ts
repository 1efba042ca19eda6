import { expect, test } from 'vitest';
import { hadEffect } from '../../../utils/logout/effect';
import type { PageReading } from '../../../utils/page/page-reading';
import { startEnding } from '../fakes/ending';
import { LoginSite } from '../fakes/login-site';
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
    credential: { cookies: before, likely: before, tokens: [], isWhole: true },
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
