import { beforeEach, describe, expect, test, vi } from 'vitest';

const URL_BEHIND = 'https://www.shop.test/account';

interface Wanted {
  url: string;
  windowId?: number;
  cookieStoreId?: string;
}

/** Windows as both browsers have them (measured): where none is named, a tab goes to the one that was used last. */
const fake = vi.hoisted(() => {
  const windows: { id: number; incognito: boolean; storeId: string }[] = [];
  const opened: Wanted[] = [];
  const news: { onQuery(): void } = { onQuery: () => undefined };
  const toTab = (storeId: string, windowId: number, incognito: boolean, url = 'about:blank') => ({
    ...{ id: 7, windowId, incognito, url, active: false },
    ...(storeId.startsWith('firefox-') ? { cookieStoreId: storeId } : {}),
  });
  const api = {
    tabs: {
      async query() {
        const tabs = windows.map(({ id, incognito, storeId }) => toTab(storeId, id, incognito));
        news.onQuery();
        return tabs;
      },
      async create(wanted: Wanted) {
        const window = windows.find(({ id }) => id === (wanted.windowId ?? windows.at(-1)?.id));
        if (!window) throw new Error(`No window with id: ${wanted.windowId}.`);
        const { id, incognito, storeId } = window;
        const { cookieStoreId = storeId, url } = wanted;
        if (incognito && cookieStoreId !== storeId)
          throw new Error('Illegal to set non-private cookieStoreId in a private window');
        opened.push(wanted);
        return toTab(cookieStoreId, id, incognito, url);
      },
      update: async () => undefined,
      remove: () => new Promise<void>(() => undefined),
    },
    windows: { getAll: async () => [...windows] },
  };
  return { windows, opened, news, api };
});

vi.mock('../../../utils/browser/api', () => ({ default: fake.api }));

const { tabList } = await import('../../../utils/browser/tab-list');

beforeEach(() => {
  fake.windows.length = 0;
  fake.opened.length = 0;
  fake.news.onQuery = () => undefined;
});

describe.each([
  ['Chromium', '0', '1'],
  ['Firefox', 'firefox-default', 'firefox-private'],
])('a tab behind the others, in %s', (_, normal, inPrivate) => {
  const open = (incognito: boolean) =>
    fake.windows.push({ id: fake.windows.length + 1, incognito, storeId: incognito ? inPrivate : normal });

  test('where only private windows are open, none is opened for a session of the normal ones', async () => {
    open(true);
    expect(await tabList.openBehind(URL_BEHIND, normal)).toBeNull();
    expect(fake.opened).toEqual([]);
  });

  test('and none for a private session where all windows are normal ones', async () => {
    open(false);
    expect(await tabList.openBehind(URL_BEHIND, inPrivate)).toBeNull();
    expect(fake.opened).toEqual([]);
  });

  test('of windows of both kinds, each session gets one of its own', async () => {
    open(false);
    open(true);
    const tabs = [await tabList.openBehind(URL_BEHIND, normal), await tabList.openBehind(URL_BEHIND, inPrivate)];
    expect(fake.opened.map(({ windowId }) => windowId)).toEqual([1, 2]);
    expect(tabs.map((tab) => [tab?.storeId, tab?.url])).toEqual([
      [normal, URL_BEHIND],
      [inPrivate, URL_BEHIND],
    ]);
  });

  test('a window that is closed while it is asked for is no failure', async () => {
    open(false);
    fake.news.onQuery = () => {
      fake.windows.length = 0;
    };
    expect(await tabList.openBehind(URL_BEHIND, normal)).toBeNull();
  });
});

test('tabs whose pages ask whether to leave them hold nobody up for ever', async () => {
  vi.useFakeTimers();
  try {
    const isOver = vi.fn();
    void tabList.close([7]).then(isOver);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isOver).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test('a container without a tab gets one in a normal window, though a private one was used last', async () => {
  fake.windows.push({ id: 1, incognito: false, storeId: 'firefox-default' });
  fake.windows.push({ id: 2, incognito: true, storeId: 'firefox-private' });
  const tab = await tabList.openBehind(URL_BEHIND, 'firefox-container-3');
  expect([tab?.storeId, fake.opened[0]?.windowId]).toEqual(['firefox-container-3', 1]);
});
