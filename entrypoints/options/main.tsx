import { render } from 'preact';
import { Options, type OptionsActions } from '../../components/options/options';
import type { ImportOffer, Problem } from '../../components/options/options-actions';
import '../../components/options/style';
import { refusalText } from '../../components/shared/refusal-text';
import { startPage } from '../../components/shared/start-page';
import { ownPackage } from '../../utils/browser/installation';
import { onPermissionsChange } from '../../utils/browser/on-permissions-change';
import { connectView } from '../../utils/browser/page-connection';
import { requestPrivacy } from '../../utils/browser/privacy-settings';
import { saveFile } from '../../utils/browser/save-file';
import { requestForSetting, settingsWithoutPermission } from '../../utils/browser/setting-permissions';
import { text, textLanguage } from '../../utils/browser/texts';
import { type Answer, OPTIONS_PORT, type OptionsView, type Request } from '../../utils/message/messages';
import { policyFile, policyOf } from '../../utils/policy/export-policy';
import { PACKAGE_IDS } from '../../utils/policy/policy-files';
import type { SettingKey } from '../../utils/policy/setting-table';
import { compare, type Difference, readFile, writeFile } from '../../utils/preference/exchange';
import { normalPattern } from '../../utils/preference/rule';
import { createSiteActions } from './site-actions';

const root = startPage(textLanguage(), text('optionsTitle'));
let view: OptionsView | null = null;
let problem: string | null = null;

const connection = connectView<OptionsView, Request, Answer>(OPTIONS_PORT, (newest) => {
  view = newest;
  show();
});

let savedCount = 0;

/** Null when it was done; otherwise what was wrong, which is also shown. */
async function ask(request: Request): Promise<Problem> {
  const answer = await connection.ask(request).catch(() => ({ ok: false as const, error: text('problem') }));
  problem = answer.ok ? null : refusalText(text, answer.error);
  if (answer.ok) savedCount++;
  show();
  return problem;
}

let missing: string[] = [];

async function readPermissions(): Promise<void> {
  missing = await settingsWithoutPermission();
  show();
}

/** A no is an answer: the setting stays on, and the page says what it lacks. */
const allowSetting = (key: SettingKey): void => void requestForSetting(key).then(readPermissions, readPermissions);

const preferencesOf = ({ preferences, settings }: OptionsView) => ({
  rules: preferences.rules,
  byDefault: settings.values.defaultPreference,
  isDefaultLocked: settings.locked.includes('defaultPreference'),
});

async function readImport(chosen: File): Promise<ImportOffer> {
  const read = readFile(await chosen.text());
  if (!read.ok) return read;
  if (!view) return { ok: false, error: text('problem') };
  const difference = compare(preferencesOf(view), read.file);
  return { ok: true, difference, take: () => take(difference) };
}

/** Rules first, together: when they are refused, the default stays as well. */
async function take({ added, changed, byDefault }: Difference): Promise<Problem> {
  const put = [...added, ...changed.map(({ rule }) => rule)];
  const refusal = put.length > 0 ? await ask({ kind: 'change-rules', put, drop: [] }) : null;
  if (refusal !== null || byDefault === null) return refusal;
  return ask({ kind: 'set-setting', key: 'defaultPreference', value: byDefault.after });
}

const actions: OptionsActions = {
  allowPrivacy: () =>
    void requestPrivacy().catch(() => {
      problem = text('problem');
      show();
    }),
  sites: createSiteActions(ask),
  setSetting(key, value) {
    // Within the press: later the browser would not let us ask any more.
    if (value === true && missing.includes(key)) allowSetting(key);
    return ask({ kind: 'set-setting', key, value });
  },
  allowSetting,
  changeRules: (changes) => ask({ kind: 'change-rules', ...changes }),
  patternOf: normalPattern,
  exportPreferences() {
    if (view) saveFile('walkaway-preferences.json', writeFile(preferencesOf(view)));
  },
  exportPolicy(format) {
    if (!view) return;
    const { name, text: content } = policyFile(
      format,
      policyOf(view.settings.values, [...view.preferences.policyRules, ...view.preferences.rules]),
      { ...PACKAGE_IDS, ...ownPackage() },
    );
    saveFile(name, content);
  },
  clearReceipts: () => void ask({ kind: 'clear-receipts' }),
  openCheck: () => void open('/self-check.html'),
  readImport,
};

function show(): void {
  render(<Options {...{ view, missing, actions, text, problem, savedCount }} />, root);
}

show();
onPermissionsChange(readPermissions);
void readPermissions();
