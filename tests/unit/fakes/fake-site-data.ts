import type { SiteData } from '../../../utils/browser/site-data';

/** Web storage of the normal store, by origin. */
export class FakeSiteData implements SiteData {
  readonly origins = new Set<string>();
  readonly calls: string[][] = [];

  erase = async (origins: string[]): Promise<void> => {
    this.calls.push([...origins]);
    for (const origin of origins) this.origins.delete(origin);
  };
}
