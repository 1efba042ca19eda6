import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../tools/find-browser.mjs';
import type { LaunchOptions } from './driver.ts';

/** Host of the extension's pages: fixed, so that tests can name them. */
export const EXTENSION_UUID = '0f0f0f0f-1111-4222-8333-444444444444';

type Prefs = Record<string, string | number | boolean>;

/** No updates, no telemetry, no request of its own; facts from platform.md A3. */
const QUIET: Prefs = {
  'remote.prefs.recommended': true,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.security.https_first': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#x',
  // Asks that server for its lists as soon as a field for a user's name has the focus.
  'signon.firefoxRelay.feature': 'disabled',
  // Asked for with user and password in the address: without a question to the person.
  'network.auth.confirmAuth.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  // Sends the console of content processes to stdout, the background's too.
  'devtools.console.stdout.content': true,
};

const FEW_PICTURES: Prefs = { 'layout.frame_rate': 30 };

const EXTENSION: Prefs = {
  'extensions.webextOptionalPermissionPrompts': false,
  'xpinstall.signatures.required': false,
  // A temporary add-on is gone after a restart; its storage must still be there when it is installed again.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

function networkPrefs({ hosts, mapAllHosts = true, extraHosts = [] }: LaunchOptions): Prefs {
  return {
    ...(extraHosts.length > 0 ? { 'network.dns.localDomains': extraHosts.join(',') } : {}),
    ...(hosts && mapAllHosts
      ? {
          'network.dns.forceResolve': '127.0.0.1',
          'network.socket.forcePort': `80=${hosts.httpPort};443=${hosts.httpsPort}`,
        }
      : {}),
  };
}

/** Writes the profile's user.js, which Firefox reads at every start. */
export function writePrefs(profileDir: string, addonId: string, options: LaunchOptions): void {
  const prefs: Prefs = {
    ...QUIET,
    ...EXTENSION,
    // A policy has to see to that itself.
    ...(options.byPolicy ? { 'xpinstall.signatures.required': true } : {}),
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: EXTENSION_UUID }),
    ...networkPrefs(options),
    ...(options.headless === false || options.everyPicture ? {} : FEW_PICTURES),
    ...options.firefoxPrefs,
  };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(path.join(profileDir, 'user.js'), lines.join(''));
}

/** Starts Firefox on a profile; resolves with the address of its BiDi server. */
export async function startFirefox(
  profileDir: string,
  options: LaunchOptions,
  onLine: (line: string) => void,
): Promise<{ process: ChildProcess; bidiUrl: string }> {
  const args = ['--no-remote', '--profile', profileDir, '--remote-debugging-port', '0', '--remote-allow-system-access'];
  if (options.headless ?? true) args.unshift('--headless');
  const child = spawn(options.byPolicy?.program ?? findBrowser('firefox'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A Firefox that is released obeys `services.settings.server` only with the second of these, and asks the town without it.
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', ...options.env },
  });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));
  child.stdout.on('data', (data: Buffer) => data.toString().split('\n').forEach(onLine));
  const bidiUrl = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      if (said.length < 100_000) said += data.toString();
      const url = /BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code} before it was ready:\n${said}`)));
  });
  return { process: child, bidiUrl };
}
