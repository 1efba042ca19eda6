import type { StoreKind } from '../session/store';

/** What a person wants of a site when a session of it is ended (design.md section 2). */
export const PREFERENCES = ['forget', 'remember', 'keep', 'ask'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** More than anybody writes; a bound for what a file or a message may bring. */
export const MOST_RULES = 5_000;

/** What is wanted of the sites that a pattern covers. */
export interface PreferenceRule {
  /** `example.edu`: this site; `*.example.edu`: it and everything below; `*`: every site, in one kind of store only. */
  pattern: string;
  /** Only for sessions in this kind of store; null for all. */
  store: StoreKind | null;
  preference: Preference;
}

/** Names a rule: there is one for each pattern and kind of store. */
export type RuleName = Pick<PreferenceRule, 'pattern' | 'store'>;

/** Why a session has the preference it has. */
export interface PreferenceSource {
  /** A rule for the site, a rule for a pattern, for a kind of store, for a site with the same login, or the default. */
  kind: 'site' | 'pattern' | 'store' | 'shared-login' | 'default';
  /** Pattern of the rule; null for the default. */
  pattern: string | null;
  /** Set by the administrator, so that it cannot be changed here. */
  byPolicy: boolean;
}

export interface Resolved {
  preference: Preference;
  source: PreferenceSource;
}
