import { baseOf } from './control-target';
import { isVisible, queryAll, type Root } from './dom';
import type { ElsewhereLink } from './elsewhere-reading';
import { namesOf } from './label';
import { wordSet } from './word-set';
import { ACCOUNT } from './words/account';
import { SESSIONS } from './words/elsewhere';
import { CHANGE_PASSWORD } from './words/password';

const account = wordSet(ACCOUNT);
const sessions = wordSet(SESSIONS);
const password = wordSet(CHANGE_PASSWORD);

const PATHS: [ElsewhereLink['leadsTo'], RegExp][] = [
  [
    'sessions',
    /(?:^|[/_-])(?:sessions?|devices|login[-_]?activity|device[-_]?activity|active[-_]?sessions)(?:[/_.-]|$)/i,
  ],
  ['password', /(?:^|[/_-])(?:(?:change|edit|update)[-_]?password|password|passwd|security|sicherheit)(?:[/_.-]|$)/i],
  [
    'account',
    /(?:^|\/)(?:my-?account|accounts?|profile|settings|preferences|user|me|konto|compte|cuenta|perfil|profil)(?:\/[\w.-]{1,40})?\/?$/i,
  ],
];
/** Kinds in the order of how near they are to what the person wants. */
const ORDER: ElsewhereLink['leadsTo'][] = ['sessions', 'password', 'account'];
const NOT_THERE =
  /delete|deactivat|close|unsubscribe|log-?in|log-?out|sign-?in|sign-?out|register|sign-?up|forgot|reset|billing|\.(?:png|jpe?g|svg|pdf|css|js|xml)$/i;

/** Links of the page that lead nearer to sessions and password: one of each kind, same origin only. */
export function elsewhereLinks(root: Root, address: string): ElsewhereLink[] {
  const here = new URL(address);
  const found = new Map<ElsewhereLink['leadsTo'], string>();
  for (const link of queryAll(root, 'a[href]')) {
    const url = targetOf(link, address);
    if (!url || url.origin !== here.origin || url.pathname === here.pathname || NOT_THERE.test(url.pathname)) continue;
    const kind = isVisible(link) ? kindOf(link, url) : null;
    if (kind && !found.has(kind)) found.set(kind, url.origin + url.pathname + url.search);
  }
  return ORDER.flatMap((leadsTo) => {
    const target = found.get(leadsTo);
    return target === undefined ? [] : [{ address: target, leadsTo }];
  });
}

function targetOf(link: Element, address: string): URL | null {
  const base = baseOf(link, address);
  const href = link.getAttribute('href') ?? '';
  return URL.canParse(href, base) ? new URL(href, base) : null;
}

function kindOf(link: Element, url: URL): ElsewhereLink['leadsTo'] | null {
  const names = namesOf(link);
  if (names.some(sessions.has)) return 'sessions';
  if (names.some(password.has)) return 'password';
  return PATHS.find(([, path]) => path.test(url.pathname))?.[0] ?? (names.some(account.has) ? 'account' : null);
}
