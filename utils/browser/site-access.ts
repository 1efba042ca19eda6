import browser from './api';
import { onPermissionsChange } from './on-permissions-change';

/** Whether the person lets Walkaway reach sites; can be withdrawn at any time in both browsers. */
export interface SiteAccess {
  has(): Promise<boolean>;
  /** Whether private windows may be looked into. The browser starts us anew when that changes. */
  hasPrivate(): Promise<boolean>;
  onChange(listener: () => void): void;
}

const ALL_SITES = { origins: ['<all_urls>'] };

export const siteAccess: SiteAccess = {
  has: () => browser.permissions.contains(ALL_SITES),
  hasPrivate: () => browser.extension.isAllowedIncognitoAccess(),
  onChange: onPermissionsChange,
};

/** Asks the person for access; only from a click in one of our own pages. */
export const requestSiteAccess = (): Promise<boolean> => browser.permissions.request(ALL_SITES);
