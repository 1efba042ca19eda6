/** What a page tells about the person who looks at it. Everything here is free of page text, tokens and queries. */
export interface PageReading {
  /** Origin and path of the page. Never the query: it may hold secrets. */
  address: string;
  verdict: 'in' | 'out' | 'unknown';
  /** Names of the marks that led to the verdict, e.g. `control`, `login-form`; for tests and receipts. */
  reasons: string[];
  /** Label of the account the page shows, cleaned, at most 64 characters. */
  account: string | null;
  /** The best log-out control on this page, if there is one. */
  control: ControlHint | null;
  /** Whether the page asks for a password. */
  hasPasswordField: boolean;
  /** Tokens in the page's own storage; empty for a page that was fetched. */
  tokens: TokenMark[];
  /** Names of what a live page stores, as `local:key`, `session:key`, `indexeddb:database`: a recipe may know one of them. */
  storageKeys?: string[];
}

/** Where a log-out control was seen and how it is reached, without its text or address. */
export interface ControlHint {
  /** Origin and path of the page that has it. */
  address: string;
  kind: 'link' | 'form' | 'button';
  /** True when a menu has to be opened before the control can be pressed. */
  inMenu: boolean;
}

/** A credential in web storage: where it lies, never what it is. */
export interface TokenMark {
  area: 'local' | 'session' | 'indexeddb';
  /** Storage key; `database/store/key` for IndexedDB. */
  key: string;
  kind: 'jwt' | 'opaque';
  /** When a JWT expires, in milliseconds since the epoch; null when it does not say. */
  expiresAtMs: number | null;
}

/** A request that presses a control without a tab. */
export interface ControlRequest {
  method: 'GET' | 'POST';
  url: string;
  /** Form fields in document order, hidden tokens included. */
  fields: [name: string, value: string][];
}

/** What came of pressing a control in a live page. */
export type PressResult =
  | { pressed: true; kind: ControlHint['kind']; menusOpened: number; confirmed: boolean }
  | { pressed: false; reason: 'no-control' | 'danger-only' | 'not-at-home' };
