import type { Clock } from '../browser/clock';
import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { NetworkWatch } from '../browser/network-watch';
import type { TabList } from '../browser/tab-list';
import { siteOf } from '../site/site';
import { mustGo, type WipeTarget } from './target';

/** An answer or a beacon that was on its way while a site was wiped may set its cookie this long afterwards. */
const LATE_MS = 20_000;

/** Removes cookies that come back after a wipe, as long as nobody has opened the site again. */
export interface LateCookies {
  listen(): void;
  watch(targets: WipeTarget[]): void;
}

export function createLateCookies(input: {
  jar: CookieJar;
  tabs: TabList;
  network: NetworkWatch;
  clock: Clock;
  onFailure(error: unknown): void;
}): LateCookies {
  const { jar, tabs, network, clock } = input;
  let watched: { target: WipeTarget; untilMs: number }[] = [];

  async function removeLate(cookie: SiteCookie): Promise<void> {
    const hit = watched.find(({ target, untilMs }) => untilMs >= clock.nowMs() && mustGo(cookie, target));
    if (!hit) return;
    const { domains, storeId } = hit.target;
    const isOpenAgain = (await tabs.all()).some((tab) => tab.storeId === storeId && domains.includes(siteOf(tab.url)));
    if (!isOpenAgain) await jar.remove(cookie);
  }

  return {
    listen() {
      // Who opens the site again gets to keep its cookies: the request for the page comes before the first of them.
      network.onEvent(({ type, kind, url }) => {
        if (type !== 'main_frame' || kind !== 'sent' || watched.length === 0) return;
        watched = watched.filter(({ target }) => !target.domains.includes(siteOf(url)));
      });
      jar.onChange(({ cookie, removed }) => {
        if (!removed && watched.length > 0) void removeLate(cookie).catch(input.onFailure);
      });
    },
    watch(targets) {
      const nowMs = clock.nowMs();
      watched = watched.filter(({ untilMs }) => untilMs >= nowMs);
      for (const target of targets) watched.push({ target, untilMs: nowMs + LATE_MS });
    },
  };
}
