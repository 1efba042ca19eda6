import { expect, it } from 'vitest';
import { isNormalStore, storeKind } from '../../../utils/session/store';

it.each([
  ['0', 'normal'],
  ['firefox-default', 'normal'],
  ['1', 'private'],
  ['firefox-private', 'private'],
  ['firefox-container-1', 'container'],
  ['firefox-container-10', 'container'],
])('the store %s is %s', (storeId, kind) => {
  expect(storeKind(storeId)).toBe(kind);
  expect(isNormalStore(storeId)).toBe(kind === 'normal');
});
