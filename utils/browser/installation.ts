import browser from './api';

/** How the extension came here. */
export interface Installation {
  /** True where a policy has installed it, so that nobody at the computer can remove it (platform.md B4). */
  isByAdministrator(): Promise<boolean>;
}

export const installation: Installation = {
  isByAdministrator: async () => (await browser.management.getSelf()).installType === 'admin',
};

/** The id that this package has, by the kind of browser: whoever has packed it has given it one. */
export const ownPackage = (): { chromium?: string; firefox?: string } =>
  import.meta.env.FIREFOX ? { firefox: browser.runtime.id } : { chromium: browser.runtime.id };
