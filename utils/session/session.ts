import type { ControlHint, TokenMark } from '../page/page-reading';

/** A token in the storage of one origin: a site may keep it where its login is not shown. */
export interface StoredToken extends TokenMark {
  origin: string;
}

export const SESSION_STATES = ['open', 'unsure', 'closed'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Why we think a session is open. A cookie alone only nominates; the rest can confirm. */
export const EVIDENCE = ['cookie', 'token', 'page', 'recipe', 'login-seen', 'http-sign-in'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** One open login: a site in one cookie store. Memory-backed; without its account it is also on disk while a job ends it. */
export interface Session {
  /** `${storeId}|${site}`: unique, and what messages name. */
  key: string;
  /** Registrable domain, the first one of a shared login. */
  site: string;
  storeId: string;
  state: SessionState;
  evidence: Evidence[];
  /** Label for whose session it is, cleaned, at most 64 characters; null when nothing tells. */
  account: string | null;
  /** When the login was first seen, in milliseconds since the epoch. */
  sinceMs: number;
  /** Names (never values) of the cookies that nominated it, as `name|domain|path`. */
  cookieNames: string[];
  /** Where a token lies in the site's own storage. */
  tokens: StoredToken[];
  /** Page address (origin and path) where the session was last confirmed. */
  seenAt: string | null;
  /** Where the site's own log-out control was last seen. */
  control: ControlHint | null;
}

export const sessionKey = (storeId: string, site: string): string => `${storeId}|${site}`;

/** Site and store of a session's key. */
export function splitKey(key: string): { storeId: string; site: string } {
  const bar = key.indexOf('|');
  return { storeId: key.slice(0, bar), site: key.slice(bar + 1) };
}

/** A session of which only the key is known. */
export const bareSession = (key: string): Session => ({
  ...{ key, ...splitKey(key), state: 'open', evidence: ['cookie'], account: null, sinceMs: 0 },
  ...{ cookieNames: [], tokens: [], seenAt: null, control: null },
});
