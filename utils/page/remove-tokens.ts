import type { RemoveTask } from './page-functions';
import { isStorageMark } from './storage-mark';
import { storageEntries } from './stored-entries';
import { tokensIn } from './token-values';
import { readTokens } from './tokens';

/**
 * Removes the credentials from the web storage of this origin's page, key by key, and leaves the rest as it is. False when
 * one may still be there, such as in a database, or the tab has gone on: then only erasing the origin's storage helps.
 */
export async function removeTokens(win: Window, { origin, keep }: RemoveTask): Promise<boolean> {
  if (win.location.origin !== origin) return false;
  for (const { area, key, value } of storageEntries(win)) {
    if (isStorageMark(keep, `${area}:${key}`) || tokensIn(key, value).length === 0) continue;
    (area === 'local' ? win.localStorage : win.sessionStorage).removeItem(key);
  }
  return (await readTokens(win)).every(({ area, key }) => isStorageMark(keep, `${area}:${key}`));
}
