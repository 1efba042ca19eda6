import { posix } from 'node:path';
import { find, type Node, problemAt, type Source } from '../source';

/** The rooms from the roof to the ground; an import goes down. `page` lies lowest because it imports nothing at all. */
export const ROOMS = [
  'entrypoints',
  'components',
  'app',
  'visit',
  'guard',
  'message',
  'receipt',
  'policy',
  'wipe',
  'elsewhere',
  'logout',
  'preference',
  'session',
  'site',
  'browser',
  'page',
];

/** Which packages ship, and which rooms may import them. `zod` is not there: `zod/mini` is 60 kB smaller. */
const PACKAGES: Record<string, string[]> = {
  'webextension-polyfill': ['browser'],
  preact: ['components', 'entrypoints'],
  'preact/hooks': ['components', 'entrypoints'],
  idb: ['visit'],
  tldts: ['site'],
  'set-cookie-parser': ['logout'],
  'zod/mini': ['message', 'site'],
};
/** Runs while building, never in the browser. */
const BUILD_TIME = ['utils/site/build-catalogue.ts', 'utils/browser/build-texts.ts'];
/** Lists of words that the screens may use as they are; everything else of utils reaches them as types and props. */
const FOR_COMPONENTS = [
  'utils/message/messages',
  'utils/preference/preference',
  'utils/logout/outcome',
  'utils/policy/setting-table',
  'utils/site/refusals',
];
/** Rooms that may hold the browser's adapters themselves, because they hand them to the others. */
const HOLDS_ADAPTERS = ['app', 'entrypoints', 'browser'];

interface Import {
  from: string;
  isType: boolean;
  start: number;
}

const LOADERS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function toImport(node: Node): Import | null {
  const source = node.source as Node | null | undefined;
  if (typeof source?.value !== 'string') return null;
  const specifiers = (node.specifiers ?? []) as Node[];
  const isTypeKind = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';
  const areTypes = specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type');
  return { from: source.value, isType: isTypeKind || areTypes, start: node.start };
}

/** Everything a file imports, exports from elsewhere, or loads on demand. */
export const importsOf = (source: Source): Import[] =>
  find(source, ({ type }) => LOADERS.has(type)).flatMap((node) => toImport(node) ?? []);

/** Room of a path: `app` is one file, every other room a folder. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'utils' ? second.replace(/\.tsx?$/, '') : top;
}

const resolve = (path: string, from: string) => posix.join(posix.dirname(path), from);

function packageProblem(path: string, { from }: Import): string | null {
  if (from.startsWith('node:')) return BUILD_TIME.includes(path) ? null : `${from} does not exist in a browser`;
  const rooms = PACKAGES[from];
  if (!rooms) return `${from} is not among the packages that ship`;
  return rooms.includes(roomOf(path)) ? null : `${from} belongs to ${rooms.join(', ')}`;
}

function roomProblem(path: string, { from, isType }: Import): string | null {
  const target = resolve(path, from);
  const [here, there] = [roomOf(path), roomOf(target)];
  if (here === there) return null;
  if (there === 'public') return isType ? null : 'packaged files are read when they are needed, not bundled';
  const [level, below] = [ROOMS.indexOf(here), ROOMS.indexOf(there)];
  if (level < 0 || below < 0) return `${level < 0 ? here : there} is not a room of the house`;
  if (here === 'page') return `page imports nothing outside itself, but ${from}`;
  if (below < level) return `an import goes down, but ${there} lies over ${here}`;
  if (there === 'browser' && !isType && !HOLDS_ADAPTERS.includes(here))
    return `${here} takes adapters as parameters: import type only`;
  if (here === 'browser' && !isType) return `browser takes only types from ${there}`;
  if (here === 'components' && !isType && !FOR_COMPONENTS.includes(target))
    return `components take only types and the lists of words from utils, but ${target}`;
  return null;
}

/** Imports that the order of the rooms forbids. */
export function importProblems(source: Source): string[] {
  return importsOf(source).flatMap((one) => {
    const reason = (one.from.startsWith('.') ? roomProblem : packageProblem)(source.path, one);
    return reason ? [problemAt(source, one.start, reason)] : [];
  });
}

/** Every file that one brings with it when it is bundled, itself included, without its extension. */
export function broughtBy(path: string, sources: Source[]): Set<string> {
  const known = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const found = new Set<string>();
  const follow = (name: string): void => {
    const source = known.get(name);
    if (!source || found.has(name)) return;
    found.add(name);
    for (const { from, isType } of importsOf(source))
      if (from.startsWith('.') && !isType) follow(resolve(source.path, from));
  };
  follow(path);
  return found;
}

/** Circles of imports, each told once, as `a → b → a`. Imports of types do not count: nothing of them is left to load. */
export function importCircles(sources: Source[]): string[] {
  const known = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (name: string, way: string[]): void => {
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
    const source = known.get(name);
    if (!source || way.includes(name) || done.has(name)) return;
    const inside = importsOf(source).filter(({ from, isType }) => from.startsWith('.') && !isType);
    for (const { from } of inside) follow(resolve(source.path, from), [...way, name]);
    done.add(name);
  };
  for (const name of known.keys()) follow(name, []);
  return circles;
}
