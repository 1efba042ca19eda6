import type { Browser } from 'webextension-polyfill';

/**
 * The WebExtension API of the browser we run in. Both browsers answer with promises in Manifest V3; they differ in the
 * name only, and in listeners of `runtime.onMessage` (see page-messages.ts). So of the polyfill only the types are needed.
 */
const api = (globalThis as { browser?: Browser }).browser ?? (globalThis as unknown as { chrome: Browser }).chrome;

export default api;
