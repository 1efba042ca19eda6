import { describe, expect, test } from 'vitest';
import { emptyRecipe, readForm, writeField } from '../../../components/options/recipe-form.ts';
import type { KeyValueStore } from '../../../utils/browser/stores.ts';
import { createCatalogue } from '../../../utils/site/catalogue.ts';
import { createOwnRecipes } from '../../../utils/site/own-recipes.ts';
import type { Recipe } from '../../../utils/site/recipe.ts';
import { structuralProblem } from '../../../utils/site/recipe-structure.ts';
import { siteOf } from '../../../utils/site/site.ts';
import { makeRecipe } from '../fakes/fake-catalogue.ts';
import { FakeStore } from '../fakes/fake-store.ts';

const openOwn = (store: KeyValueStore, isClosed = false, byPolicy: Recipe[] = []) =>
  createOwnRecipes({
    ...{ store, problemOf: structuralProblem, byPolicy: () => byPolicy },
    isLocked: async () => isClosed,
  });

const MINE = makeRecipe({
  site: 'club.test-club.org',
  domains: ['club.test-club.org'],
});
const CLUB = makeRecipe({
  site: 'test-club.org',
  name: 'The club',
  domains: ['test-club.org', 'test-club.com'],
  session: { cookies: ['club'] },
  logOut: [{ method: 'POST', url: 'https://www.test-club.org/leave' }],
  proof: 'https://www.test-club.com/me',
});

test.each([
  ['no object', 'text', 'recipe.site'],
  ['nothing', null, 'recipe.site'],
  ['a host below a domain', MINE, 'recipe.site'],
  ['a bare suffix', { ...CLUB, site: 'co.uk', domains: ['co.uk'] }, 'recipe.site'],
  ['no name', { ...CLUB, name: 7 }, 'recipe.name'],
  ['another domain first', { ...CLUB, domains: ['test-club.com', 'test-club.org'] }, 'recipe.domains'],
  ['no session', { ...CLUB, session: undefined }, 'recipe.session'],
  ['ways that are no list', { ...CLUB, logOut: {} }, 'recipe.logOut'],
  ['a way that leaves', { ...CLUB, logOut: [{ method: 'GET', url: 'https://evil.example/x' }] }, 'recipe.logOut'],
  [
    'a way without encryption',
    { ...CLUB, logOut: [{ method: 'GET', url: 'http://test-club.org/x' }] },
    'recipe.logOut',
  ],
  [
    'a question before that leaves',
    {
      ...CLUB,
      logOut: [{ method: 'GET', url: 'https://test-club.org/x', before: { url: 'https://evil.example/', json: 'a' } }],
    },
    'recipe.logOut',
  ],
  ['a proof that leaves', { ...CLUB, proof: 'https://evil.example/' }, 'recipe.logOut'],
  ['far too much', { ...CLUB, account: 'x'.repeat(30_000) }, 'recipe:'],
])('refused: %s', async (_, recipe, field) => {
  expect(structuralProblem(recipe)).toContain(field);
  const store = new FakeStore();
  const own = openOwn(store);
  expect(await own.set(recipe)).toMatchObject({ ok: false });
  expect([await own.all(), store.writes]).toEqual([[], 0]);
});

test('kept, replaced, told, removed; what was stored and cannot be used is left where it is', async () => {
  const store = new FakeStore();
  await store.set('recipes', [{ site: 'from-a-newer-version' }]);
  const own = openOwn(store);
  let told = 0;
  own.onChange(() => told++);
  expect(await own.set(CLUB)).toEqual({ ok: true });
  expect(await own.set({ ...CLUB, name: 'Other' })).toEqual({ ok: true });
  expect((await openOwn(store).all()).map(({ name }) => name)).toEqual(['Other']);
  await own.remove('test-club.org');
  expect([await own.all(), told, await store.get('recipes')]).toEqual([[], 3, [{ site: 'from-a-newer-version' }]]);
});

test('where the person decides nothing, own recipes neither count nor change', async () => {
  const store = new FakeStore();
  await openOwn(store).set(CLUB);
  const closed = openOwn(store, true);
  expect(await closed.all()).toEqual([]);
  expect(await closed.set({ ...CLUB, name: 'Other' })).toEqual({
    ok: false,
    error: 'recipes: set by your administrator',
  });
  await closed.remove(CLUB.site);
  expect(await closed.mine()).toEqual([]);
  expect((await openOwn(store).all()).map(({ name }) => name)).toEqual(['The club']);
});

test('an administrator’s go before all others, are not the person’s to change, and take no place of theirs', async () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ ...CLUB, site: `club-${index}.test` }));
  const own = openOwn(new FakeStore(), false, many);
  expect(await own.set(CLUB)).toEqual({ ok: true });
  expect([(await own.mine()).length, (await own.all()).length]).toEqual([1, 201]);
  expect((await own.all())[0]?.site).toBe('club-0.test');
});

