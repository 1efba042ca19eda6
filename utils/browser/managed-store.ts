import browser from './api';

/** What an administrator enforces by policy (`storage.managed`); nobody here can write it. */
export interface ManagedStore {
  /**
   * Empty where there is no policy; rejects where it cannot be read. Chromium fills it up to 2 s after a forced
   * installation (platform.md B4).
   */
  get(): Promise<Record<string, unknown>>;
  /** Chromium only; Firefox reads its policies once, at its start. */
  onChange(listener: () => void): void;
}

export const managedStore: ManagedStore = {
  get: () =>
    browser.storage.managed.get().catch((error: unknown) => {
      // Firefox throws where there is no policy (platform.md B4).
      if (error instanceof Error && /manifest not found/i.test(error.message)) return {};
      throw error;
    }),
  onChange(listener) {
    browser.storage.onChanged.addListener((_, area) => {
      if (area === 'managed') listener();
    });
  },
};
