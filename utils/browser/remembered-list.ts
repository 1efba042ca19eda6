/** What the browser itself remembers of sites, list by list. */
export type RememberedKind = 'history' | 'downloads' | 'closedTabs';

/** One entry: a page in the history, a download, a tab or window that was closed. */
export interface Remembered {
  /** Addresses that it tells. */
  urls: string[];
  /** Cookie store it was made in; null where the browser does not tell the stores apart (private windows leave nothing there). */
  storeId: string | null;
  /** Makes the browser forget this one entry. */
  forget(): Promise<unknown>;
}

export interface RememberedList {
  kind: RememberedKind;
  /** Every entry, of all sites; null while the person has not allowed it: nothing is seen then, and nothing erased. */
  all(): Promise<Remembered[] | null>;
}
