import type { SiteData } from '../../../utils/browser/site-data';

/** Web storage of the normal store, by origin. */
export class FakeSiteData implements SiteData {
  readonly origins = new Set<string>();
  /** Origins of each call that erased everything, and of each that left the cookies. */
  readonly calls: string[][] = [];
  readonly callsButCookies: string[][] = [];
  /** Tells of which origins a part cannot be reached. */
  keepsPart: (origin: string) => boolean = () => false;
  /** Tells for which origins the browser's call fails. */
  refuses: (origin: string) => boolean = () => false;

  erase = async (origins: string[], { keepCookies = false } = {}): Promise<string[]> => {
    if (origins.length === 0) return [];
    if (origins.some(this.refuses)) throw new Error('Invalid origin');
    (keepCookies ? this.callsButCookies : this.calls).push([...origins]);
    for (const origin of origins) this.origins.delete(origin);
    return origins.filter(this.keepsPart);
  };
}
