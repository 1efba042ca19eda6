import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountFromCookies } from '../../../utils/site/account-from-cookies';
import { isPageStep, type RequestStep } from '../../../utils/site/recipe';
import { isRememberedCookie, isSessionCookie } from '../../../utils/site/recipe-request';
import { readFrameworks, readRecipes } from '../../recipes/read-catalogue';
import { RecipeClient } from '../../recipes/recipe-client';
import { type RecipeTown, startRecipeTown } from '../../recipes/recipe-town';
import { type SimulatedSite, simulatedFramework, simulatedRecipe } from '../../recipes/simulated-site';
import { type Credential, PASSWORD, USER } from '../../sites/town/house';
import { Visitor } from '../../sites/town/visitor';

const sites = [...readRecipes().map(simulatedRecipe), ...readFrameworks().map(simulatedFramework)];
const withCookies = sites.filter(({ known }) => known.session.cookies !== undefined);
const withWays = withCookies.filter(({ known }) => known.logOut.length > 0);

let town: RecipeTown;
beforeAll(async () => {
  town = await startRecipeTown();
});
afterAll(() => town.close());

async function loggedIn({ id }: SimulatedSite): Promise<Visitor> {
  const visitor = new Visitor(town);
  await visitor.follow(town.house(id).loginSteps);
  return visitor;
}

/** Goes where the person would and looks at the cookies: what the site remembers is still there. */
async function checkRemembered(site: SimulatedSite, visitor: Visitor): Promise<void> {
  const remembered = visitor.credential().cookies.filter(({ name }) => isRememberedCookie(site.known, name));
  await visitor.open(town.house(site.id).homeUrl);
  const after = visitor.credential().cookies.map(({ name }) => name);
  for (const { name } of remembered) expect(after).toContain(name);
  expect(visitor.has('#who')).toBe(false);
}

const isOver = async (id: string, credential: Credential) => !(await town.truth(id, credential)).valid;

describe('every simulated site', () => {
  it.each(withCookies)('$id sets the cookies that its recipe reads', async (site) => {
    const { cookies } = (await loggedIn(site)).credential();
    expect(cookies.some(({ name, value }) => isSessionCookie(site.known, name, value))).toBe(true);
    expect(await isOver(site.id, { cookies })).toBe(false);
    if (site.known.account) expect(accountFromCookies(site.known, cookies)).toBe(site.account);
    if (site.known.account) expect(site.account).toMatch(/^(\d+|alice|alice@example\.org|ann)$/);
  });

  it.each(withWays)('$id is logged out by its recipe, first way first', async (site) => {
    const visitor = await loggedIn(site);
    const credential = visitor.credential();
    const client = new RecipeClient(town, credential);
    const taken = await client.logOut(site.known, site.base, site.account, () => isOver(site.id, credential));
    expect(await town.truth(site.id, credential), taken.join('\n')).toMatchObject({ valid: false });
    const alsoCount = site.known.logOut.filter((step) => !isPageStep(step) && step.also).length;
    expect(taken, taken.join('\n')).toHaveLength(1 + alsoCount);
    await checkRemembered(site, visitor);
  });

  const careful = withWays.filter(
    ({ known, id }) => id !== 'instagram.com' && JSON.stringify(known.logOut).includes('{cookie:'),
  );
  it.each(careful)('$id refuses a request without its token, and one from elsewhere', async (site) => {
    const credential = (await loggedIn(site)).credential();
    const poor = { cookies: credential.cookies.filter(({ name }) => isSessionCookie(site.known, name)) };
    const requests = site.known.logOut.filter((step): step is RequestStep => JSON.stringify(step).includes('{cookie:'));
    const known = { ...site.known, logOut: requests };
    const taken = await new RecipeClient(town, poor).logOut(known, site.base, site.account, () =>
      isOver(site.id, credential),
    );
    expect(taken.every((line) => line.startsWith('missing'))).toBe(true);
    const abroad = requests.map((step) => ({
      ...step,
      headers: { ...step.headers, Origin: 'https://elsewhere.example' },
    }));
    await new RecipeClient(town, credential).logOut({ ...known, logOut: abroad }, site.base, site.account, () =>
      isOver(site.id, credential),
    );
    expect(await isOver(site.id, credential)).toBe(false);
  });
});

describe('a site whose second host has to be told as well', () => {
  it('keeps the session there until it is', async () => {
    const steam = sites.find(({ id }) => id === 'steampowered.com');
    if (!steam) throw new Error('no Steam');
    const credential = (await loggedIn(steam)).credential();
    const known = { ...steam.known, logOut: steam.known.logOut.slice(0, 1) };
    await new RecipeClient(town, credential).logOut(known, '', null, () => isOver(steam.id, credential));
    expect(await isOver(steam.id, credential)).toBe(false);
  });
});

describe('a site whose script keeps the login', () => {
  const withoutCookies = sites.filter(({ known }) => known.session.cookies === undefined);
  it.each(withoutCookies)('$id knows the stored token until the application logs out', async ({ id }) => {
    const { homeUrl, loginUrl } = town.house(id);
    const client = new RecipeClient(town, { cookies: [] });
    const fields = new URLSearchParams({ user: USER, pass: PASSWORD }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const page = await client.send({ method: 'POST', url: loginUrl, headers, body: fields });
    const [, token = ''] = /setItem\("[^"]*", "(\w{32})"\)/.exec(page.text) ?? [];
    const credential = { cookies: [], storage: { token } };
    expect(await isOver(id, credential)).toBe(false);
    await client.send({ method: 'POST', url: `${homeUrl}__leave`, headers: { Authorization: `Bearer ${token}` } });
    expect(await isOver(id, credential)).toBe(true);
  });
});
