import type { Family } from '../house.ts';
import { basic } from './basic.ts';
import { cachesAndCookies } from './caches-and-cookies.ts';
import { clinic, federation } from './federation.ts';
import { identity } from './identity.ts';
import { linksAndForms } from './links-and-forms.ts';
import { neighbours } from './neighbours.ts';
import { scripted } from './scripted.ts';
import { severalHosts } from './several-hosts.ts';
import { singlePage } from './single-page.ts';
import { wideStorage } from './wide-storage.ts';
import { rememberMe, wrongEndings } from './wrong-endings.ts';

/** Every house of the town. */
export const FAMILIES: Family[] = [
  linksAndForms,
  scripted,
  wrongEndings,
  rememberMe,
  singlePage,
  cachesAndCookies,
  identity,
  federation,
  clinic,
  basic,
  severalHosts,
  wideStorage,
  neighbours,
];
