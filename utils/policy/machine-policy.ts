import type { PackageIds, PolicyValues } from './policy-files';

/** What Chrome, Edge and Chromium have to do themselves on a computer for anyone: no extension reaches it. */
export const CHROMIUM_COMPANIONS: PolicyValues = {
  PasswordManagerEnabled: false,
  AutofillAddressEnabled: false,
  AutofillCreditCardEnabled: false,
  RestoreOnStartup: 5,
  BrowserSignin: 0,
  SyncDisabled: true,
  IncognitoModeAvailability: 1,
  BrowserGuestModeEnabled: false,
  BrowserAddPersonEnabled: false,
  DeveloperToolsAvailability: 2,
  AllowDeletingBrowserHistory: true,
};

/** The same for Firefox. */
export const FIREFOX_COMPANIONS: PolicyValues = {
  PasswordManagerEnabled: false,
  DisableFormHistory: true,
  AutofillAddressEnabled: false,
  AutofillCreditCardEnabled: false,
  DisableFirefoxAccounts: true,
  DisableDeveloperTools: true,
  BlockAboutConfig: true,
  BlockAboutProfiles: true,
  DisableProfileRefresh: true,
  DisableSafeMode: true,
};

/** Everything that one machine with Chrome or Chromium on Linux needs: installation, settings, and the browser's own part. */
export const chromiumMachine = (values: PolicyValues, { chromium }: PackageIds, updateUrl: string): PolicyValues => ({
  ExtensionSettings: { [chromium]: { installation_mode: 'force_installed', update_url: updateUrl } },
  '3rdparty': { extensions: { [chromium]: values } },
  ...CHROMIUM_COMPANIONS,
});

/** The same for Firefox, on any system. An add-on that Mozilla has not signed is taken by ESR only, and so. */
export const firefoxMachine = (values: PolicyValues, { firefox }: PackageIds, installUrl: string): PolicyValues => ({
  policies: {
    ExtensionSettings: {
      [firefox]: { installation_mode: 'force_installed', install_url: installUrl, private_browsing: true },
    },
    '3rdparty': { Extensions: { [firefox]: values } },
    ...FIREFOX_COMPANIONS,
    Preferences: {
      'xpinstall.signatures.required': { Value: false, Status: 'locked' },
      'browser.startup.page': { Value: 1, Status: 'locked' },
      'browser.sessionstore.resume_from_crash': { Value: false, Status: 'locked' },
    },
  },
});
