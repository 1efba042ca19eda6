import type { StoreKind } from '../session/store';
import { PREFERENCES, type Preference, type PreferenceRule, type RuleName } from './preference';

const STORE_KINDS: readonly (StoreKind | null)[] = ['normal', 'private', 'container', null];
const LONGEST_PATTERN = 253;

export const isPreference = (value: unknown): value is Preference => PREFERENCES.includes(value as Preference);

const hostOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : null;

/** The pattern that somebody means who types a site, a host, an address or `*.example.edu`; null when it is none of these. */
export function normalPattern(typed: string): string | null {
  const [, star = '', rest = ''] = /^(\*\.)?(.*)$/.exec(typed.trim().replace(/^\w+:\/\//, '')) ?? [];
  const host = hostOf(`https://${rest}`) ?? hostOf(`https://[${rest}]`);
  if (!host || host.length > LONGEST_PATTERN || /[*%\s]/.test(host)) return null;
  return star + host.replace(/\.$/, '');
}

const isPattern = (value: unknown): value is string => typeof value === 'string' && normalPattern(value) === value;

/** Says what is wrong with a rule, naming the field and what was expected; null when it is one. */
export function ruleProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'rule: expected an object';
  const { pattern, store, preference } = value as Record<keyof PreferenceRule, unknown>;
  if (pattern !== '*' && !isPattern(pattern))
    return 'pattern: expected a site such as example.org, or *.example.org for everything below';
  if (!STORE_KINDS.includes(store as StoreKind)) return 'store: expected normal, private, container or null';
  if (pattern === '*' && store === null) return 'store: expected a kind of store, where the pattern is *';
  return isPreference(preference) ? null : `preference: expected one of ${PREFERENCES.join(', ')}`;
}

/** Whether it is for all sites in one kind of store: the default there. */
export const isForEverySite = ({ pattern }: RuleName): boolean => pattern === '*';

/** The rule's name as one text: rules of the same name are for the same. No pattern has a space in it. */
export const ruleId = ({ pattern, store }: RuleName): string => `${store} ${pattern}`;

/** A site is more particular than a host of it, a host than a pattern, a longer pattern than a shorter one. */
const SITE = 3;
const HOST = 2;
const PATTERN = 1;
const EVERY = 0;

/** How closely a rule fits a session: the higher the more particular; null when it does not cover it. */
export function fitOf({ pattern, store, preference }: PreferenceRule, site: string, kind: StoreKind): number | null {
  if (store !== null && store !== kind) return null;
  const base = pattern.replace(/^\*\.?/, '');
  const rank = (level: number, weight: number) => (level * 1000 + weight) * 2 + (store === null ? 0 : 1);
  if (pattern === '*') return rank(EVERY, 0);
  if (pattern === site) return rank(SITE, 0);
  // A session is the whole site's: what is wanted of one host holds for all. Of several hosts, the kept one decides.
  if (base.endsWith(`.${site}`)) return rank(HOST, preference === 'keep' ? 1 : 0);
  const isBelow = pattern !== base && (site === base || site.endsWith(`.${base}`));
  return isBelow ? rank(PATTERN, base.length) : null;
}
