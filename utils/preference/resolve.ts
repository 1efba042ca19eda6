import type { StoreKind } from '../session/store';
import type { Preference, PreferenceRule, PreferenceSource, Resolved } from './preference';
import { fitOf, isForEverySite } from './rule';

/** Everything that says what is wanted, strongest first: the administrator's rules, the person's, the default. */
export interface Wishes {
  policy: PreferenceRule[];
  /** Null where the person at the computer decides nothing. */
  own: PreferenceRule[] | null;
  byDefault: { preference: Preference; byPolicy: boolean };
}

/** The person's rules, as far as they count: against a default that an administrator enforces, none for every site. */
export function counting({ own, byDefault }: Omit<Wishes, 'policy'>): PreferenceRule[] {
  const rules = own ?? [];
  return byDefault.byPolicy ? rules.filter((rule) => !isForEverySite(rule)) : rules;
}

/** A session's site in one kind of store, with all domains that share its login (its own first). */
export interface Asked {
  site: string;
  kind: StoreKind;
  domains: string[];
}

interface Found extends Resolved {
  fit: number;
}

function sourceKind(rule: PreferenceRule): PreferenceSource['kind'] {
  if (isForEverySite(rule)) return 'store';
  return rule.pattern.startsWith('*.') ? 'pattern' : 'site';
}

function bestOf(rules: PreferenceRule[], domain: string, { site, kind }: Asked, byPolicy: boolean): Found | null {
  const fitting = rules.flatMap((rule) => {
    const fit = fitOf(rule, domain, kind);
    return fit === null ? [] : [{ rule, fit }];
  });
  const [best] = fitting.sort((a, b) => b.fit - a.fit);
  if (!best) return null;
  const ownKind = sourceKind(best.rule);
  const isOther = domain !== site && ownKind !== 'store';
  const source = { kind: isOther ? ('shared-login' as const) : ownKind, pattern: best.rule.pattern, byPolicy };
  return { fit: best.fit, preference: best.rule.preference, source };
}

/** The most particular of the rules for all domains of a login. What is kept under one of its names is kept under all. */
function among(rules: PreferenceRule[], asked: Asked, byPolicy: boolean): Found | null {
  const found = asked.domains.flatMap((domain) => bestOf(rules, domain, asked, byPolicy) ?? []);
  const isNamed = ({ source }: Found) => source.kind !== 'store';
  const kept = found.find((one) => isNamed(one) && one.preference === 'keep');
  return kept ?? found.sort((a, b) => b.fit - a.fit)[0] ?? null;
}

/** What is wanted of a session, and why. */
export function resolve(wishes: Wishes, asked: Asked): Resolved {
  const found = among(wishes.policy, asked, true) ?? among(counting(wishes), asked, false);
  if (found) return { preference: found.preference, source: found.source };
  return {
    preference: wishes.byDefault.preference,
    // A default leaves each site to the person, also an administrator's, unless nothing is left to them.
    source: { kind: 'default', pattern: null, byPolicy: wishes.own === null },
  };
}
