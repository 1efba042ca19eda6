import type { ControlRequest, PageReading } from './page-reading';

/** What a fetched page tells, and what pressing its control or its confirmation would request. */
export interface FetchedPage {
  reading: PageReading;
  /** The request its log-out control amounts to; null when it needs scripts or is not there. */
  control: ControlRequest | null;
  /**
   * The request that answers "do you really want to log out?" with yes, when this page asks that, or the one that the
   * page sends on by itself.
   */
  confirmation: ControlRequest | null;
  /** Addresses of its account or settings pages, at most two. */
  accountPages: string[];
  /** Addresses of its frames, at most eight. */
  frames: string[];
}
