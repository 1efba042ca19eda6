import type { ManagedStore } from '../browser/managed-store';
import type { MemoryStore } from '../browser/memory-store';
import { settingProblem } from './check-setting';
import { MODES, type Mode, SETTING_KEYS, SETTING_TABLE, type SettingKey, type Settings } from './setting-table';

const STORE_KEY = 'settings';

/** What the options page shows: every setting's value, and the keys that an administrator enforces. */
export interface SettingsView {
  values: Settings;
  locked: SettingKey[];
}

export type SetResult = { ok: true } | { ok: false; error: string };

/** The effective settings: policy over the person's own over the defaults of the mode. */
export interface EffectiveSettings {
  ready: Promise<void>;
  values(): Settings;
  view(): SettingsView;
  /** Refuses what is not a setting, what it may not hold, and what is locked; nothing is changed then. */
  set(key: string, value: unknown): Promise<SetResult>;
  onChange(listener: () => void): void;
}

type Known = Partial<Record<SettingKey, unknown>>;

/** Only what is understood counts; the rest is left as it is: a newer version may have written it. */
const understood = (raw: Known): Known =>
  Object.fromEntries(
    SETTING_KEYS.filter((key) => settingProblem(key, raw[key]) === null).map((key) => [key, raw[key]]),
  );

function effective(own: Known, managed: Known): Settings {
  const given = { ...own, ...managed };
  const answer = MODES.find((one) => one === given.mode);
  const mode: Mode = answer ?? 'only-me';
  const defaults = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_TABLE[key].defaults[mode]]));
  // Nobody has said yet who uses this computer: nothing of a site is left here on a mere guess.
  const cautious = answer ? {} : { defaultPreference: SETTING_TABLE.defaultPreference.defaults.shared };
  return { ...defaults, ...cautious, ...given } as Settings;
}

export function createSettings(input: {
  store: MemoryStore;
  managed: ManagedStore;
  onFailure(error: unknown): void;
}): EffectiveSettings {
  const { store, managed } = input;
  const listeners: (() => void)[] = [];
  let raw: Known = {};
  let policy: Known = {};
  const changed = () => {
    for (const listener of listeners) listener();
  };
  async function readPolicy(): Promise<void> {
    policy = understood(await managed.get());
    changed();
  }
  async function load(): Promise<void> {
    raw = ((await store.get(STORE_KEY)) ?? {}) as Known;
    await readPolicy();
  }
  const ready = load();
  managed.onChange(() => void readPolicy().catch(input.onFailure));
  const values = () => effective(understood(raw), policy);
  return {
    ready,
    values,
    view: () => ({ values: values(), locked: SETTING_KEYS.filter((key) => key in policy) }),
    async set(key, value) {
      await ready;
      const problem = settingProblem(key, value);
      if (problem !== null) return { ok: false, error: problem };
      if (key in policy) return { ok: false, error: `${key}: set by your administrator` };
      raw = { ...raw, [key]: value };
      await store.set(STORE_KEY, raw);
      changed();
      return { ok: true };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
