/** Writes the policy's templates for administrators to `.output/policy/`: `npm run policy:templates`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { adml, admx } from '../../utils/policy/admx.ts';
import { POLICY_SETTINGS } from '../../utils/policy/check-setting.ts';
import { managedSchema } from '../../utils/policy/managed-schema.ts';
import { POLICY_DOCS } from '../../utils/policy/policy-docs.ts';
import {
  chromeJson,
  firefoxJson,
  macPlist,
  PACKAGE_IDS,
  type PackageIds,
  windowsRegistry,
} from '../../utils/policy/policy-files.ts';
import { SETTING_KEYS, SETTING_TABLE } from '../../utils/policy/setting-table.ts';

export const FOLDER = fileURLToPath(new URL('../../.output/policy/', import.meta.url));

/** A computer for anyone, each key said. */
export const EXAMPLE = {
  ...Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_TABLE[key].defaults.kiosk])),
  preferences: [{ pattern: '*.example.org', preference: 'forget' }],
};

function table(): string {
  const rows = Object.entries(POLICY_DOCS).map(([key, meaning]) => {
    const setting = POLICY_SETTINGS[key];
    const defaults = setting
      ? (['shared', 'kiosk'] as const).map((mode) => JSON.stringify(setting.defaults[mode]))
      : ['', ''];
    return `| \`${key}\` | ${meaning} | ${setting?.kind ?? 'list'} | ${defaults.join(' | ')} |`;
  });
  return [
    '# Policy keys',
    '',
    '| key | meaning | kind | in shared mode | in kiosk mode |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Each file's text, for packages with these ids. */
export const templates = (ids: PackageIds = PACKAGE_IDS): Record<string, string> => ({
  'keys.md': table(),
  'managed-schema.json': JSON.stringify(managedSchema(), null, 2),
  'chrome.json': chromeJson(EXAMPLE, ids),
  'policies.json': firefoxJson(EXAMPLE, ids),
  'walkaway.reg': windowsRegistry(EXAMPLE, ids),
  'com.google.Chrome.extensions.plist': macPlist(EXAMPLE),
  'walkaway.admx': admx(ids),
  'walkaway.adml': adml(),
});

/** Writes files for administrators to `.output/policy/`. */
export function writeFiles(files: Record<string, string | Buffer>): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(FOLDER + name, content);
  console.log(`${Object.keys(files).length} files in ${FOLDER}`);
}

if (process.argv[1]?.endsWith('policy-templates.ts')) writeFiles(templates());
