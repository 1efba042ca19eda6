import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { managedSchema } from '../../../utils/policy/managed-schema';
import { PACKAGE_IDS, windowsBrowserPolicies } from '../../../utils/policy/policy-files';
import { readPolicy } from '../../../utils/policy/read-policy';
import { POLICY_TABLE, SETTING_KEYS } from '../../../utils/policy/setting-table';
import config, { FIREFOX_ID } from '../../../wxt.config';
import { EXAMPLE, templates } from '../../tools/policy-templates';

const textOf = (name: string): string => templates()[name] ?? '';

async function manifestOf(browser: 'chrome' | 'firefox', mode = 'production') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('the manifest is expected to depend on the browser');
  return await manifest({ browser, manifestVersion: 3, mode, command: 'build' });
}

/** Names of the tags that are open at the end, or closed in a wrong order: none in XML that is well formed. */
function faultsOf(xml: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, slash, name = '', rest = ''] of xml
    .replace(/<\?.*?\?>|<!.*?>/gs, '')
    .matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)) {
    if (
      rest
        .replace(/\s[\w:]+="[^"<>]*"/g, '')
        .replace('/', '')
        .trim() !== ''
    )
      faults.push(`${name}: ${rest}`);
    if (slash) {
      if (open.pop() !== name) faults.push(`/${name}`);
    } else if (!rest.endsWith('/')) open.push(name);
  }
  if (/&(?!#\d+;|\w+;)/.test(xml)) faults.push('&');
  return [...faults, ...open];
}

test('each form of the example says the same, and is understood', () => {
  const expected = readPolicy(EXAMPLE);
  expect(expected.problems).toEqual([]);
  expect(Object.keys(expected.settings)).toEqual(SETTING_KEYS);
  const chrome = JSON.parse(textOf('chrome.json'))['3rdparty'].extensions[PACKAGE_IDS.chromium];
  const firefox = JSON.parse(textOf('policies.json')).policies['3rdparty'].Extensions[PACKAGE_IDS.firefox];
  for (const values of [chrome, firefox]) expect(readPolicy(values)).toEqual(expected);
});

test('the registry file is read back as Windows would hand it over', () => {
  const [, block = ''] = textOf('walkaway.reg').split('\\Google\\Chrome\\');
  const values = [
    ...(block.split('\r\n\r\n')[0]?.matchAll(/^("(?:[^"\\]|\\.)*")=(?:dword:([0-9a-f]{8})|(".*"))\r?$/gm) ?? []),
  ].map(([, key = '', dword, text = '']) => [JSON.parse(key), dword ? Number.parseInt(dword, 16) : JSON.parse(text)]);
  expect(values).toHaveLength(Object.keys(EXAMPLE).length);
  expect(readPolicy(Object.fromEntries(values))).toEqual(readPolicy(EXAMPLE));
});

test.each(['walkaway.admx', 'walkaway.adml', 'com.google.Chrome.extensions.plist'])('%s is well formed', (name) => {
  const xml = textOf(name);
  expect(faultsOf(xml)).toEqual([]);
  for (const key of Object.keys(EXAMPLE)) expect(xml).toContain(key);
});

test('a wrong tag is seen', () => {
  expect(faultsOf('<a><b></a></b>')).toEqual(['/a', '/b']);
  expect(faultsOf('<a x=1></a>')).toHaveLength(1);
});

test('the schema knows every key, and is in the manifest where the browser wants one', async () => {
  const keys = [...SETTING_KEYS, ...Object.keys(POLICY_TABLE), 'preferences', 'recipes'];
  expect(Object.keys(managedSchema().properties ?? {})).toEqual(keys);
  expect(await manifestOf('chrome')).toMatchObject({ storage: { managed_schema: 'managed-schema.json' } });
  expect(await manifestOf('firefox')).not.toHaveProperty('storage');
});

test('the templates name the ids that the packages have', async () => {
  const { key } = (await manifestOf('chrome')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest().subarray(0, 16);
  const id = [...digest].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('');
  expect(PACKAGE_IDS).toEqual({ chromium: id, firefox: FIREFOX_ID });
});

test('the managed package has what the store package asks for, and asks for nothing', async () => {
  for (const browser of ['chrome', 'firefox'] as const) {
    const [store, managed] = [await manifestOf(browser), await manifestOf(browser, 'managed')];
    expect(managed.permissions).toEqual([...(store.permissions ?? []), ...(store.optional_permissions ?? [])]);
    expect(managed.optional_permissions ?? []).toEqual([]);
  }
});

test('on Windows the browser’s own policies stand under the names of each browser', () => {
  const text = windowsBrowserPolicies({ IncognitoModeAvailability: 1, ExtensionSettings: { a: { b: 'c' } } });
  expect(text.split('\r\n')).toEqual([
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome]',
    '"IncognitoModeAvailability"=dword:00000001',
    '"ExtensionSettings"="{\\"a\\":{\\"b\\":\\"c\\"}}"',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge]',
    '"InPrivateModeAvailability"=dword:00000001',
    '"ExtensionSettings"="{\\"a\\":{\\"b\\":\\"c\\"}}"',
    '',
    '',
  ]);
});
