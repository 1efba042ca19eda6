import { PREFERENCES } from '../preference/preference';

/** Who uses this computer; chosen on the welcome page or by policy. Every other default follows from it. */
export const MODES = ['only-me', 'shared', 'kiosk'] as const;
export type Mode = (typeof MODES)[number];

type ByMode<T> = Record<Mode, T>;

interface BooleanSetting {
  kind: 'boolean';
  defaults: ByMode<boolean>;
}

interface IntegerSetting {
  kind: 'integer';
  least: number;
  most: number;
  defaults: ByMode<number>;
}

interface ChoiceSetting {
  kind: 'choice';
  among: readonly string[];
  defaults: ByMode<string>;
}

interface TextSetting {
  kind: 'text';
  longest: number;
  defaults: ByMode<string>;
}

/** A page of a site, or empty for none. */
interface AddressSetting {
  kind: 'address';
  longest: number;
  defaults: ByMode<string>;
}

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** A time of day as `18:30`, on the days that have one. */
export type Week = Partial<Record<Weekday, string>>;

interface WeekSetting {
  kind: 'week';
  defaults: ByMode<Week>;
}

/** One setting: what it may hold, and its default in each mode. */
export type Setting = BooleanSetting | IntegerSetting | ChoiceSetting | TextSetting | AddressSetting | WeekSetting;

const yes = { 'only-me': true, shared: true, kiosk: true };
const no = { 'only-me': false, shared: false, kiosk: false };
const whenShared = { 'only-me': false, shared: true, kiosk: true };
const inKiosk = { 'only-me': false, shared: false, kiosk: true };

const boolean = (defaults: ByMode<boolean>) => ({ kind: 'boolean', defaults }) as const;
const integer = (least: number, most: number, defaults: ByMode<number>) =>
  ({ kind: 'integer', least, most, defaults }) as const;

/**
 * Every setting, by its key: the one list from which the type, the check, the options page and the administrators' policy
 * are made. A key's unit is in its name. 0 switches off what is counted in minutes.
 */
export const SETTING_TABLE = {
  mode: { kind: 'choice', among: MODES, defaults: { 'only-me': 'only-me', shared: 'shared', kiosk: 'kiosk' } },
  /** What is wanted of a site that no rule speaks of. */
  defaultPreference: {
    kind: 'choice',
    among: PREFERENCES,
    defaults: { 'only-me': 'remember', shared: 'forget', kiosk: 'forget' },
  },
  /** What ends a visit. */
  idleMinutes: integer(0, 1440, { 'only-me': 0, shared: 10, kiosk: 3 }),
  countdownSeconds: integer(5, 600, { 'only-me': 60, shared: 30, kiosk: 20 }),
  longestVisitMinutes: integer(0, 1440, { 'only-me': 0, shared: 0, kiosk: 0 }),
  endOnLock: boolean(whenShared),
  endOnLastWindow: boolean(whenShared),
  endAtStart: boolean(whenShared),
  /** Ends one session, not the visit. */
  logOutWithLastTab: boolean(inKiosk),
  closingTimes: { kind: 'week', defaults: { 'only-me': {}, shared: {}, kiosk: {} } },
  /** What is shown when a visit is over; empty for the browser's own new tab. */
  startPage: { kind: 'address', longest: 2000, defaults: { 'only-me': '', shared: '', kiosk: '' } },
  waitForMediaAndForms: boolean({ 'only-me': true, shared: true, kiosk: false }),
  /** Guards while a visit lasts. */
  guardPasswordSaving: boolean(whenShared),
  guardRememberBoxes: boolean(whenShared),
  askAfterLogin: boolean(no),
  /** What is erased with a site that is forgotten, beside its cookies and storage. */
  wipeHistory: boolean(whenShared),
  wipeDownloads: boolean(whenShared),
  wipeDownloadedFiles: boolean(inKiosk),
  wipeFormData: boolean(inKiosk),
  wipeSavedPasswords: boolean(inKiosk),
  wipeRecentlyClosed: boolean(whenShared),
  wipeClipboard: boolean(inKiosk),
  keepReceipts: boolean(yes),
  /** A notification when something needs the person and no page of ours is open to say so. */
  notifyLeftToDo: boolean(no),
} satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTING_TABLE;

type ValueOf<S extends Setting> = S extends { kind: 'boolean' }
  ? boolean
  : S extends { kind: 'integer' }
    ? number
    : S extends { among: readonly (infer One)[] }
      ? One
      : S extends { kind: 'week' }
        ? Week
        : string;

/** The value of every setting. */
export type Settings = { [Key in SettingKey]: ValueOf<(typeof SETTING_TABLE)[Key]> };

export const SETTING_KEYS = Object.keys(SETTING_TABLE) as SettingKey[];

const nowhere = { 'only-me': '', shared: '', kiosk: '' };

/** What only an administrator can say, and nobody at the computer. */
export const POLICY_TABLE = {
  /** Stands on the handover page when a visit is over. */
  handoverText: { kind: 'text', longest: 300, defaults: nowhere },
  /** Collector of reports; without it nothing is sent. */
  reportTo: { kind: 'address', longest: 2000, defaults: nowhere },
  /** Name of this computer in reports. */
  kioskId: { kind: 'text', longest: 64, defaults: nowhere },
} satisfies Record<string, Setting>;

export type PolicyKey = keyof typeof POLICY_TABLE;
