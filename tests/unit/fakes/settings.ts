import type { Mode, Settings } from '../../../utils/policy/setting-table';
import { createSettings } from '../../../utils/policy/settings';
import { fakePolicy } from './fake-policy';
import { FakeStore } from './fake-store';

/** Settings of a mode, with some of them set otherwise. */
export async function settingsOf(mode: Mode, own: Partial<Settings> = {}) {
  const store = new FakeStore();
  await store.set('settings', { mode, ...own });
  const settings = createSettings({ store, policy: fakePolicy({}), onFailure: () => undefined });
  await settings.ready;
  return settings;
}
