import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { RequestCookies, SiteRequest } from '../../../utils/browser/site-requests';

interface Rule {
  condition: { requestDomains: string[]; urlFilter?: string };
  action: { requestHeaders: { header: string; operation: string; value?: string }[] };
}

const rules = vi.hoisted((): unknown[] => []);

vi.mock('../../../utils/browser/api', () => ({
  default: {
    runtime: { getURL: () => 'chrome-extension://ours/' },
    declarativeNetRequest: {
      updateSessionRules: async ({ addRules = [] }: { addRules?: unknown[] }) => void rules.push(...addRules),
    },
    webRequest: { onHeadersReceived: { addListener: () => undefined } },
  },
}));

const { siteRequests } = await import('../../../utils/browser/site-requests');

beforeEach(() => {
  rules.length = 0;
  vi.stubGlobal('fetch', async () => new Response('ok'));
});

/** The rule that holds while a request is sent, and the headers that it sets. */
async function ruleOf(request: Partial<SiteRequest> & { url: string }) {
  const { signal } = new AbortController();
  await siteRequests.send({ site: 'shop.test', cookies: { kind: 'jar' }, signal, ...request });
  const [rule] = rules.splice(0) as Rule[];
  const headers = rule?.action.requestHeaders.map(({ header, value }) => [header, value ?? null]);
  return { condition: rule?.condition, headers: Object.fromEntries(headers ?? []) };
}

describe('what a request says of where it comes from', () => {
  const to = 'https://app.shop.test/logout';

  test.each([
    ['https://app.shop.test/account', 'same-origin'],
    ['https://www.shop.test/', 'same-site'],
    ['https://shop.test/', 'same-site'],
    ['http://app.shop.test/', 'cross-site'],
    ['https://myshop.test/', 'cross-site'],
    ['https://login.provider.test/bye', 'cross-site'],
  ])('from %s: %s', async (from, expected) => {
    const { headers } = await ruleOf({ url: to, from, method: 'POST' });
    expect(headers).toMatchObject({ 'sec-fetch-site': expected, origin: new URL(from).origin });
  });

  test('of nothing else: the same origin', async () => {
    const { headers } = await ruleOf({ url: to });
    expect(headers).toEqual({ referer: to, 'sec-fetch-site': 'same-origin', origin: null });
  });
});

describe('a Cookie header that was made for an encrypted line', () => {
  const madeFor = (address: string): RequestCookies => ({ kind: 'exact', header: 'sid=1', madeFor: address });
  const filterOf = async (request: Partial<SiteRequest> & { url: string }) =>
    (await ruleOf(request)).condition?.urlFilter ?? null;

  test('goes through no other, also when another site without one leads back', async () => {
    const cookies = madeFor('https://www.shop.test/logout');
    expect(await filterOf({ url: 'http://bye.test/', cookies })).toBe('|https:');
    expect(await filterOf({ url: 'https://www.shop.test/logout', cookies })).toBe('|https:');
  });

  test('is not that of a site without encryption, whose cookies come along from wherever it is led to', async () => {
    expect(await filterOf({ url: 'https://bye.test/', cookies: madeFor('http://www.shop.test/') })).toBeNull();
  });
});
