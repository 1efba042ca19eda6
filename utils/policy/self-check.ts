import type { MachineFacts } from '../browser/machine-facts';
import { CHROMIUM_COMPANIONS, chromiumMachine, FIREFOX_COMPANIONS, firefoxMachine } from './machine-policy';
import type { PolicyValues } from './policy-files';
import type { PolicyReading } from './read-policy';

export const CHECKS = [
  'installed',
  'policy',
  'mode',
  'sites',
  'permissions',
  'private-windows',
  'deletion',
  'passwords',
  'forms',
  'shortcut',
  'sync',
  'restore',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** One thing that has to be right on a computer for anyone. */
export interface Check {
  name: CheckName;
  /** `unseen`: no extension can see it; the policy below makes sure. */
  state: 'right' | 'wrong' | 'unseen';
  /** What was found, in the words of the policy. */
  found: string[];
  /** The browser's policies that make it right; empty where no policy does. */
  fix: PolicyValues;
}

const stateOf = (isRight: boolean | null): Check['state'] =>
  isRight === null ? 'unseen' : isRight ? 'right' : 'wrong';

const pick = (from: PolicyValues, names: string[]): PolicyValues =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));

const IN_CHROMIUM: Partial<Record<CheckName, string[]>> = {
  'private-windows': ['IncognitoModeAvailability'],
  deletion: ['AllowDeletingBrowserHistory'],
  passwords: ['PasswordManagerEnabled'],
  forms: ['AutofillAddressEnabled', 'AutofillCreditCardEnabled'],
  sync: ['BrowserSignin', 'SyncDisabled'],
  restore: ['RestoreOnStartup'],
};
const IN_FIREFOX: Partial<Record<CheckName, string[]>> = {
  'private-windows': ['ExtensionSettings'],
  passwords: ['PasswordManagerEnabled'],
  forms: ['DisableFormHistory', 'AutofillAddressEnabled', 'AutofillCreditCardEnabled'],
  sync: ['DisableFirefoxAccounts'],
  restore: ['Preferences'],
};
const BY_INSTALLATION: CheckName[] = ['installed', 'sites', 'permissions'];
const BY_VALUES: CheckName[] = ['policy', 'mode'];

/** Where the packages lie on the administrator's own server. */
const SERVER = 'https://intranet.example.org/walkaway/';

function fixOf(name: CheckName, { browser, id }: MachineFacts): PolicyValues {
  const values = { mode: 'kiosk' };
  const isFirefox = browser === 'firefox';
  const machine = isFirefox
    ? (firefoxMachine(values, { chromium: '', firefox: id }, `${SERVER}walkaway.xpi`).policies as PolicyValues)
    : chromiumMachine(values, { chromium: id, firefox: '' }, `${SERVER}update.xml`);
  if (BY_INSTALLATION.includes(name)) return pick(machine, ['ExtensionSettings']);
  if (BY_VALUES.includes(name)) return pick(machine, ['3rdparty']);
  return isFirefox
    ? pick({ ...machine, ...FIREFOX_COMPANIONS }, IN_FIREFOX[name] ?? [])
    : pick(CHROMIUM_COMPANIONS, IN_CHROMIUM[name] ?? []);
}

/** Holds what is seen of a computer against what it should be where anyone may use it. */
export function selfCheck(facts: MachineFacts, { settings, problems }: PolicyReading): Check[] {
  const mode = String(settings.mode ?? '');
  const isStrict = mode === 'kiosk' || mode === 'shared';
  const not = (value: boolean | null) => (value === null ? null : !value);
  // Chromium lets no policy cover its private windows; that they are forbidden cannot be seen.
  const isPrivateRight = facts.isInPrivateWindows || (facts.browser === 'firefox' ? false : null);
  const states: Record<CheckName, [isRight: boolean | null, found: string[]]> = {
    installed: [facts.isForced, [facts.id, facts.version]],
    policy: [problems.length === 0 && Object.keys(settings).length > 0, problems],
    mode: [isStrict, mode === '' ? [] : [mode]],
    sites: [facts.hasAllSites, []],
    permissions: [facts.lacking.length === 0, facts.lacking],
    'private-windows': [isPrivateRight, []],
    deletion: [facts.canDeleteHistory, []],
    passwords: [not(facts.savesPasswords), []],
    forms: [not(facts.fillsForms), []],
    shortcut: [facts.shortcut !== '', facts.shortcut === '' ? [] : [facts.shortcut]],
    sync: [null, []],
    restore: [null, []],
  };
  return CHECKS.map((name) => {
    const [isRight, found] = states[name];
    return { name, state: stateOf(isRight), found, fix: fixOf(name, facts) };
  });
}

/** The whole result for programs. */
export const checkJson = ({ browser, id, version }: MachineFacts, checks: Check[]): string =>
  `${JSON.stringify({ walkaway: 'self-check', version: 1, browser, extension: { id, version }, checks }, null, 2)}\n`;
