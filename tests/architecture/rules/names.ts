import { basename } from 'node:path';
import { filesBelow, lineAt, readText } from '../source';

/** Applications that the tests run against and that have no file of their own: generic ways must do for them. */
const OTHER_APPLICATIONS = ['actual', 'verdaccio', 'node-red', 'cups', 'wikipedia', 'instagram', 'google', 'facebook'];
/** Names that are ordinary words, or words of the trade (CAS is a protocol too): their mention says nothing. */
const ORDINARY = new Set(['actual', 'canvas', 'cas', 'cups', 'express', 'flask', 'ghost', 'spring', 'shibboleth']);

/** Names of applications and sites: those with a recipe or a framework file, and a few more. */
export function applicationNames(): string[] {
  const ids = filesBelow(['utils/site/frameworks', 'utils/site/recipes'], /\.json$/).map((path) =>
    basename(path, '.json'),
  );
  return [...new Set([...ids, ...OTHER_APPLICATIONS])].filter((name) => !ORDINARY.has(name));
}

/** The maker's name in a browser's name and in its place in the Windows registry names no site. */
const BROWSER = /google(?=\\{1,2}chrome| chrome)/i;

const escaped = (name: string) => name.replaceAll('.', '\\.').replaceAll('-', '[-_ ]?');

/** Generic code that names an application, in code or in a comment: what is particular belongs into a recipe. */
export function nameProblems(path: string, text: string, names: string[]): string[] {
  const pattern = new RegExp(`(?<![a-z.])(?:${names.map(escaped).join('|')})(?![a-z])`, 'gi');
  const found = [...text.matchAll(pattern)].filter(({ index }) => text.slice(index).search(BROWSER) !== 0);
  return found.map(({ 0: name, index }) => `${path}:${lineAt(text, index)}: names ${name}`);
}

/** What must be generic: everything that ships, but recipes and frameworks. */
export const genericFiles = (): { path: string; text: string }[] =>
  filesBelow(['entrypoints', 'components', 'utils'], /\.(?:tsx?|json|html|css)$/)
    .filter((path) => !/^utils\/site\/(?:recipes|frameworks)\//.test(path))
    .map((path) => ({ path, text: readText(path) }));
