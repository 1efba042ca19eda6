import type { Clock } from '../browser/clock';
import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { Remembered, RememberedKind, RememberedList } from '../browser/remembered-list';
import type { SiteData } from '../browser/site-data';
import { indexTargets, mustBeForgotten, mustGo, type TargetIndex, type WipeTarget } from './target';

export interface WipePorts {
  jar: CookieJar;
  siteData: SiteData;
  /** The lists of the browser that the settings want to be erased. */
  remembered: RememberedList[];
  clock: Clock;
  onFailure(error: unknown): void;
}

/** What of the targets is there to be erased, as far as a browser can list it. */
export interface Found {
  cookies: SiteCookie[];
  entries: { kind: RememberedKind; entry: Remembered }[];
  /** Lists that the person has not allowed. */
  missing: RememberedKind[];
}

/** Stores without a tab are not listed by the browser: those of the targets are named. */
const cookiesOf = async (targets: WipeTarget[], index: TargetIndex, jar: CookieJar): Promise<SiteCookie[]> =>
  (await jar.all(targets.map(({ storeId }) => storeId))).filter((cookie) =>
    index.ofCookie(cookie).some((target) => mustGo(cookie, target)),
  );

async function entriesOf(index: TargetIndex, { remembered, onFailure }: WipePorts): Promise<Omit<Found, 'cookies'>> {
  const lists = await Promise.all(
    remembered.map(async ({ kind, all }) => {
      const entries = await all().catch((error: unknown) => {
        onFailure(error);
        return null;
      });
      return { kind, entries };
    }),
  );
  const isMeant = (entry: Remembered) => index.ofEntry(entry).some((target) => mustBeForgotten(entry, target));
  return {
    entries: lists.flatMap(({ kind, entries }) => (entries ?? []).filter(isMeant).map((entry) => ({ kind, entry }))),
    missing: lists.filter(({ entries }) => entries === null).map(({ kind }) => kind),
  };
}

/** Looks for everything of the targets that a browser can list; storage is not among it, in neither browser. */
export async function find(targets: WipeTarget[], ports: WipePorts): Promise<Found> {
  const index = indexTargets(targets);
  const [cookies, rest] = await Promise.all([cookiesOf(targets, index, ports.jar), entriesOf(index, ports)]);
  return { cookies, ...rest };
}
