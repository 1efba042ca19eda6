import type { PasswordSaving } from '../browser/privacy-settings';
import type { Outcome, Reason, Way } from '../logout/outcome';
import type { SettingsView } from '../policy/settings';
import type { Preference, PreferenceRule, PreferenceSource, RuleName } from '../preference/preference';
import type { PreferencesView } from '../preference/preferences';
import type { Receipt } from '../receipt/receipt';
import type { SessionState } from '../session/session';
import type { StoreKind } from '../session/store';
import type { Reach, Recipe } from '../site/recipe';
import type { WipePlan } from '../wipe/plan';

/** What the pages show; the background sends a new one whenever anything changes. */
export interface View {
  phase: 'idle' | 'counting' | 'working' | 'done';
  /** False when the person has withdrawn access to the sites: nothing can be seen or ended. */
  hasSiteAccess: boolean;
  /** Whether it may look into private windows; the browser tells nothing of them otherwise. */
  hasPrivateAccess: boolean;
  /** True while sites are still being looked at, e.g. directly after installation. */
  isLooking: boolean;
  /** Site of the tab in front, null where there is none. */
  presentSite: string | null;
  sessions: SessionView[];
  visit: VisitView;
}

/** What ends a visit. */
export const CAUSES = [
  'button',
  'shortcut',
  'idle',
  'lock',
  'closing-time',
  'longest',
  'last-window',
  'start',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What the handover page has to know of the visit that ends. */
export interface VisitView {
  /** Null while nothing ends it. */
  cause: Cause | null;
  /** When the countdown is over, in milliseconds since the epoch; null where there is none. */
  endsAtMs: number | null;
  /** Whether input stops the countdown. */
  canStay: boolean;
  isKiosk: boolean;
  /** A sentence of the administrator's, for the end; where there is one. */
  note?: string;
}

/** How far the log-out of one session has come (design.md section 4). */
export const STAGES = ['waiting', 'logging-out', 'proving', 'wiping', 'checking', 'finished'] as const;
export type Stage = (typeof STAGES)[number];

export interface SessionView {
  key: string;
  /** Registrable domain. */
  site: string;
  /** What people call the site, when a recipe knows; otherwise the domain. */
  name: string;
  /** Address of the site's icon as the browser holds it (data: URL or favicon URL), if any. */
  iconUrl: string | null;
  storeKind: StoreKind;
  state: SessionState;
  account: string | null;
  /** Accounts that were left for this one without a log-out; they are logged out together. */
  otherAccounts: string[];
  /** How far the site's own log-out reaches; null while unknown. */
  reach: Reach | null;
  /** Milliseconds since the epoch. */
  sinceMs: number;
  preference: Preference;
  /** Why it is the preference. */
  preferenceSource: PreferenceSource;
  /** Names of sites to be kept that were entered with this session's login: it stays when everything is ended. */
  keptFor: string[];
  /** Names of listed sites that were entered with this session's login: ending it may end them. */
  loginFor: string[];
  stage: Stage | null;
  outcome: Outcome | null;
  way: Way | null;
  reason: Reason | null;
  /** When the server will stop accepting the token by itself; only with reason `token-until-expiry`. */
  expiresAtMs: number | null;
  /** How many traces were found after the wipe. */
  survivorCount: number;
  /** Page where sessions on other devices can be closed; null while unknown. */
  elsewhereUrl: string | null;
  /** Page where the password can be changed; null while unknown. */
  changePasswordUrl: string | null;
  /** Page where the person can log out by hand; only for `failed` and `wiped-only`. */
  byHandUrl: string | null;
}

/** Whether a log-out has to be asked about before: it is to be chosen how, or it ends more than the session asked for. */
export const wantsQuestion = ({ preference, reach, otherAccounts, keptFor }: SessionView): boolean =>
  preference === 'ask' ||
  reach === 'sister-sites' ||
  reach === 'every-device' ||
  otherAccounts.length + keptFor.length > 0;

/** What the person chose at log-out, by site, where the preference is `ask`. */
export type Choices = Record<string, 'forget' | 'remember'>;

/** Everything a page may ask of the background. `utils/message/parse-request.ts` checks the shape. */
export type Request =
  | { kind: 'view' }
  | { kind: 'check-now' }
  | { kind: 'log-out'; key: string; choices?: Choices }
  | { kind: 'log-out-all'; choices?: Choices }
  /** What a wipe would erase; of everything where no key is given. */
  | { kind: 'plan-wipe'; key?: string; choices?: Choices }
  /** What is known of a site, as it counts here: an administrator's, the person's, the packaged one. */
  | { kind: 'recipe'; site: string }
  | { kind: 'set-preference'; site: string; preference: Preference; storeKind?: StoreKind }
  | { kind: 'change-rules'; put: PreferenceRule[]; drop: RuleName[] }
  | { kind: 'clear-receipts' }
  /** Puts the outcomes away; where a visit is over, the next one begins. */
  | { kind: 'dismiss' }
  /** The next visit begins; what is left to do stays listed. */
  | { kind: 'begin' }
  | { kind: 'stay' }
  | { kind: 'set-setting'; key: string; value: unknown }
  | { kind: 'set-recipe'; recipe: unknown }
  | { kind: 'remove-recipe'; site: string };

export type Answer = { ok: true; view: View; plan?: WipePlan; recipe?: Recipe | null } | { ok: false; error: string };

/** Name of the port over which pages receive a `View` at every change. */
export const VIEW_PORT = 'view';

/** What the options page shows; sent anew whenever anything of it changes. */
export interface OptionsView {
  settings: SettingsView;
  /** A person's own recipes; none count where an administrator leaves nothing to the person. */
  recipes: Recipe[];
  areRecipesLocked: boolean;
  preferences: PreferencesView;
  /** What is open now, for *keep what I am logged in to now*. */
  open: OpenSession[];
  /** What the guard of password saving has achieved. */
  passwordSaving: PasswordSaving;
  /** What ending visits came to, the newest first. */
  receipts: Receipt[];
  /** Whether a policy has the numbers of each visit sent to an administrator. */
  isReporting: boolean;
  /** Of the extension. */
  version: string;
}

export type OpenSession = Pick<
  SessionView,
  'key' | 'site' | 'name' | 'storeKind' | 'preference' | 'preferenceSource' | 'account'
>;

/** Name of the port over which pages receive an `OptionsView` at every change. */
export const OPTIONS_PORT = 'options';
