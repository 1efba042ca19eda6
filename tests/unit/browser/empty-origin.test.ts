// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { emptyOrigin } from '../../../utils/browser/empty-origin';

afterEach(() => vi.unstubAllGlobals());

test.each([
  [location.origin, ['a worker', 'a cache']],
  ['https://www.shop.test', []],
])('in a page of %s: gone are %j', async (origin, expected) => {
  const gone: string[] = [];
  const worker = { unregister: async () => void gone.push('a worker') };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('caches', { keys: async () => ['pages'], delete: async () => void gone.push('a cache') });
  vi.stubGlobal('navigator', {
    serviceWorker: { getRegistrations: async () => [worker] },
    storage: { getDirectory: async () => ({ keys: () => [], removeEntry: async () => undefined }) },
  });
  expect([await emptyOrigin(origin), gone]).toEqual([expected.length > 0, expected]);
});