test('of as many as there may be, each can still be changed, and no other is added', async () => {
  const store = new FakeStore();
  const own = openOwn(store);
  const at = (site: string) => ({ ...CLUB, site, domains: [site], logOut: [], proof: undefined });
  store.values.set('recipes', [CLUB, ...Array.from({ length: 199 }, (_, index) => at(`club-${index}.org`))]);
  expect(await own.set({ ...CLUB, name: 'Other' })).toEqual({ ok: true });
  expect(await own.set(at('one-more.org'))).toEqual({ ok: false, error: 'recipe: expected at most 200 in all' });
  const names = (await own.mine()).map(({ name }) => name);
  expect([names.length, names.filter((name) => name === 'Other').length]).toEqual([200, 1]);
});

test('a person’s own recipe goes before the packaged one, for each of its domains', async () => {
  const files: Record<string, unknown> = {
    'recipe-index.json': { shared: { 'test-club.org': 'test-club.org' }, alike: {} },
    'recipes.json': { 'test-club.org': { ...CLUB, name: 'Packaged', domains: ['test-club.org'] } },
  };
  const own = openOwn(new FakeStore());
  const catalogue = createCatalogue({ readFile: async (path) => JSON.stringify(files[path]), siteOf, own });
  expect((await catalogue.recipeFor('www.test-club.org'))?.name).toBe('Packaged');
  await own.set(CLUB);
  expect((await catalogue.recipeFor('www.test-club.org'))?.name).toBe('The club');
  expect(await catalogue.primarySite('my.test-club.com')).toBe('test-club.org');
});

describe('the form', () => {
  test('from nothing to a recipe', () => {
    let text = emptyRecipe('2026-11');
    text = writeField(text, 'site', 'a.test');
    text = writeField(text, 'cookies', 'sid, token*');
    text = writeField(text, 'logOutUrl', 'https://a.test/out');
    text = writeField(text, 'logOutMethod', 'POST');
    text = writeField(text, 'moreDomains', 'b.test');
    expect(JSON.parse(text)).toEqual({
      site: 'a.test',
      name: 'a.test',
      domains: ['a.test', 'b.test'],
      session: { cookies: ['sid', 'token*'] },
      logOut: [{ method: 'POST', url: 'https://a.test/out' }],
      facts: { date: '2026-11', source: 'own' },
    });
    expect(readForm(text)).toMatchObject({
      site: 'a.test',
      moreDomains: 'b.test',
      cookies: 'sid, token*',
      logOutMethod: 'POST',
    });
  });

  test('what it does not show stays', () => {
    const rich = JSON.stringify({
      ...CLUB,
      session: { cookies: ['a'], guest: { a: '^0$' } },
      logOut: [
        { method: 'POST', url: 'https://x', headers: { 'X-A': '1' } },
        { page: 'https://y', press: 'control' },
      ],
      extra: 1,
    });
    const text = writeField(writeField(rich, 'cookies', 'a, b'), 'logOutUrl', 'https://z');
    expect(JSON.parse(text)).toMatchObject({
      session: { cookies: ['a', 'b'], guest: { a: '^0$' } },
      logOut: [
        { method: 'POST', url: 'https://z', headers: { 'X-A': '1' } },
        { page: 'https://y', press: 'control' },
      ],
      extra: 1,
    });
  });

  test('a text that is no JSON just now is not touched', () => {
    expect(readForm('{ "site": ')).toBeNull();
    expect(writeField('{ "site": ', 'site', 'a.test')).toBe('{ "site": ');
  });
});

test('an administrator’s recipes go before a person’s own, and stay where those do not count', async () => {
  const store = new FakeStore();
  store.values.set('recipes', [CLUB]);
  const theirs = makeRecipe({ site: 'intranet.example', domains: ['intranet.example'] });
  expect(await openOwn(store, false, [theirs]).all()).toEqual([theirs, CLUB]);
  expect(await openOwn(store, true, [theirs]).all()).toEqual([theirs]);
  expect(await openOwn(store, true).remove(CLUB.site)).toEqual({
    ok: false,
    error: 'recipes: set by your administrator',
  });
});

test('a policy that comes late has its recipes read when it is there', async () => {
  let theirs: Recipe[] = [];
  const own = createOwnRecipes({
    ...{ store: new FakeStore(), problemOf: structuralProblem, byPolicy: () => theirs },
    async isLocked() {
      theirs = [CLUB];
      return false;
    },
  });
  expect(await own.all()).toEqual([CLUB]);
});
