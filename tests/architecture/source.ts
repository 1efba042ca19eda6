import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A node of the syntax tree (ESTree with TypeScript's nodes); positions count characters. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** One file of source text with its syntax tree. */
export interface Source {
  /** From the checkout's root, with slashes. */
  path: string;
  text: string;
  root: Node;
  comments: { value: string; start: number }[];
}

/** Parses a text as the kind of file its path says. Throws where the text is not TypeScript. */
export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, root: program as unknown as Node, comments };
}

/** Paths of the files below some folders whose names end so. */
export function filesBelow(folders: string[], ending: RegExp): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .sort();
}

export const readText = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');

const readSources = (folders: string[]) => filesBelow(folders, /\.tsx?$/).map((path) => parse(path, readText(path)));

/** The folders whose code is packaged. */
export const SHIPPED = ['entrypoints', 'components', 'utils'];
export const shippedSources = (): Source[] => readSources(SHIPPED);
export const testSources = (): Source[] => readSources(['tests']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `visit` for a node and everything in it, with the nodes around it, outermost first. */
export function walk(node: Node, visit: (node: Node, around: Node[]) => void, around: Node[] = []): void {
  visit(node, around);
  const inside = [...around, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, inside);
  }
}

/** All nodes of a file that fulfil a condition. */
export function find(source: Source, holds: (node: Node) => boolean): Node[] {
  const found: Node[] = [];
  walk(source.root, (node) => holds(node) && found.push(node));
  return found;
}

export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** `path:line: reason`, as editors understand it. */
export const problemAt = ({ path, text }: Source, position: number, reason: string): string =>
  `${path}:${lineAt(text, position)}: ${reason}`;

/** `a.b.c` of nested member expressions; empty where there is more than names and dots. */
export function dottedName(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.name);
  if (node.type !== 'MemberExpression' || node.computed === true) return '';
  const left = dottedName(node.object);
  return left && `${left}.${dottedName(node.property)}`;
}
