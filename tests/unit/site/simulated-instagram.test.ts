import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestStep } from '../../../utils/site/recipe';
import { fillStep } from '../../../utils/site/recipe-request';
import { readRecipe } from '../../recipes/read-catalogue';
import { RecipeClient } from '../../recipes/recipe-client';
import { type RecipeTown, startRecipeTown } from '../../recipes/recipe-town';
import { type Credential, PASSWORD } from '../../sites/town/house';
import { Visitor } from '../../sites/town/visitor';

const ID = 'instagram.com';
const WWW = 'https://www.instagram.com';
const ACTIVITY = 'https://accountscenter.instagram.com/password_and_security/login_activity/';
const PASSWORD_CHANGE = 'https://accountscenter.instagram.com/password_and_security/password/change/';
const recipe = readRecipe(ID);

let town: RecipeTown;
beforeEach(async () => {
  town = await startRecipeTown({ only: [ID] });
});
afterEach(() => town.close());

async function loggedIn(): Promise<Visitor> {
  const visitor = new Visitor(town);
  await visitor.follow(town.house(ID).loginSteps);
  return visitor;
}

const isValid = async (credential: Credential) => (await town.truth(ID, credential)).valid;
const cookieOf = ({ cookies }: Credential, name: string) => cookies.find((cookie) => cookie.name === name)?.value ?? '';

/** The log-out request of the recipe, with something changed. */
async function post(credential: Credential, change: Partial<RequestStep> = {}): Promise<number> {
  const filled = fillStep(
    { ...(recipe.logOut[0] as RequestStep), ...change },
    { cookies: credential.cookies, base: '' },
  );
  if ('missing' in filled) throw new Error(`missing ${filled.missing}`);
  return (await new RecipeClient(town, credential).send(filled)).status;
}

describe('the simulated Instagram', () => {
  it('knows the browser before anybody logs in, and the person afterwards', async () => {
    const visitor = new Visitor(town);
    await visitor.open(`${WWW}/`);
    const names = visitor.credential().cookies.map(({ name }) => name);
    expect(names.sort()).toEqual(['csrftoken', 'datr', 'ig_did', 'ig_nrcb', 'mid']);
    await visitor.follow(town.house(ID).loginSteps);
    const credential = visitor.credential();
    const userId = cookieOf(credential, 'ds_user_id');
    expect(userId).toBe(town.house(ID).account);
    expect(cookieOf(credential, 'sessionid')).toMatch(new RegExp(`^${userId}`));
    expect(await isValid(credential)).toBe(true);
  });

  it('ends the session at the request of the recipe and keeps what knows the browser again', async () => {
    const credential = (await loggedIn()).credential();
    expect(await post(credential)).toBe(200);
    expect(await isValid(credential)).toBe(false);
    expect(await post(credential)).toBe(403);
  });

  it.each<[string, Partial<RequestStep>]>([
    ['without the token', { headers: { 'X-IG-App-ID': '936619743392459' } }],
    ['with another token', { headers: { 'X-CSRFToken': 'x', 'X-IG-App-ID': '936619743392459' } }],
    ['without the number of the app', { headers: { 'X-CSRFToken': '{cookie:csrftoken}' } }],
    [
      'from another origin',
      { headers: { ...(recipe.logOut[0] as RequestStep).headers, Origin: 'https://elsewhere.example' } },
    ],
    ['for another account', { fields: { user_id: '1' } }],
  ])('refuses the request %s', async (_, change) => {
    const credential = (await loggedIn()).credential();
    expect(await post(credential, change)).toBeGreaterThanOrEqual(400);
    expect(await isValid(credential)).toBe(true);
  });

  it('can refuse every request; then the link ends the session', async () => {
    town.instagram.refusesPost = true;
    const visitor = await loggedIn();
    const credential = visitor.credential();
    expect(await post(credential)).toBe(403);
    expect(await isValid(credential)).toBe(true);
    const taken = await new RecipeClient(town, credential).logOut(
      recipe,
      '',
      null,
      async () => !(await isValid(credential)),
    );
    expect(taken).toHaveLength(2);
    expect(await isValid(credential)).toBe(false);
    await visitor.follow(town.house(ID).logoutSteps);
    expect(
      visitor
        .credential()
        .cookies.map(({ name }) => name)
        .sort(),
    ).toEqual(['csrftoken', 'datr', 'ig_did', 'ig_nrcb', 'mid', 'rur']);
  });

  it('sends a stranger from the proof page to the login, and nobody else', async () => {
    const visitor = await loggedIn();
    await visitor.open(recipe.proof ?? '');
    expect(visitor.url).toBe(`${WWW}/accounts/edit/`);
    await visitor.follow(town.house(ID).logoutSteps);
    await visitor.open(recipe.proof ?? '');
    expect(new URL(visitor.url).pathname).toBe('/accounts/login/');
  });

  it('tells its API who is there', async () => {
    const client = new RecipeClient(town, (await loggedIn()).credential());
    const request = { method: 'GET', url: 'https://i.instagram.com/api/v1/accounts/current_user/', headers: {} };
    expect(JSON.parse((await client.send(request)).text)).toMatchObject({ user: { username: 'alice' } });
    expect((await new RecipeClient(town, { cookies: [] }).send(request)).status).toBe(403);
  });
});

