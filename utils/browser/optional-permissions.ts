import type { Manifest } from 'webextension-polyfill';

/** Asked for by a click in the store package. No policy can grant them: the managed package has them from the start. */
export const OPTIONAL_PERMISSIONS: Manifest.OptionalPermission[] = [
  'clipboardWrite',
  'downloads',
  'history',
  'notifications',
  'privacy',
  'sessions',
];
