import { isWrittenContent } from './context';
import { baseOf } from './control-target';
import { isVisible, queryAll } from './dom';
import { namesOf } from './label';
import { isAccountLabel, isDangerLabel, isLoginLabel } from './words';

const ACCOUNT_PATH =
  /(?:^|\/)(?:my-?account|account|accounts|profile|settings|preferences|user|users|me|my|dashboard|konto|mein-?konto|compte|mon-?compte|cuenta|mi-?cuenta|perfil|profil|ajustes|configuracion|einstellungen|instellingen|lk|cabinet|mypage)(?:\/[\w.-]{1,40})?\/?(?:\.\w{2,5})?$/i;
/** On a page of sessions, what logs out logs out others. */
const NOT_THERE =
  /delete|\/(?:active-?)?sessions|\/devices|deactivate|close|unsubscribe|log-?in|sign-?in|register|sign-?up|billing|api|\.(?:png|jpe?g|svg|pdf|css|js|xml)$/i;
const MOST = 2;

/** Addresses of the person's own pages on the same origin, the best two: where a control may be when this page has none. */
export function accountPageLinks(doc: Document, address: string): string[] {
  const here = new URL(address);
  const scores = new Map<string, number>();
  for (const link of queryAll(doc, 'a[href]')) {
    const url = targetIn(link, address);
    if (!url || url.origin !== here.origin || NOT_THERE.test(url.pathname + url.search)) continue;
    const score = scoreOf(link, url);
    url.hash = '';
    if (score > 0 && url.href !== here.href.replace(/#.*$/, ''))
      scores.set(url.href, Math.max(score, scores.get(url.href) ?? 0));
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([href]) => href);
}

function targetIn(link: Element, address: string): URL | null {
  try {
    return new URL(link.getAttribute('href') ?? '', baseOf(link, address));
  } catch {
    return null; // Not an address: nothing to follow.
  }
}

function scoreOf(link: Element, url: URL): number {
  const names = namesOf(link);
  if (names.some(isDangerLabel) || names.some(isLoginLabel) || link.hasAttribute('data-method')) return 0;
  if (isWrittenContent(link)) return 0;
  const path = ACCOUNT_PATH.test(url.pathname) ? 20 : 0;
  const words = names.some(isAccountLabel) ? 30 : 0;
  return path + words === 0 ? 0 : path + words + (isVisible(link) ? 5 : 0);
}
