/** A policy as administrators write it: keys of the setting table and `preferences`. */
export type PolicyValues = Record<string, unknown>;

/** Who is meant: the ids that the two packages have. */
export interface PackageIds {
  chromium: string;
  firefox: string;
}

/** Fixed by the manifest's key (Chromium) and `gecko.id` (Firefox); a test compares them with the build. */
export const PACKAGE_IDS: PackageIds = {
  chromium: 'fljlmgabfijeiolikdioeagnblhcnjce',
  firefox: 'walkaway@walkaway.app',
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** For Chrome and Chromium on Linux: a file in `/etc/opt/chrome/policies/managed/`. */
export const chromeJson = (values: PolicyValues, { chromium }: PackageIds): string =>
  json({ '3rdparty': { extensions: { [chromium]: values } } });

/** For Firefox: `distribution/policies.json`, or `/etc/firefox/policies/policies.json`. */
export const firefoxJson = (values: PolicyValues, { firefox }: PackageIds): string =>
  json({ policies: { '3rdparty': { Extensions: { [firefox]: values } } } });

const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

/** The registry has numbers and texts: a switch is 1 or 0, a list or a table a text in JSON. */
function registryValue(value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number')
    return `dword:${Number(value).toString(16).padStart(8, '0')}`;
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

const registryFile = (blocks: string[][]): string =>
  ['Windows Registry Editor Version 5.00', ...blocks.map((lines) => lines.join('\r\n')), ''].join('\r\n\r\n');

/** What Edge calls otherwise than Chrome. */
const IN_EDGE: Record<string, string> = {
  IncognitoModeAvailability: 'InPrivateModeAvailability',
  BrowserAddPersonEnabled: 'BrowserAddProfileEnabled',
};

/** Policies of Chrome and Edge themselves on Windows, where tables are texts in JSON. */
export function windowsBrowserPolicies(policies: PolicyValues): string {
  const block = (vendor: string, names: Record<string, string>) => [
    `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}]`,
    ...Object.entries(policies).map(([key, value]) => `${quoted(names[key] ?? key)}=${registryValue(value)}`),
  ];
  return registryFile([block('Google\\Chrome', {}), block('Microsoft\\Edge', IN_EDGE)]);
}

/** Settings of the extension in Chrome and Edge on Windows. */
export function windowsRegistry(values: PolicyValues, { chromium }: PackageIds): string {
  const lines = Object.entries(values).map(([key, value]) => `${quoted(key)}=${registryValue(value)}`);
  const places = ['Google\\Chrome', 'Microsoft\\Edge'].map(
    (vendor) => `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}\\3rdparty\\extensions\\${chromium}\\policy]`,
  );
  return registryFile(places.map((place) => [place, ...lines]));
}

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function plistValue(value: unknown): string {
  if (typeof value === 'boolean') return `<${value}/>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (Array.isArray(value)) return `<array>${value.map(plistValue).join('')}</array>`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter((entry) => entry[1] !== null);
    return `<dict>${entries.map(([key, one]) => `<key>${escapeXml(key)}</key>${plistValue(one)}`).join('')}</dict>`;
  }
  return `<string>${escapeXml(String(value))}</string>`;
}

/** For Chrome on macOS: the preference domain `com.google.Chrome.extensions.<id>`. */
export const macPlist = (values: PolicyValues): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">${plistValue(values)}</plist>`,
    '',
  ].join('\n');
