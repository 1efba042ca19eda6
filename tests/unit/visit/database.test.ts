import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { databaseStore } from '../../../utils/visit/database';

test('values are kept by key, until they are removed', async () => {
  const store = databaseStore('kept');
  await store.set('one', [{ at: 1 }]);
  await store.set('two', 2);
  await store.set('one', [{ at: 3 }]);
  expect([await store.get('one'), await databaseStore('kept').get('two')]).toEqual([[{ at: 3 }], 2]);
  await store.remove('one');
  expect([await store.get('one'), await store.get('two')]).toEqual([undefined, 2]);
});
