import type { PageFunctions } from '../page/page-functions';
import browser from './api';

/** The one packaged script that holds everything that reads and presses pages. */
export const PAGE_FUNCTIONS_FILE = '/page-functions.js';

let loading: Promise<PageFunctions> | null = null;

/** Loads the script into this page of the extension, once. Rejects where that fails; the next call tries again. */
export function loadPageFunctions(): Promise<PageFunctions> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

function load(): Promise<PageFunctions> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const onEnd = () =>
      globalThis.walkawayPage ? resolve(globalThis.walkawayPage) : reject(new Error('page functions: did not load'));
    script.onload = onEnd;
    script.onerror = onEnd;
    script.src = browser.runtime.getURL(PAGE_FUNCTIONS_FILE);
    document.documentElement.append(script);
  });
}
