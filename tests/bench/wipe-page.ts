// Bundled into a copy of the extension: the wipe as it ships, on the browser's own API, beside the bare call.
import browser from '../../utils/browser/api';
import { clock } from '../../utils/browser/clock';
import { cookieJar } from '../../utils/browser/cookie-jar';
import { siteData } from '../../utils/browser/site-data';
import { wipe } from '../../utils/wipe/erase';
import type { WipeTarget } from '../../utils/wipe/target';

const storeId = import.meta.env.FIREFOX ? 'firefox-default' : '0';
const originOf = (site: string) => `https://www.${site}`;

const targetOf = (site: string): WipeTarget => ({
  ...{ site, storeId, domains: [site], origins: [originOf(site)], depth: 'forget', recipe: null },
  ...{ tokenOrigins: [], cookieNames: [], isAlone: true },
});

async function time(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** One call of the browser's for the same sites, with every type that obeys its filter; `cache` does nothing in Firefox. */
function bare(sites: string[]): Promise<void> {
  const types = { cookies: true, localStorage: true, indexedDB: true, serviceWorkers: true };
  if (import.meta.env.FIREFOX)
    return browser.browsingData.remove({ hostnames: sites.flatMap((site) => [site, `www.${site}`]) }, types);
  const more = { ...types, cacheStorage: true, fileSystems: true, cache: true };
  return browser.browsingData.remove({ origins: sites.map(originOf) } as never, more as never);
}

/** Milliseconds. `areTabsOpen`: the pages were emptied from inside before, so that no site has to be asked. */
const ours = (sites: string[], areTabsOpen: boolean): Promise<unknown> => {
  const emptied = new Set(areTabsOpen ? sites.map((site) => `${storeId}|${originOf(site)}`) : []);
  return wipe(
    sites.map(targetOf),
    { jar: cookieJar, siteData, remembered: [], clock, onFailure: (error) => console.error(error) },
    { emptied, storesInUse: new Set<string>() },
  );
};

/** A background that wipes has been at work before; a page that was just opened reads its code for the first time. */
const warmed = (work: () => Promise<unknown>): Promise<number> => ours(['nobody.test'], true).then(() => time(work));

Object.assign(globalThis, {
  bench: {
    bare: (sites: string[]) => warmed(() => bare(sites)),
    wipe: (sites: string[], areTabsOpen: boolean) => warmed(() => ours(sites, areTabsOpen)),
    /** What is left of the cookies, so that a wipe that did nothing is no quick one. */
    cookiesLeft: async () => (await cookieJar.all()).length,
  },
});
