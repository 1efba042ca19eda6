import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sessionAttributes } from '../../components/shared/session-attributes';
import packageFile from '../../package.json';
import { OUTCOMES, REASONS, WAYS } from '../../utils/logout/outcome';
import { STAGES } from '../../utils/message/messages';
import { PREFERENCES } from '../../utils/preference/preference';
import { SESSION_STATES } from '../../utils/session/session';
import config from '../../wxt.config';
import { sampleSession } from '../tools/preview/sample-views';
import { codeWords, describedIn, differences, packagesOf, tableUnder, unknownScripts } from './rules/documents';
import { ROOMS, roomOf } from './rules/imports';
import { find, type Node, ROOT, readText, type Source, shippedSources } from './source';

const ARCHITECTURE = readText('ARCHITECTURE.md');
const README = readText('README.md');
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'PRIVACY.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/benchmarks.md',
  'docs/kiosk.md',
  'docs/platform.md',
  'docs/store/README.md',
  'tests/sites/town/README.md',
];

async function permissionsFor(browser: 'chrome' | 'firefox'): Promise<string[]> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('the manifest is expected to depend on the browser');
  const { permissions, host_permissions, optional_permissions, optional_host_permissions } = await manifest({
    browser,
    manifestVersion: 3,
    mode: 'production',
    command: 'build',
  });
  const lists = [permissions, host_permissions, optional_permissions, optional_host_permissions];
  return lists.flatMap((list) => list ?? []).map(String);
}

test('every permission has its reason in ARCHITECTURE.md, and there is none more', async () => {
  const asked = new Set([...(await permissionsFor('chrome')), ...(await permissionsFor('firefox'))]);
  expect(differences([...asked], describedIn(ARCHITECTURE, 'Permissions'))).toEqual([]);
});

test('every package has its line in ARCHITECTURE.md', () => {
  expect(differences(packagesOf(packageFile), describedIn(ARCHITECTURE, 'Packages'))).toEqual([]);
});

test('every room that there is has its line in ARCHITECTURE.md, in the order of the house', () => {
  const rooms = tableUnder(ARCHITECTURE, 'The house').flatMap(([room = '']) => codeWords(room));
  const present = new Set(shippedSources().map(({ path }) => roomOf(path)));
  expect(rooms.map((path) => roomOf(path))).toEqual(ROOMS.filter((room) => present.has(room)));
});

test.each(DOCUMENTS)('%s names only commands that exist, and links only to what is there', (path) => {
  const text = readText(path);
  expect(unknownScripts(text, packageFile)).toEqual([]);
  const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !/^\w+:/.test(link) && !existsSync(join(ROOT, dirname(path), link)));
  expect(missing).toEqual([]);
});

const literalOf = (attribute: Node): string => String((attribute.value as Node | null)?.value ?? '');

/** Values of one attribute in all of a file's markup. */
const attributeValues = (source: Source, name: string): string[] =>
  find(source, (node) => node.type === 'JSXAttribute' && (node.name as Node).name === name).map(literalOf);

test('the contract for automation names the buttons that there are', () => {
  const components = shippedSources().filter(({ path }) => path.startsWith('components/'));
  const actions = new Set(components.flatMap((source) => attributeValues(source, 'action')));
  const described = describedIn(README, 'Buttons');
  expect(differences([...actions], described)).toEqual([]);
});

test('the contract for automation names the attributes that there are', () => {
  const ofPage = shippedSources()
    .filter(({ path }) => path.endsWith('components/popup/popup.tsx'))
    .flatMap((source) => find(source, ({ type }) => type === 'JSXAttribute'))
    .map((node) => String((node.name as Node).name))
    .filter((name) => name.startsWith('data-'));
  const ofRows = Object.keys(sessionAttributes(sampleSession('shop.test')));
  const described = new Map([...describedIn(README, 'Page'), ...describedIn(README, 'Rows')]);
  expect(differences([...ofPage, ...ofRows], described)).toEqual([]);
});

test('the contract for automation names every value that an attribute may have', () => {
  const named = codeWords(README);
  const values = [...OUTCOMES, ...WAYS, ...STAGES, ...PREFERENCES, ...SESSION_STATES];
  expect(values.filter((value) => !named.includes(value))).toEqual([]);
  expect(differences([...REASONS], describedIn(README, 'Reasons'))).toEqual([]);
});

test('what is not described, what is not there and what has no reason is seen', () => {
  const table =
    '## Permissions\n\n| name | why |\n|---|---|\n| `tabs` | to close the tabs of a site |\n| `history` | x |\n';
  expect(differences(['tabs', 'cookies'], describedIn(table, 'Permissions'))).toEqual([
    'cookies is not described',
    'history does not exist',
    'history has no reason',
  ]);
  expect(() => describedIn(table, 'Packages')).toThrow('no section');
  expect(
    unknownScripts('run `npm run fly`, `npm test` and `npm run build`', { scripts: { test: '', build: '' } }),
  ).toEqual(['fly']);
});
