import browser from './api';

/** Installation and start of the browser; packaged files. */
export interface Life {
  onInstalled(listener: () => void): void;
  onStartup(listener: () => void): void;
  /** Version of the extension. */
  version(): string;
}

export const life: Life = {
  onInstalled: (listener) => browser.runtime.onInstalled.addListener(() => listener()),
  onStartup: (listener) => browser.runtime.onStartup.addListener(() => listener()),
  version: () => browser.runtime.getManifest().version,
};

/** Reads a file of our own package, e.g. a recipe. */
export async function readPackagedFile(path: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(path))).text();
}
