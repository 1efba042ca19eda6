import type { SiteTab, TabList } from '../browser/tab-list';
import type { Catalogue } from '../site/catalogue';
import { siteOf } from '../site/site';
import { splitKey } from './session';
import { domainsOf } from './site-cookies';

/** Tabs of a site in one store. */
export async function tabsOf(key: string, tabs: TabList, catalogue: Catalogue): Promise<SiteTab[]> {
  const { site, storeId } = splitKey(key);
  const domains = await domainsOf(site, catalogue);
  return (await tabs.all()).filter((tab) => tab.storeId === storeId && domains.includes(siteOf(tab.url)));
}
