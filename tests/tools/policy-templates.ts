/** Writes the policy's templates for administrators to `.output/policy/`: `npm run policy:templates`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { adml, admx } from '../../utils/policy/admx.ts';
import { managedSchema } from '../../utils/policy/managed-schema.ts';
import { POLICY_DOCS } from '../../utils/policy/policy-docs.ts';
import { chromeJson, firefoxJson, macPlist, windowsRegistry } from '../../utils/policy/policy-files.ts';
import { SETTING_KEYS, SETTING_TABLE } from '../../utils/policy/setting-table.ts';

const FOLDER = fileURLToPath(new URL('../../.output/policy/', import.meta.url));
/** Fixed by the manifest's key (Chromium) and `gecko.id` (Firefox); a test compares them with the build. */
export const IDS = { chromium: 'fljlmgabfijeiolikdioeagnblhcnjce', firefox: 'walkaway@walkaway.app' };

/** A computer for anyone, each key said. */
export const EXAMPLE = {
  ...Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_TABLE[key].defaults.kiosk])),
  preferences: [{ pattern: '*.example.org', preference: 'forget' }],
};

function table(): string {
  const rows = Object.entries(POLICY_DOCS).map(([key, meaning]) => {
    const setting = key in SETTING_TABLE ? SETTING_TABLE[key as keyof typeof SETTING_TABLE] : null;
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

export const FILES: Record<string, () => string> = {
  'keys.md': table,
  'managed-schema.json': () => JSON.stringify(managedSchema(), null, 2),
  'chrome.json': () => chromeJson(EXAMPLE, IDS),
  'policies.json': () => firefoxJson(EXAMPLE, IDS),
  'walkaway.reg': () => windowsRegistry(EXAMPLE, IDS),
  'com.google.Chrome.extensions.plist': () => macPlist(EXAMPLE),
  'walkaway.admx': () => admx(IDS),
  'walkaway.adml': adml,
};

if (process.argv[1]?.endsWith('policy-templates.ts')) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, write] of Object.entries(FILES)) writeFileSync(FOLDER + name, write());
  console.log(`${Object.keys(FILES).length} files in ${FOLDER}`);
}