/** The entry that the page's script would have kept after *Save info*. */
async function saveLogin(visitor: Visitor): Promise<{ nonce: string; mid: string }> {
  const answer = await visitor.open(`${WWW}/accounts/onetap/`);
  const token = cookieOf(visitor.credential(), 'csrftoken');
  expect(answer.body).toContain(token);
  const saved = await new RecipeClient(town, visitor.credential()).send({
    method: 'POST',
    url: `${WWW}/accounts/onetap/`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfmiddlewaretoken: token }).toString(),
  });
  const [, nonce = '', mid = ''] = /"nonce":"(\w+)","mid":"(\w+)"/.exec(saved.text) ?? [];
  return { nonce, mid };
}

async function oneTap(credential: Credential, nonce: string): Promise<string | null> {
  const fields = {
    csrfmiddlewaretoken: cookieOf(credential, 'csrftoken'),
    user_id: town.house(ID).account ?? '',
    login_nonce: nonce,
  };
  const answer = await new RecipeClient(town, credential).send({
    method: 'POST',
    url: `${WWW}/accounts/onetap/login/`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return answer.header('location');
}

describe('saved logins', () => {
  it('log in with one click after the log-out, once, and only with their mid', async () => {
    const visitor = await loggedIn();
    const { nonce, mid } = await saveLogin(visitor);
    expect(mid).toBe(cookieOf(visitor.credential(), 'mid'));
    await visitor.follow(town.house(ID).logoutSteps);
    const credential = visitor.credential();
    const storage = { one_tap_storage_version: JSON.stringify({ 1: { nonce, mid } }) };
    expect(town.instagram.oneTapWorks({ ...credential, storage })).toBe(true);
    const withoutMid = { cookies: credential.cookies.filter(({ name }) => name !== 'mid') };
    expect(town.instagram.oneTapWorks({ ...withoutMid, storage })).toBe(false);
    expect(await oneTap(credential, nonce)).toBe('/');
    expect(await oneTap(credential, nonce)).toBe(`${WWW}/accounts/login/`);
  });

  it('show the profiles to the device that has all its cookies, and to no other', async () => {
    const visitor = await loggedIn();
    await visitor.follow(town.house(ID).logoutSteps);
    await visitor.open(`${WWW}/`);
    expect(visitor.has('.profile')).toBe(true);
    const stranger = new Visitor(town);
    await stranger.open(`${WWW}/`);
    expect(stranger.has('.profile')).toBe(false);
  });
});

describe('other devices', () => {
  it('are listed, and one of them can be logged out there', async () => {
    const [here, there] = [await loggedIn(), await loggedIn()];
    await here.open(ACTIVITY);
    expect(here.has('.device b') && here.has('.end')).toBe(true);
    await here.follow([{ click: '.end' }]);
    expect(await isValid(here.credential())).toBe(true);
    expect(await isValid(there.credential())).toBe(false);
  });

  it.each([
    [true, false],
    [false, true],
  ])('end with the password where that was ticked (%s)', async (isTicked, stillValid) => {
    const [here, there] = [await loggedIn(), await loggedIn()];
    const fill = (name: string, value: string) => ({ fill: `#${name}`, value });
    await here.follow([{ goto: PASSWORD_CHANGE }, fill('current', PASSWORD), fill('new', 'a-new-one')]);
    await here.follow([fill('others', isTicked ? '1' : ''), { click: '#change' }]);
    expect(await isValid(here.credential())).toBe(true);
    expect(await isValid(there.credential())).toBe(stillValid);
  });
});
