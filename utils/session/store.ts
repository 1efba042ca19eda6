export type StoreKind = 'normal' | 'private' | 'container';

/** Names that the browsers give their stores: Chromium's numbers first, then Firefox's words (platform.md B5). */
const NORMAL = ['0', 'firefox-default'];
const PRIVATE = ['1', 'firefox-private'];

/** What kind of cookie store it is. A store of any other name is a container: only Firefox has those. */
export function storeKind(storeId: string): StoreKind {
  if (NORMAL.includes(storeId)) return 'normal';
  return PRIVATE.includes(storeId) ? 'private' : 'container';
}

/** Whether it is the store whose cookies the background's own requests carry (platform.md B3). */
export const isNormalStore = (storeId: string): boolean => storeKind(storeId) === 'normal';
