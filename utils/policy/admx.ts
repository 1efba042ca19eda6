import { POLICY_SETTINGS } from './check-setting';
import { POLICY_DOCS } from './policy-docs';
import { escapeXml, type PackageIds } from './policy-files';

const KEYS = Object.keys(POLICY_DOCS) as (keyof typeof POLICY_DOCS)[];
const kindOf = (key: string): string => POLICY_SETTINGS[key]?.kind ?? 'list';

const HEAD =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';

function definition(key: string, place: string): string {
  const setting = POLICY_SETTINGS[key];
  const name = `name="${key}" class="Machine" displayName="$(string.${key})" explainText="$(string.${key}_text)" key="${place}"`;
  const rest = '<parentCategory ref="walkaway"/><supportedOn ref="any"/>';
  if (setting?.kind === 'boolean')
    return `<policy ${name} valueName="${key}">${rest}<enabledValue><decimal value="1"/></enabledValue><disabledValue><decimal value="0"/></disabledValue></policy>`;
  const element =
    setting?.kind === 'integer'
      ? `<decimal id="value" valueName="${key}" minValue="${setting.least}" maxValue="${setting.most}"/>`
      : `<text id="value" valueName="${key}" maxLength="30000"/>`;
  return `<policy ${name} presentation="$(presentation.${key})">${rest}<elements>${element}</elements></policy>`;
}

/** Group policy for Chrome on Windows: the definitions. */
export function admx({ chromium }: PackageIds): string {
  const place = `Software\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromium}\\policy`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitions ${HEAD}>`,
    '<policyNamespaces><target prefix="walkaway" namespace="Walkaway.Policies"/></policyNamespaces>',
    '<resources minRequiredRevision="1.0"/>',
    '<supportedOn><definitions><definition name="any" displayName="$(string.any)"/></definitions></supportedOn>',
    '<categories><category name="walkaway" displayName="$(string.walkaway)"/></categories>',
    `<policies>\n${KEYS.map((key) => definition(key, place)).join('\n')}\n</policies>`,
    '</policyDefinitions>\n',
  ].join('\n');
}

/** The texts of the definitions, in English. */
export function adml(): string {
  const strings = KEYS.map(
    (key) => `<string id="${key}">${key}</string><string id="${key}_text">${escapeXml(POLICY_DOCS[key])}</string>`,
  );
  const presentations = KEYS.filter((key) => kindOf(key) !== 'boolean').map((key) => {
    const box =
      kindOf(key) === 'integer'
        ? `<decimalTextBox refId="value">${key}</decimalTextBox>`
        : `<textBox refId="value"><label>${key}</label></textBox>`;
    return `<presentation id="${key}">${box}</presentation>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitionResources ${HEAD}>`,
    '<displayName>Walkaway</displayName><description>Policies of the extension Walkaway</description>',
    '<resources><stringTable><string id="walkaway">Walkaway</string><string id="any">Any version</string>',
    ...strings,
    '</stringTable><presentationTable>',
    ...presentations,
    '</presentationTable></resources>',
    '</policyDefinitionResources>\n',
  ].join('\n');
}
