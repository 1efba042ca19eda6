import { describe, expect, test } from 'vitest';
import { wipe } from '../../../utils/wipe/erase';
import { planWipe } from '../../../utils/wipe/plan';
import { countSurvivors } from '../../../utils/wipe/survivors';
import { FakeClock } from '../fakes/fake-clock';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeRememberedList } from '../fakes/fake-remembered-list';
import { FakeSiteData } from '../fakes/fake-site-data';
import { makeTarget } from '../fakes/make-target';

function setUp() {
  const history = new FakeRememberedList('history', [
    { urls: ['https://www.shop.test/cart'], storeId: null },
    { urls: ['https://workshop.test/'], storeId: null },
    { urls: ['https://news.test/?about=shop.test'], storeId: null },
  ]);
  const downloads = new FakeRememberedList('downloads', [
    { urls: ['https://cdn.test/bill.pdf', 'https://www.shop.test/bills'], storeId: '0' },
    { urls: ['https://shop.test/private.pdf'], storeId: '1' },
    { urls: ['https://news.test/a.pdf'], storeId: '0' },
  ]);
  const failures: unknown[] = [];
  const ports = {
    jar: new FakeCookieJar([{ name: 'sid', domain: 'shop.test' }]),
    siteData: new FakeSiteData(),
    remembered: [history, downloads],
    clock: new FakeClock(undefined, 'hurrying'),
    onFailure: (error: unknown) => void failures.push(error),
  };
  return { history, downloads, ports, failures };
}

describe('what the browser remembers of a site', () => {
  test('goes with a site that is forgotten: its own entries, of its own store, and no others', async () => {
    const { history, downloads, ports } = setUp();
    await wipe([makeTarget()], ports);
    expect(history.now).toEqual(['https://workshop.test/', 'https://news.test/?about=shop.test']);
    expect(downloads.now).toEqual(['https://shop.test/private.pdf', 'https://news.test/a.pdf']);
    expect(await countSurvivors([makeTarget()], [], ports)).toEqual([0]);
  });

  test('stays with a site that is remembered', async () => {
    const { history, downloads, ports } = setUp();
    await wipe([makeTarget({ depth: 'remember' })], ports);
    expect([history.now.length, downloads.now.length]).toEqual([3, 3]);
  });

  test('stays, as far as stores share it, while another store has a session of the site', async () => {
    const { history, downloads, ports } = setUp();
    await wipe([makeTarget({ isAlone: false })], ports);
    expect(history.now).toContain('https://www.shop.test/cart');
    expect(downloads.now).not.toContain('https://cdn.test/bill.pdf');
  });

  test('is counted when it could not be erased, and stops nothing', async () => {
    const { history, downloads, ports, failures } = setUp();
    history.isStubborn = () => true;
    await wipe([makeTarget()], ports);
    expect(downloads.now).toHaveLength(2);
    expect(ports.jar.now).toEqual([]);
    expect(failures.length).toBeGreaterThan(0);
    expect(await countSurvivors([makeTarget()], [], ports)).toEqual([1]);
  });
});

describe('the plan of a wipe', () => {
  test('counts what would go, and touches nothing', async () => {
    const { history, downloads, ports } = setUp();
    const { counts, missing } = await planWipe([makeTarget()], ports);
    expect(counts).toEqual({ cookies: 1, places: 1, history: 1, downloads: 1, closedTabs: 0 });
    expect(missing).toEqual([]);
    expect([history.now.length, downloads.now.length, ports.jar.now.length]).toEqual([3, 3, 1]);
    expect(ports.siteData.calls).toEqual([]);
  });

  test('names a list that the person has not allowed; the wipe then does without it', async () => {
    const { history, ports, failures } = setUp();
    history.isAllowed = false;
    expect((await planWipe([makeTarget()], ports)).missing).toEqual(['history']);
    await wipe([makeTarget()], ports);
    expect(ports.jar.now).toEqual([]);
    expect(failures).toEqual([]);
  });
});
