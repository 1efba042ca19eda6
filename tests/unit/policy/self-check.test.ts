import { expect, test } from 'vitest';
import type { MachineFacts } from '../../../utils/browser/machine-facts';
import { policyFile, policyOf } from '../../../utils/policy/export-policy';
import { PACKAGE_IDS } from '../../../utils/policy/policy-files';
import { NO_POLICY, readPolicy } from '../../../utils/policy/read-policy';
import { checkJson, selfCheck } from '../../../utils/policy/self-check';
import { settingsOf } from '../fakes/settings';

const GOOD: MachineFacts = {
  browser: 'chromium',
  id: 'abcdefghijklmnopabcdefghijklmnop',
  version: '1.2.3',
  isForced: true,
  hasAllSites: true,
  lacking: [],
  isInPrivateWindows: true,
  canDeleteHistory: true,
  savesPasswords: false,
  fillsForms: false,
  shortcut: 'Ctrl+Shift+9',
};
const KIOSK = readPolicy({ mode: 'kiosk' });

const statesOf = (facts: MachineFacts, reading = KIOSK) =>
  Object.fromEntries(selfCheck(facts, reading).map(({ name, state }) => [name, state]));

test('on a machine that is set up, nothing is wrong, and what cannot be seen is not said to be right', () => {
  const states = statesOf(GOOD);
  expect(Object.values(states)).not.toContain('wrong');
  expect(Object.keys(states).filter((name) => states[name] === 'unseen')).toEqual(['sync', 'restore']);
});

test('each fault is seen, with the policies that mend it in this browser', () => {
  const bad: MachineFacts = {
    ...GOOD,
    ...{ isForced: false, hasAllSites: false, lacking: ['history'], isInPrivateWindows: false, shortcut: '' },
    ...{ canDeleteHistory: false, savesPasswords: true, fillsForms: true },
  };
  const checks = selfCheck(bad, readPolicy({ mode: 'only-me', idleMinutes: 5000 }));
  const seen = Object.fromEntries(checks.map(({ name, state, fix }) => [name, [state, ...Object.keys(fix)]]));
  expect(seen).toEqual({
    installed: ['wrong', 'ExtensionSettings'],
    policy: ['wrong', '3rdparty'],
    mode: ['wrong', '3rdparty'],
    sites: ['wrong', 'ExtensionSettings'],
    permissions: ['wrong', 'ExtensionSettings'],
    'private-windows': ['unseen', 'IncognitoModeAvailability'],
    deletion: ['wrong', 'AllowDeletingBrowserHistory'],
    passwords: ['wrong', 'PasswordManagerEnabled'],
    forms: ['wrong', 'AutofillAddressEnabled', 'AutofillCreditCardEnabled'],
    shortcut: ['wrong'],
    sync: ['unseen', 'BrowserSignin', 'SyncDisabled'],
    restore: ['unseen', 'RestoreOnStartup'],
  });
  expect(checks.find(({ name }) => name === 'policy')?.found).toEqual([
    'idleMinutes: expected a whole number from 0 to 1440',
  ]);
});

test('in Firefox a policy covers private windows, and what the browser does not tell is unseen', () => {
  const facts = { ...GOOD, browser: 'firefox', id: PACKAGE_IDS.firefox, isInPrivateWindows: false } as const;
  expect(statesOf({ ...facts, fillsForms: null, canDeleteHistory: null })).toMatchObject({
    'private-windows': 'wrong',
    forms: 'unseen',
    deletion: 'unseen',
  });
  const fix = selfCheck(facts, KIOSK).find(({ name }) => name === 'private-windows')?.fix;
  expect(fix).toMatchObject({ ExtensionSettings: { [PACKAGE_IDS.firefox]: { private_browsing: true } } });
});

test('without a policy nothing has arrived', () => {
  expect(statesOf(GOOD, NO_POLICY)).toMatchObject({ policy: 'wrong', mode: 'wrong' });
  expect(JSON.parse(checkJson(GOOD, selfCheck(GOOD, NO_POLICY)))).toMatchObject({
    walkaway: 'self-check',
    extension: { id: GOOD.id, version: '1.2.3' },
    checks: expect.arrayContaining([expect.objectContaining({ name: 'policy', state: 'wrong' })]),
  });
});

test('what is set here, as a policy, says the same on the other computer', async () => {
  const rules = [{ pattern: '*.example.edu', store: null, preference: 'keep' as const }];
  const here = (await settingsOf('shared', { idleMinutes: 4, wipeDownloadedFiles: true })).values();
  const policy = policyOf(here, rules);
  expect(policy).toEqual({
    mode: 'shared',
    idleMinutes: 4,
    wipeDownloadedFiles: true,
    preferences: [{ pattern: '*.example.edu', preference: 'keep' }],
  });
  const reading = readPolicy(policy);
  expect([reading.problems, reading.rules]).toEqual([[], rules]);
  const file = policyFile('chromium', policy, PACKAGE_IDS);
  expect(JSON.parse(file.text)['3rdparty'].extensions[PACKAGE_IDS.chromium]).toEqual(policy);
  for (const format of ['firefox', 'windows', 'mac'] as const)
    expect(policyFile(format, policy, PACKAGE_IDS).text).toContain('wipeDownloadedFiles');
});
