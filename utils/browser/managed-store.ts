import browser from './api';

/** What an administrator enforces by policy (`storage.managed`); nobody here can write it. */
export interface ManagedStore {
  /** Empty where there is no policy. Chromium fills it up to 2 s after a forced installation (platform.md B4). */
  get(): Promise<Record<string, unknown>>;
  /** Chromium only; Firefox reads its policies once, at its start. */
  onChange(listener: () => void): void;
}

export const managedStore: ManagedStore = {
  // Firefox throws where there is no policy, with the same error as for one that cannot be read (platform.md B4).
  get: () => browser.storage.managed.get().catch(() => ({})),
  onChange(listener) {
    browser.storage.onChanged.addListener((_, area) => {
      if (area === 'managed') listener();
    });
  },
};
