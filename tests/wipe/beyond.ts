import type { BrowserName } from '../drivers/driver.ts';

/** Kinds that no extension can erase by site, as far as was measured, by browser; PRIVACY.md tells the same. */
export const BEYOND: Record<BrowserName, RegExp[]> = {
  chromium: [],
  // Bound to two sites at once: no call names such a place; only a page that still holds the frame reaches it.
  firefox: [/^(Cache API|private files) · (frame of another site in its pages|its frame in pages of another site)$/],
};

export const isBeyond = (browser: BrowserName, kind: string): boolean =>
  BEYOND[browser].some((known) => known.test(kind));
