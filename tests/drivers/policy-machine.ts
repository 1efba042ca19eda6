// A machine that an administrator has set up: policy files that one browser sees, and no other program of this computer.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumMachine, firefoxMachine } from '../../utils/policy/machine-policy.ts';
import type { PolicyValues } from '../../utils/policy/policy-files.ts';
import { findBrowser } from '../tools/find-browser.mjs';
import type { BrowserName } from './driver.ts';
import { geckoId } from './manifest.ts';
import { idOfPem, packCrx, readOrMakeKey, updateManifest } from './pack-crx.ts';
import { packXpi } from './pack-xpi.ts';
import { startPackageServer } from './package-server.ts';

export interface PolicyMachine {
  /** The browser's program, with these policies; for `LaunchOptions.byPolicy`. */
  program: string;
  /** What the browser has asked its administrator's server for. */
  asked: readonly string[];
  /** The extension's id in Chromium; in Firefox it is the manifest's. */
  chromiumId: string;
  /** Changes what the policy says of the extension's settings. */
  setValues(values: PolicyValues): void;
  remove(): void;
}

export interface MachineOptions {
  values: PolicyValues;
  /** Beside what the templates say; a key here counts before theirs. */
  companions?: PolicyValues;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Folders of policies cannot be told to a browser: its program gets another view of the one that it knows. */
function writeProgram(file: string, program: string, from: string, onto: string): void {
  const mayMount = process.getuid?.() === 0 ? '-m' : '-rm';
  const inside = `mount --bind ${quoted(from)} ${quoted(onto)} && exec ${quoted(program)} "$@"`;
  writeFileSync(file, `#!/bin/sh\nexec unshare ${mayMount} sh -c ${quoted(inside)} sh "$@"\n`);
  chmodSync(file, 0o755);
}

/** Where a Chromium of this name reads its policies. */
function chromiumEtc(program: string): string {
  if (program.includes('google-chrome')) return '/etc/opt/chrome';
  return program.includes('microsoft-edge') ? '/etc/opt/edge' : '/etc/chromium';
}

function chromiumFiles(dir: string, builtDir: string, server: string, { values, companions }: MachineOptions) {
  const pem = readOrMakeKey(path.join(dir, 'key.pem'));
  const chromiumId = idOfPem(pem);
  const { version } = JSON.parse(readFileSync(path.join(builtDir, 'manifest.json'), 'utf8')) as { version: string };
  writeFileSync(path.join(dir, 'walkaway.crx'), packCrx(builtDir, pem));
  writeFileSync(path.join(dir, 'update.xml'), updateManifest(chromiumId, version, `${server}walkaway.crx`));
  const folder = path.join(dir, 'etc', 'policies', 'managed');
  mkdirSync(folder, { recursive: true });
  const ids = { chromium: chromiumId, firefox: '' };
  const setValues = (changed: PolicyValues) =>
    writeFileSync(
      path.join(folder, 'walkaway.json'),
      // Without its tools no driver reaches an extension that a policy has installed (platform.md 0).
      JSON.stringify({
        ...chromiumMachine(changed, ids, `${server}update.xml`),
        DeveloperToolsAvailability: 1,
        ...companions,
      }),
    );
  setValues(values);
  const program = findBrowser('chromium');
  writeProgram(path.join(dir, 'chromium'), program, path.join(dir, 'etc'), chromiumEtc(program));
  return { program: path.join(dir, 'chromium'), chromiumId, setValues };
}

function firefoxFiles(dir: string, builtDir: string, server: string, { values, companions }: MachineOptions) {
  packXpi(builtDir, path.join(dir, 'walkaway.xpi'));
  const folder = path.join(dir, 'distribution');
  mkdirSync(folder);
  const ids = { chromium: '', firefox: geckoId(builtDir) };
  const setValues = (changed: PolicyValues) => {
    const { policies } = firefoxMachine(changed, ids, `${server}walkaway.xpi`) as { policies: PolicyValues };
    const driven = { DisableDeveloperTools: false, BlockAboutConfig: false };
    writeFileSync(
      path.join(folder, 'policies.json'),
      JSON.stringify({ policies: { ...policies, ...driven, ...companions } }),
    );
  };
  setValues(values);
  const program = realpathSync(findBrowser('firefox'));
  const onto = realpathSync(path.join(path.dirname(program), 'distribution'));
  writeProgram(path.join(dir, 'firefox'), program, folder, onto);
  return { program: path.join(dir, 'firefox'), chromiumId: '', setValues };
}

/**
 * Sets up a machine for one browser, and the server of its administrator, from the managed package. Needs Linux and the
 * right to mount (root, or user namespaces).
 */
export async function policyMachine(
  browser: BrowserName,
  builtDir: string,
  options: MachineOptions,
): Promise<PolicyMachine> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'walkaway-policy-'));
  const server = await startPackageServer(dir);
  const files = browser === 'chromium' ? chromiumFiles : firefoxFiles;
  return {
    ...files(dir, builtDir, server.address, options),
    asked: server.asked,
    remove() {
      server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
