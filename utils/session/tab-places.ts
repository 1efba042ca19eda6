import type { NetworkEvent } from '../browser/network-watch';
import type { TabList } from '../browser/tab-list';

/** Store of a tab, and what it shows. */
export interface TabPlace {
  url: string;
  storeId: string;
}

/** Where tabs are: known from their own requests, because the browser tells the address of a new page only later. */
export interface TabPlaces {
  /** What the browser tells of a tab. */
  note(tabId: number, place: TabPlace): void;
  /** The tab's address as far as it is known; empty where it is not. */
  urlOf(tabId: number): string;
  /** Where the tab is that a request comes from; null when it has none. A page's own request is where it will be. */
  placeOf(event: NetworkEvent): Promise<TabPlace | null>;
  forget(tabId: number): void;
}

export function createTabPlaces(tabs: TabList): TabPlaces {
  const places = new Map<number, TabPlace>();

  async function find(tabId: number): Promise<TabPlace | null> {
    const tab = (await tabs.all()).find(({ id }) => id === tabId);
    const storeId = tab?.storeId ?? (await tabs.storeOf(tabId));
    return storeId === null ? null : { storeId, url: tab?.url ?? '' };
  }

  return {
    note: (tabId, { url, storeId }) => void places.set(tabId, { url, storeId }),
    urlOf: (tabId) => places.get(tabId)?.url ?? '',
    async placeOf(event) {
      const known = places.get(event.tabId) ?? (await find(event.tabId));
      if (!known) return null;
      const place = event.type === 'main_frame' ? { ...known, url: event.url } : known;
      places.set(event.tabId, place);
      return place;
    },
    forget: (tabId) => void places.delete(tabId),
  };
}
