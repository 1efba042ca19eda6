import browser from './api';
import { emptyClipboardOffscreen } from './page-parser';

/** What no browser can tell apart by site: erased at the end of a whole visit only, as the settings want (platform.md B2). */
export interface VisitData {
  /** What was typed into forms since then, on all sites. Milliseconds since the epoch. */
  eraseFormData(sinceMs: number): Promise<void>;
  /** Passwords that were saved since then. Firefox only: Chromium lets no extension delete passwords. */
  erasePasswords(sinceMs: number): Promise<void>;
  /**
   * The HTTP cache of all sites. By site, Firefox erases none of it, and Chromium not what frames of other sites left in a
   * site's pages. Firefox knows no time here.
   */
  eraseCache(sinceMs: number): Promise<void>;
  emptyClipboard(): Promise<void>;
}

export const visitData: VisitData = {
  eraseFormData: (since) => browser.browsingData.remove({ since }, { formData: true }),
  async erasePasswords(since) {
    if (import.meta.env.FIREFOX) await browser.browsingData.remove({ since }, { passwords: true });
  },
  eraseCache: (since) => browser.browsingData.remove(import.meta.env.FIREFOX ? {} : { since }, { cache: true }),
  async emptyClipboard() {
    if (!(await browser.permissions.contains({ permissions: ['clipboardWrite'] }))) return;
    await (import.meta.env.FIREFOX ? navigator.clipboard.writeText('') : emptyClipboardOffscreen());
  },
};
