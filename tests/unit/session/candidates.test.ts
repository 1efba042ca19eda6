import { describe, expect, test } from 'vitest';
import { nominate } from '../../../utils/session/candidates';
import { makeFramework, makeRecipe } from '../fakes/fake-catalogue';
import { makeCookie } from '../fakes/fake-cookie-jar';

const NOW_MS = Date.UTC(2026, 10, 1);
const cookie = (name: string, value?: string) =>
  makeCookie({ name, domain: 'shop.test', ...(value === undefined ? {} : { value }) });
const recipe = makeRecipe({
  site: 'shop.test',
  session: { cookies: ['zz', 'guestish'], guest: { guestish: '^guest-' } },
});
const framework = makeFramework({
  framework: 'made-up',
  session: { cookies: ['^MUSESS'] },
  detect: { cookies: ['^MUSESS'] },
});
const names = (cookies: { name: string }[]) => cookies.map(({ name }) => name);

describe('cookies nominate', () => {
  test('by their shape, the likeliest first; choices and counters do not', () => {
    const cookies = [
      cookie('theme', 'dark'),
      cookie('remember_me', 'yes-please-1'),
      cookie('session_id'),
      cookie('_ga', 'GA1.1.123.456'),
    ];
    const { cookies: found, isStrong, isConfirmed } = nominate(cookies, null, [], NOW_MS);
    expect(found[0]?.name).toBe('session_id');
    expect(names(found)).not.toContain('theme');
    expect(names(found)).not.toContain('_ga');
    expect([isStrong, isConfirmed]).toEqual([true, false]);
  });

  test('in the same order, however the browser lists those that are as likely', () => {
    const cookies = ['session_b', 'session_a', 'session_c'].map((name) => cookie(name));
    const [one, other] = [cookies, cookies.toReversed()].map((all) => names(nominate(all, null, [], NOW_MS).cookies));
    expect(one).toHaveLength(3);
    expect(one).toEqual(other);
  });

  test('by recipe, whatever their shape, and are a login then', () => {
    const known = nominate([cookie('theme', 'dark'), cookie('zz', 'x')], recipe, [], NOW_MS);
    expect(names(known.cookies)).toEqual(['zz']);
    expect([known.isStrong, known.isConfirmed]).toEqual([true, true]);
  });

  test('not as a login where their value says guest, or where guests get them too', () => {
    expect(nominate([cookie('guestish', 'guest-1')], recipe, [], NOW_MS).isConfirmed).toBe(false);
    const open = { ...recipe, guestsHaveSessionCookie: true };
    expect(nominate([cookie('zz', 'x')], open, [], NOW_MS)).toMatchObject({ isStrong: true, isConfirmed: false });
  });

  test('by framework, which a recipe makes needless', () => {
    const cookies = [cookie('MUSESSION', 'abc')];
    expect(nominate(cookies, null, [framework], NOW_MS)).toMatchObject({ frameworks: [framework], isConfirmed: true });
    expect(nominate(cookies, recipe, [framework], NOW_MS).frameworks).toEqual([]);
  });

  test('nothing where there is nothing', () => {
    expect(nominate([], null, [framework], NOW_MS)).toEqual({
      cookies: [],
      isStrong: false,
      isConfirmed: false,
      frameworks: [],
    });
  });
});
