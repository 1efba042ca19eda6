import { expect, test } from 'vitest';
import { dryRun } from '../../../utils/logout/dry-run.ts';
import { makeRecipe } from '../fakes/fake-catalogue.ts';
import { FakeTabList } from '../fakes/fake-tab-list.ts';

const RECIPE = makeRecipe({
  site: 'club.test',
  session: { cookies: ['sid'] },
  remembered: { cookies: ['device'] },
  account: { cookie: 'sid', pattern: '^(\\w+)\\.' },
  logOut: [
    { method: 'POST', url: 'https://www.club.test/leave?x=1', headers: { 'X-Token': '{cookie:csrf}' } },
    {
      method: 'POST',
      url: 'https://www.club.test/out',
      fields: { who: '{account}', token: '{before}' },
      before: { url: 'https://www.club.test/t', json: 'a' },
    },
    { page: 'https://www.club.test/account', press: 'control' },
  ],
});

const cookie = (name: string, value: string) => ({
  ...{ name, value, domain: '.club.test', hostOnly: false, path: '/', secure: true, httpOnly: true },
  ...{ sameSite: 'lax' as const, session: true, storeId: '0' },
});

const jar = { ofDomain: async () => [cookie('sid', 'alice.secret'), cookie('device', 'd'), cookie('theme', 'dark')] };
const reading = {
  ...{ address: 'https://www.club.test/', verdict: 'in' as const, reasons: ['control'], account: 'Alice' },
  ...{ hasPasswordField: false, tokens: [] },
  control: { address: 'https://www.club.test/', kind: 'link' as const, inMenu: false },
};

test('says what would be done, by names only, and asks nobody', async () => {
  const tabs = new FakeTabList();
  tabs.add('https://www.club.test/home?secret=1');
  const scripts = { probe: async () => reading as never };
  const run = await dryRun(RECIPE, { tabs, jar, scripts });
  expect(run).toEqual({
    host: 'www.club.test',
    sessionCookies: ['sid'],
    rememberedCookies: ['device'],
    account: 'alice',
    steps: [
      { kind: 'request', method: 'POST', address: 'https://www.club.test/leave', missing: 'cookie:csrf' },
      { kind: 'request', method: 'POST', address: 'https://www.club.test/out', missing: null },
      { kind: 'page', method: 'GET', address: 'https://www.club.test/account', missing: null },
    ],
    verdict: 'in',
    control: 'link',
  });
  expect(JSON.stringify(run)).not.toContain('secret');
});

test('no tab of the site is open', async () => {
  const tabs = new FakeTabList();
  tabs.add('https://other.test/');
  expect(await dryRun(RECIPE, { tabs, jar, scripts: { probe: async () => null } })).toBeNull();
});
