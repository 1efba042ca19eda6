import type { Downloads } from 'webextension-polyfill';
import browser from './api';
import type { RememberedList } from './remembered-list';

/** Both browsers know more of a download than the polyfill's types. */
type Item = Downloads.DownloadItem & { finalUrl?: string; cookieStoreId?: string };

/**
 * Stops what still runs, and takes the file away where that is wanted, before the entry goes. The item may be out of date:
 * Firefox says of a file that is there that it is not (seen once in some two hundred), and what runs may be done by now.
 */
async function forget({ id, state, exists }: Item, withFile: boolean): Promise<void> {
  const { downloads } = browser;
  const isRunning = state === 'in_progress';
  if (isRunning) await downloads.cancel(id);
  if (withFile)
    await downloads.removeFile(id).catch((error: unknown) => {
      // Where there was no file, there is none to be removed.
      if (exists && !isRunning) throw error;
    });
  await downloads.erase({ id });
}

/** Entries in the list of downloads, by where they came from: the file's address or the page's. */
export const downloadList = (withFiles: boolean): RememberedList => ({
  kind: 'downloads',
  async all() {
    const { downloads } = browser;
    if (!downloads) return null;
    // Chromium gives a thousand unless told otherwise; Firefox gives all, and none for 0.
    const items: Item[] = await downloads.search(import.meta.env.FIREFOX ? {} : { limit: 0 });
    return items.map((item) => ({
      urls: [item.url, item.finalUrl, item.referrer].filter((url) => url !== undefined),
      storeId: item.cookieStoreId ?? (item.incognito ? '1' : '0'),
      forget: () => forget(item, withFiles),
    }));
  },
});
