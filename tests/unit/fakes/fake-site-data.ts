import type { EraseOptions, SiteData } from '../../../utils/browser/site-data';

/** Web storage, by origin. */
export class FakeSiteData implements SiteData {
  readonly origins = new Set<string>();
  /** Origins of each call that erased everything, and of each that left the cookies. */
  readonly calls: string[][] = [];
  readonly callsButCookies: string[][] = [];
  /** Tells of which origins a part cannot be reached. */
  keepsPart: (origin: string) => boolean = () => false;
  /** Tells for which origins the browser's call fails. */
  refuses: (origin: string) => boolean = () => false;

  /** Origins of each call, by the store it was for. */
  readonly byStore = new Map<string, string[]>();
  /** Origins that were asked for their caches. */
  readonly scripted: string[] = [];
  /** Those that were asked for what a tab which stays may show again. */
  readonly shownBefore: string[] = [];

  erase = async (
    origins: string[],
    { storeId, keepCookies = false, scripted = [], shownBefore = [] }: EraseOptions,
  ): Promise<string[]> => {
    if (origins.length === 0) return [];
    this.byStore.set(storeId, [...(this.byStore.get(storeId) ?? []), ...origins]);
    this.scripted.push(...scripted);
    this.shownBefore.push(...shownBefore);
    if (origins.some(this.refuses)) throw new Error('Invalid origin');
    (keepCookies ? this.callsButCookies : this.calls).push([...origins]);
    for (const origin of origins) this.origins.delete(origin);
    return origins.filter(this.keepsPart);
  };
}
