import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountFromCookies } from '../../../utils/site/account-from-cookies';
import { isSessionCookie } from '../../../utils/site/recipe-request';
import { readRecipe } from '../../recipes/read-catalogue';

/** What a site's cookies really are called and look like, with made-up values. */
interface Sample {
  account: string | null;
  loggedIn: Record<string, string>;
  visitor: Record<string, string>;
}

const FOLDER = 'tests/recipes/samples';
const samples = readdirSync(FOLDER).map((file): [string, Sample] => [
  file.replace(/\.json$/, ''),
  JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Sample,
]);
const listed = (cookies: Record<string, string>) => Object.entries(cookies).map(([name, value]) => ({ name, value }));

describe('the recipe of a site, with the cookies that people really have there', () => {
  it.each(samples)('%s: a login is seen, a visitor is none', (site, { account, loggedIn, visitor }) => {
    const recipe = readRecipe(site);
    const carriers = (cookies: Record<string, string>) =>
      listed(cookies).filter(({ name, value }) => isSessionCookie(recipe, name, value));
    expect(carriers(loggedIn)).not.toEqual([]);
    if (!recipe.guestsHaveSessionCookie) expect(carriers(visitor)).toEqual([]);
    expect(accountFromCookies(recipe, listed(loggedIn))).toBe(account);
  });
});
