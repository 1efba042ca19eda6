import type { SiteTab, TabChange, TabList } from '../../../utils/browser/tab-list';

/** Open tabs, in memory; a tab has loaded as soon as it is opened, unless a test says otherwise. */
export class FakeTabList implements TabList {
  #tabs = new Map<number, SiteTab>();
  #nextId = 1;
  readonly closed: number[] = [];
  readonly opened: string[] = [];
  readonly inFront: string[] = [];
  readonly zoomReset: string[] = [];
  canLoad = true;
  /** False where no window is open that a tab could be opened in. */
  canOpen = true;
  readonly #onChange: ((change: TabChange) => void)[] = [];
  readonly #onClose: ((tabId: number) => void)[] = [];

  add(url: string, rest: Partial<SiteTab> = {}): SiteTab {
    const id = this.#nextId++;
    const base = {
      isAudible: false,
      storeId: '0',
      isActive: false,
      isPrivate: false,
      isComplete: true,
      isLoading: false,
      iconUrl: null,
    };
    const tab = { id, url, ...base, ...rest };
    this.#tabs.set(id, tab);
    for (const listener of this.#onChange) listener({ tab, what: 'complete' });
    return tab;
  }

  /** What is shown in a tab goes to another address by itself, as a page's script or its server makes it. */
  go(id: number, url: string): void {
    const tab = this.#tabs.get(id);
    if (!tab) return;
    const moved = { ...tab, url };
    this.#tabs.set(id, moved);
    for (const listener of this.#onChange) listener({ tab: moved, what: 'complete' });
  }

  /** Where a tab is at this moment; null when it is gone. */
  addressOf = (id: number): string | null => this.#tabs.get(id)?.url ?? null;

  all = async (): Promise<SiteTab[]> => [...this.#tabs.values()];
  storeOf = async (tabId: number): Promise<string | null> => this.#tabs.get(tabId)?.storeId ?? null;
  present = async (): Promise<SiteTab | null> => [...this.#tabs.values()].find((tab) => tab.isActive) ?? null;

  openBehind = async (url: string, storeId: string): Promise<SiteTab | null> => {
    if (!this.canOpen) return null;
    this.opened.push(url);
    return this.add(url, { storeId });
  };

  openInFront = async (url: string): Promise<void> => {
    this.inFront.push(url);
  };

  loaded = async (tabId: number, signal: AbortSignal): Promise<boolean> =>
    this.canLoad && !signal.aborted && this.#tabs.has(tabId);

  resetZoom = async (tabs: SiteTab[]): Promise<void> => {
    this.zoomReset.push(...tabs.map(({ url }) => url));
  };

  close = async (tabIds: number[]): Promise<void> => {
    for (const id of tabIds) {
      if (!this.#tabs.delete(id)) continue;
      this.closed.push(id);
      for (const listener of this.#onClose) listener(id);
    }
  };

  onChange = (listener: (change: TabChange) => void): void => {
    this.#onChange.push(listener);
  };

  onClose = (listener: (tabId: number) => void): void => {
    this.#onClose.push(listener);
  };
}
