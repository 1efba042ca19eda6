import type { Driver } from '../drivers/driver.ts';
import { pressLogOutAll } from '../drivers/popup-page.ts';
import { until } from '../drivers/until.ts';
import { expect, test } from './fixture.ts';
import { expectListed, logInAt } from './logins.ts';

/** Its log-out hangs: the rule for the request can be looked at while it holds. */
const ASKED = 'never-answers';
const OTHER = 'get-link';
/** Tells the page's request from ours in what the server saw. */
const ACCEPT = 'text/page-of-another-site';

interface Rule {
  action: { type: string };
  condition: { initiatorDomains?: string[]; requestDomains?: string[]; urlFilter?: string };
}

interface Api {
  declarativeNetRequest: { getSessionRules(): Promise<Rule[]> };
  runtime: { getURL(path: string): string };
}

/** For whose requests to where the extension sets headers at this moment, and its own host. */
const headerRules = (driver: Driver) =>
  driver.evaluateInExtension(async () => {
    const { declarativeNetRequest, runtime } = (globalThis as unknown as { chrome: Api }).chrome;
    const rules = await declarativeNetRequest.getSessionRules();
    const conditions = rules.filter(({ action }) => action.type === 'modifyHeaders').map(({ condition }) => condition);
    return { conditions, own: new URL(runtime.getURL('')).host };
  });

// A browser of its own: the log-out goes on when the test is over, and would be found in the next one.
test.use({ launchWith: { headless: true } });

test('a header rule holds for our own requests to one site only: a page that asks the same address speaks for itself', async ({
  driver,
  town,
}) => {
  const asked = town.house(ASKED);
  const other = town.house(OTHER);
  const popup = await driver.extensionPage('/popup.html');
  await logInAt(driver, [asked]);
  await expectListed(popup, [asked]);
  const page = await driver.openTab(other.homeUrl);
  const before = town.seen.length;
  await pressLogOutAll(popup);
  const isLogOut = ({ host, url }: { host: string; url: string }) => host === asked.host && url === '/logout';
  const hanging = await until('the log-out hangs', () => town.seen.slice(before).find(isLogOut));
  expect(hanging.headers['sec-fetch-site'], 'our own request looks like the site’s').toBe('same-origin');

  const { conditions, own } = await headerRules(driver);
  expect(conditions).not.toEqual([]);
  for (const { initiatorDomains, requestDomains, urlFilter } of conditions)
    expect.soft({ initiatorDomains, requestDomains, urlFilter }, 'and through an encrypted line only').toEqual({
      initiatorDomains: [own],
      requestDomains: [asked.site],
      urlFilter: expect.stringMatching(/^\|https:/),
    });

  const address = `https://${asked.host}${hanging.url}`;
  await page.evaluate(
    (url, accept) => {
      const hangs = fetch(url, { credentials: 'include', headers: { accept } });
      hangs.catch(() => undefined); // the other site answers nobody, and lets no page read its answer
    },
    address,
    ACCEPT,
  );
  const seen = await until('the page’s request', () => town.seen.find(({ headers }) => headers.accept === ACCEPT));
  const { origin, referer, 'sec-fetch-site': fetchSite } = seen.headers;
  const its = `https://${other.host}`;
  expect({ origin, referer, fetchSite }).toEqual({ origin: its, referer: `${its}/`, fetchSite: 'cross-site' });
  expect((await headerRules(driver)).conditions, 'the rule held all the time').not.toEqual([]);
});
