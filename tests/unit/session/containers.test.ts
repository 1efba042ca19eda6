import { expect, test } from 'vitest';
import { withContainers } from '../../../utils/session/containers';
import { FakeCookieJar } from '../fakes/fake-cookie-jar';
import { FakeStore } from '../fakes/fake-store';

const WORK = { name: 'sid', domain: 'shop.test', storeId: 'firefox-container-7' };

/** A browser in which no container has a tab. */
function start(disk = new FakeStore(), jar = new FakeCookieJar()) {
  jar.withTab = ['firefox-default'];
  const failures: unknown[] = [];
  return { disk, jar, failures, all: withContainers(jar, disk, (error) => void failures.push(error)).all };
}

const storeIds = async ({ all }: ReturnType<typeof start>) => (await all()).map(({ storeId }) => storeId);

test('a container is read after its last tab is closed, and after a restart', async () => {
  const before = start();
  before.jar.put(WORK);
  before.jar.put({ ...WORK, name: 'other' });
  before.jar.put({ ...WORK, storeId: 'firefox-private' });
  expect(await storeIds(before)).toEqual([WORK.storeId, WORK.storeId]);
  expect(before.disk.writes).toBe(1);
  expect(await storeIds(start(before.disk, before.jar))).toEqual([WORK.storeId, WORK.storeId]);
});

test('the newest hundred are known', async () => {
  const browser = start();
  for (let id = 1; id <= 120; id++) browser.jar.put({ ...WORK, storeId: `firefox-container-${id}` });
  const found = await storeIds(browser);
  expect([found.length, found[0]]).toEqual([100, 'firefox-container-21']);
});

test('a disk that cannot be read or written is told, and hides nothing that has a tab', async () => {
  const disk = new FakeStore();
  disk.get = () => Promise.reject(new Error('no reading'));
  disk.set = () => Promise.reject(new Error('no writing'));
  const browser = start(disk);
  browser.jar.put({ ...WORK, storeId: 'firefox-default' });
  browser.jar.put(WORK);
  expect(await storeIds(browser)).toEqual(['firefox-default', WORK.storeId]);
  expect(browser.failures.map(String)).toEqual(['Error: no reading', 'Error: no writing']);
});
