import type { Preference } from '../../../utils/preference/preference';
import { createPreferences } from '../../../utils/preference/preferences';
import type { FakeStore } from './fake-store';

/** The person's preferences over a store; the default and the administrator's rules are what the test says. */
export function fakePreferences(
  store: FakeStore,
  given: { byDefault?: Preference; defaultByPolicy?: boolean; policy?: unknown; isLocked?: boolean } = {},
) {
  const adopted: Preference[] = [];
  const failures: unknown[] = [];
  const policyListeners: (() => void)[] = [];
  const preferences = createPreferences({
    store,
    managed: {
      get: async () => (given.policy === undefined ? {} : { preferences: given.policy }),
      onChange: (listener) => void policyListeners.push(listener),
    },
    byDefault: () => ({
      preference: adopted.at(-1) ?? given.byDefault ?? 'forget',
      byPolicy: given.defaultByPolicy ?? false,
    }),
    isLocked: () => given.isLocked ?? false,
    defaultReady: Promise.resolve(),
    adoptDefault: async (preference) => void adopted.push(preference),
    onFailure: (error) => void failures.push(error),
  });
  const changePolicy = () => {
    for (const listener of policyListeners) listener();
  };
  return { ...preferences, adopted, failures, changePolicy };
}
