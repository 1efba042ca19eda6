import type { StoreKind } from '../session/store';
import type { Preference, PreferenceRule, PreferenceSource, Resolved } from './preference';
import { fitOf } from './rule';

/** Everything that says what is wanted, strongest first: the administrator's rules, the person's, the default. */
export interface Wishes {
  policy: PreferenceRule[];
  own: PreferenceRule[];
  byDefault: { preference: Preference; byPolicy: boolean };
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

function sourceKind({ pattern }: PreferenceRule): PreferenceSource['kind'] {
  if (pattern === '*') return 'store';
  return pattern.startsWith('*.') ? 'pattern' : 'site';
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
export function resolve({ policy, own, byDefault }: Wishes, asked: Asked): Resolved {
  const found = among(policy, asked, true) ?? among(own, asked, false);
  if (found) return { preference: found.preference, source: found.source };
  return {
    preference: byDefault.preference,
    source: { kind: 'default', pattern: null, byPolicy: byDefault.byPolicy },
  };
}
