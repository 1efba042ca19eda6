import { expect, test } from 'vitest';
import { noteVisited } from '../../../utils/visit/note-visited';
import { makeCookie } from '../fakes/fake-cookie-jar';
import { FakeRememberedList } from '../fakes/fake-remembered-list';
import { createWorld } from '../fakes/world';

test('what left a cookie or an entry in a list that is to be erased was visited', async () => {
  const world = createWorld();
  const ports = { ...world.ports, onFailure: world.onFailure };
  world.jar.put(makeCookie({ name: 'sid', domain: '.shop.test' }));
  world.jar.put(makeCookie({ name: 'sid', domain: 'news.test', secure: false, storeId: 'firefox-container-1' }));
  world.traces.wanted = [
    new FakeRememberedList('history', [
      { urls: ['https://www.bank.test/account?id=1'], storeId: null },
      { urls: ['about:blank'], storeId: null },
      { urls: ['not an address'], storeId: null },
    ]),
    new FakeRememberedList('closedTabs', [
      { urls: ['https://mail.test/', 'http://www.shop.test/'], storeId: 'firefox-container-1' },
    ]),
  ];
  await noteVisited(ports);
  const noted = world.ledger.traceKeys().map((key) => [key, world.ledger.trace(key).origins]);
  expect(Object.fromEntries(noted)).toEqual({
    '0|shop.test': ['https://shop.test'],
    '0|bank.test': ['https://www.bank.test'],
    'firefox-container-1|news.test': ['https://news.test', 'http://news.test'],
    'firefox-container-1|mail.test': ['https://mail.test'],
    'firefox-container-1|shop.test': ['http://www.shop.test'],
  });
});

test('a list that may not be read, or cannot, hides nothing else', async () => {
  const world = createWorld();
  const unreadable = new FakeRememberedList('history', []);
  unreadable.all = () => Promise.reject(new Error('no'));
  const forbidden = new FakeRememberedList('downloads', [{ urls: ['https://shop.test/'], storeId: null }]);
  forbidden.isAllowed = false;
  const closed = new FakeRememberedList('closedTabs', [{ urls: ['https://bank.test/'], storeId: null }]);
  world.traces.wanted = [unreadable, forbidden, closed];
  await noteVisited({ ...world.ports, onFailure: world.onFailure });
  expect(world.ledger.traceKeys()).toEqual(['0|bank.test']);
  expect(world.failures.map(String)).toEqual(['Error: no']);
});
