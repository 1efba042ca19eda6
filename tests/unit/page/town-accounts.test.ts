// @vitest-environment happy-dom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFetchedPage } from '../../../utils/page/read-fetched-page.ts';
import type { House } from '../../sites/town/house.ts';
import { FAMILIES } from '../../sites/town/houses/index.ts';
import { startTown, type Town } from '../../sites/town/town.ts';
import { Visitor } from '../../sites/town/visitor.ts';

const houses: House[] = FAMILIES.flatMap((family) => family());
/** Their pages are written by script: what the server sends names nobody. */
const BY_SCRIPT = ['jwt-local', 'refresh-token', 'spa-late'];
const NOBODY = 'visitor-cookie';

let town: Town;
beforeAll(async () => {
  // Parsed pages name style sheets; happy-dom reports each that it does not load.
  const { happyDOM } = window as unknown as { happyDOM: { settings: Record<string, unknown> } };
  happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;
  town = await startTown();
});
afterAll(() => town.close());

async function pageOf({ loginSteps, homeUrl }: House, path = homeUrl) {
  const visitor = new Visitor(town);
  await visitor.follow(loginSteps);
  const { body, status } = await visitor.open(new URL(path, homeUrl).href);
  return { body, page: readFetchedPage(body, visitor.url, status) };
}

describe('whose page it is', () => {
  test.each(houses.filter(({ id }) => !BY_SCRIPT.includes(id) && id !== NOBODY))('$id', async (house) => {
    const { body, page } = await pageOf(house);
    expect(body).toContain(house.account);
    expect(page.reading).toMatchObject({ verdict: 'in', account: house.account });
  });

  test.each(houses.filter(({ id }) => BY_SCRIPT.includes(id) || id === NOBODY))('nobody’s yet: $id', async (house) => {
    const { page } = await pageOf(house);
    expect(page.reading).toMatchObject({ verdict: 'unknown', account: null });
  });

  test.each(houses.filter(({ homeUrl, id }) => homeUrl.endsWith('/') && id !== NOBODY))(
    'a stranger’s: $id',
    async ({ homeUrl }) => {
      const visitor = new Visitor(town);
      const { body, status } = await visitor.open(homeUrl);
      expect(readFetchedPage(body, visitor.url, status).reading.account).toBeNull();
    },
  );
});

test('the control on the page with the settings is found, and the way to that page', async () => {
  const house = town.house('account-page');
  const home = await pageOf(house);
  expect(home.page.control).toBeNull();
  const settings = home.page.accountPages.find((address) => address.endsWith('/settings'));
  expect(settings).toBeDefined();
  const { page } = await pageOf(house, settings);
  expect(page.reading).toMatchObject({ verdict: 'in', control: { kind: 'form', inMenu: false } });
  expect(page.control).toMatchObject({ method: 'POST', url: new URL('/quitter', house.homeUrl).href });
  expect(page.control?.fields).toEqual([['_token', expect.stringMatching(/^\w{16,}$/)]]);
});
