import type { KeyValueStore } from '../browser/stores';
import { createQueue } from '../preference/queue';
import { refuse } from '../site/refusals';
import { settingProblem } from './check-setting';
import type { Policy } from './policy';
import type { PolicyReading } from './read-policy';
import { MODES, type Mode, SETTING_KEYS, SETTING_TABLE, type SettingKey, type Settings } from './setting-table';

const STORE_KEY = 'settings';

/** What the options page shows: every setting's value, and the keys that an administrator enforces. */
export interface SettingsView {
  values: Settings;
  locked: SettingKey[];
  /** What is wrong with the administrator's policy; where anything is, everything else is as strict as can be. */
  policyProblems: string[];
}

export type SetResult = { ok: true } | { ok: false; error: string };

/** The effective settings: policy over the person's own over the defaults of the mode. */
export interface EffectiveSettings {
  ready: Promise<void>;
  values(): Settings;
  view(): SettingsView;
  /** Whether the person at the computer decides nothing here: a kiosk's policy, or one that is not understood. */
  isClosed(): boolean;
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

/** Where anyone may sit at the computer, the person at it decides nothing; nor where the policy is not understood. */
const isClosed = ({ settings, problems }: PolicyReading): boolean => problems.length > 0 || settings.mode === 'kiosk';

/** What an administrator says counts before anything else; the mode of a policy that is not understood is the strictest. */
function effective(own: Known, policy: PolicyReading): Settings {
  const strictest = policy.problems.length > 0 ? { mode: 'kiosk' } : {};
  const given = { ...(isClosed(policy) ? {} : own), ...policy.settings, ...strictest };
  const answer = MODES.find((one) => one === given.mode);
  const mode: Mode = answer ?? 'only-me';
  const defaults = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_TABLE[key].defaults[mode]]));
  // Nobody has said yet who uses this computer: nothing of a site is left here on a mere guess.
  const cautious = answer ? {} : { defaultPreference: SETTING_TABLE.defaultPreference.defaults.shared };
  return { ...defaults, ...cautious, ...given } as Settings;
}

export function createSettings(input: {
  store: KeyValueStore;
  policy: Policy;
  onFailure(error: unknown): void;
}): EffectiveSettings {
  const { store, policy, onFailure } = input;
  const listeners: (() => void)[] = [];
  let raw: Known = {};
  let isUnread = false;
  const inTurn = createQueue();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  async function load(): Promise<void> {
    try {
      raw = Object(await store.get(STORE_KEY)) as Known;
    } catch (error) {
      onFailure(error);
      // The person is told when they set one. Until then it is as if nobody had: the policy holds, a visit can be ended.
      isUnread = true;
    }
    await policy.ready;
    changed();
  }
  const ready = load();
  policy.onChange(changed);
  const values = () => effective(understood(raw), policy.reading());
  const isLocked = (key: SettingKey) => isClosed(policy.reading()) || key in policy.reading().settings;
  return {
    ready,
    values,
    view: () => ({
      values: values(),
      locked: SETTING_KEYS.filter(isLocked),
      policyProblems: policy.reading().problems,
    }),
    isClosed: () => isClosed(policy.reading()),
    async set(key, value) {
      await ready;
      const problem = settingProblem(key, value);
      if (problem !== null) return { ok: false, error: problem };
      if (isLocked(key as SettingKey)) return refuse(key, 'locked');
      if (isUnread) return refuse(key, 'unread');
      await inTurn(async () => {
        const next = { ...raw, [key]: value };
        await store.set(STORE_KEY, next);
        raw = next;
      });
      changed();
      return { ok: true };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
