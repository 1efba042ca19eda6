import type { ManagedStore } from '../browser/managed-store';
import type { KeyValueStore } from '../browser/stores';
import type { StoreKind } from '../session/store';
import { refuse } from '../site/refusals';
import { MOST_RULES, type Preference, type PreferenceRule, type Resolved, type RuleName } from './preference';
import { createQueue } from './queue';
import { counting, resolve, type Wishes } from './resolve';
import { ruleId, ruleProblem } from './rule';
import { readStored, STORED_VERSION, type StoredRules, withoutTwins } from './stored-rules';

const STORE_KEY = 'preferences';

/** What the options page shows of them. */
export interface PreferencesView {
  rules: PreferenceRule[];
  policyRules: PreferenceRule[];
  /** How many entries could not be understood and are kept aside. */
  asideCount: number;
  /** Written by a newer version of Walkaway: nothing can be changed here. */
  isNewer: boolean;
}

export interface RuleChanges {
  put: PreferenceRule[];
  drop: RuleName[];
}

export type ChangeResult = { ok: true } | { ok: false; error: string };

/** What the person wants for each site. */
export interface Preferences {
  ready: Promise<void>;
  /** What is wanted of a session, and why; `domains` are those that share its login. */
  of(site: string, kind: StoreKind, domains?: string[]): Resolved;
  /** Makes the rule for one site; where there is one for this kind of store only, that one. */
  set(site: string, preference: Preference, kind?: StoreKind): Promise<ChangeResult>;
  /** All or nothing: one wrong rule, and nothing is changed. */
  change(changes: RuleChanges): Promise<ChangeResult>;
  view(): PreferencesView;
  onChange(listener: () => void): void;
}

export interface PreferencesInput {
  store: KeyValueStore;
  managed: Pick<ManagedStore, 'get' | 'onChange'>;
  /** True where only the administrator's rules count, because anyone may sit at the computer. */
  isLocked(): boolean;
  /** The default is a setting (`utils/policy`): policy, the person's own and the mode's come together there. */
  byDefault(): Wishes['byDefault'];
  defaultReady: Promise<void>;
  /** Takes over the default of the first stored form. */
  adoptDefault(preference: Preference): Promise<void>;
  onFailure(error: unknown): void;
}

export function createPreferences(input: PreferencesInput): Preferences {
  const { store, managed, byDefault } = input;
  const listeners: (() => void)[] = [];
  let stored: StoredRules = readStored(undefined);
  let policy: PreferenceRule[] = [];
  let isUnread = false;
  const inTurn = createQueue();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function readPolicy(): Promise<void> {
    const { preferences } = await managed.get();
    const list: unknown[] = Array.isArray(preferences) ? preferences : [];
    const whole = list.map((rule) => ({ store: null, ...(rule as object) }) as PreferenceRule);
    policy = whole.filter((rule) => ruleProblem(rule) === null);
    changed();
  }

  async function write(rules: PreferenceRule[]): Promise<void> {
    const { aside } = stored;
    await store.set(STORE_KEY, { version: STORED_VERSION, rules, ...(aside.length > 0 ? { aside } : {}) });
    stored = { ...stored, rules };
    changed();
  }

  async function load(): Promise<void> {
    const unread = (error: unknown) => {
      input.onFailure(error); // no rule of the person's is known, so nothing is kept; those of the policy hold
      isUnread = true;
    };
    const [value] = await Promise.all([store.get(STORE_KEY).catch(unread), readPolicy(), input.defaultReady]);
    stored = readStored(value);
    // A disk that takes nothing more must not keep what is read from being obeyed.
    await writeAnew().catch(input.onFailure);
  }

  async function writeAnew(): Promise<void> {
    if (stored.oldDefault !== null) await input.adoptDefault(stored.oldDefault);
    if (stored.isOld) await write(stored.rules);
  }

  const ready = load();
  managed.onChange(() => void readPolicy().catch(input.onFailure));

  async function change({ put, drop }: RuleChanges): Promise<ChangeResult> {
    await ready;
    if (input.isLocked()) return refuse('preferences', 'locked');
    if (isUnread) return refuse('preferences', 'unread');
    if (stored.isNewer) return refuse('preferences', 'newer');
    for (const [index, rule] of put.entries()) {
      const problem = ruleProblem(rule);
      if (problem !== null) return { ok: false, error: `put.${index}.${problem}` };
    }
    return inTurn(async () => {
      const gone = new Set([...drop, ...put].map(ruleId));
      const rules = [...stored.rules.filter((rule) => !gone.has(ruleId(rule))), ...withoutTwins(put)];
      if (rules.length > Math.max(MOST_RULES, stored.rules.length))
        return { ok: false, error: `rules: expected at most ${MOST_RULES} in all` };
      await write(rules);
      return { ok: true };
    });
  }

  const wishes = (): Wishes => ({ policy, own: input.isLocked() ? null : stored.rules, byDefault: byDefault() });

  return {
    ready,
    of: (site, kind, domains = [site]) => resolve(wishes(), { site, kind, domains }),
    async set(site, preference, kind) {
      await ready;
      const isParticular = stored.rules.some((rule) => rule.pattern === site && rule.store === kind);
      return change({ put: [{ pattern: site, store: isParticular ? (kind ?? null) : null, preference }], drop: [] });
    },
    change,
    view: () => ({
      // Those that do not count would only be taken over by an export.
      rules: counting(wishes()),
      policyRules: policy,
      asideCount: stored.aside.length,
      isNewer: stored.isNewer,
    }),
    onChange: (listener) => void listeners.push(listener),
  };
}
