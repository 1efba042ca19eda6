import type { Mode, Settings } from '../../../utils/policy/setting-table';
import { createSettings } from '../../../utils/policy/settings';
import { FakeMemoryStore } from './fake-memory-store';
import { fakePolicy } from './fake-policy';

/** Settings of a mode, with some of them set otherwise. */
export async function settingsOf(mode: Mode, own: Partial<Settings> = {}) {
  const store = new FakeMemoryStore();
  await store.set('settings', { mode, ...own });
  const settings = createSettings({ store, policy: fakePolicy({}), onFailure: () => undefined });
  await settings.ready;
  return settings;
}
