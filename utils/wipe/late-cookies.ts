import type { Clock } from '../browser/clock';
import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { NetworkEvent, NetworkWatch } from '../browser/network-watch';
import type { SiteTab, TabList } from '../browser/tab-list';
import { siteOf } from '../site/site';
import { mustGo, type WipeTarget } from './target';

/** An answer or a beacon that was on its way while a site was wiped may set its cookie this long afterwards. */
const LATE_MS = 20_000;
/**
 * So long a cookie may stay before it is judged: browsers tell of a cookie by another road than of the request that
 * brought it, and the page that was asked for shows in its tab a moment later. A token taken away from under somebody
 * who logs in again would refuse them their login.
 */
const SETTLE_MS = 300;

/** Removes cookies that come back after a wipe, as long as nobody has opened the site again. */
export interface LateCookies {
  listen(): void;
  watch(targets: WipeTarget[]): void;
}

interface Watched {
  target: WipeTarget;
  /** Tabs of other sites whose page has sent something to this one: somebody may be logging in there. */
  askedBy: Set<number>;
}

export function createLateCookies(input: {
  jar: CookieJar;
  tabs: TabList;
  network: NetworkWatch;
  clock: Clock;
  onFailure(error: unknown): void;
}): LateCookies {
  const { jar, tabs, network, clock } = input;
  let watched: Watched[] = [];

  const isInUse = (tab: SiteTab, { target, askedBy }: Watched): boolean =>
    tab.storeId === target.storeId &&
    (target.domains.includes(siteOf(tab.url)) || (tab.isActive && askedBy.has(tab.id)));

  async function removeLate(cookie: SiteCookie, hit: Watched): Promise<void> {
    const isUsed = (await tabs.all()).some((tab) => isInUse(tab, hit));
    if (!isUsed && watched.includes(hit)) await jar.remove(cookie);
  }

  function onCookie(cookie: SiteCookie): void {
    const hit = watched.find(({ target }) => mustGo(cookie, target));
    if (hit) clock.after(SETTLE_MS, () => void removeLate(cookie, hit).catch(input.onFailure));
  }

  /** Who opens the site again gets to keep its cookies, and who logs in to it in a page of another site. */
  function onRequest({ kind, type, method, url, tabId }: NetworkEvent): void {
    if (kind !== 'sent' || watched.length === 0) return;
    const site = siteOf(url);
    if (type === 'main_frame') watched = watched.filter(({ target }) => !target.domains.includes(site));
    else if (method === 'POST')
      for (const { target, askedBy } of watched) if (target.domains.includes(site)) askedBy.add(tabId);
  }

  return {
    listen() {
      network.onEvent(onRequest);
      jar.onChange(({ cookie, removed }) => {
        if (!removed && watched.length > 0) onCookie(cookie);
      });
    },
    watch(targets) {
      const added = new Set(targets.map((target): Watched => ({ target, askedBy: new Set() })));
      watched.push(...added);
      // Not by the time of day: the clock may be set meanwhile.
      clock.after(LATE_MS, () => {
        watched = watched.filter((one) => !added.has(one));
      });
    },
  };
}
