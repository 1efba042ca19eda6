import { lineAt, type Node, type Source, walk } from '../source';

export const LIMITS = { fileLines: 250, medianFileLines: 60, functionLines: 60, medianFunctionLines: 8 };

export const lineCount = (text: string): number => text.trimEnd().split('\n').length;

/** Middle value; of an even number the mean of the two in the middle. */
export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Files that are longer than a file may be. */
export const longFiles = (files: { path: string; text: string }[]): string[] =>
  files
    .filter(({ text }) => lineCount(text) > LIMITS.fileLines)
    .map(({ path, text }) => `${path}: ${lineCount(text)} lines, at most ${LIMITS.fileLines}`);

export interface FunctionSize {
  path: string;
  line: number;
  name: string;
  /** From the first line to the last. */
  whole: number;
  /** Without the lines of named functions inside it, which are counted by themselves. */
  own: number;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

const nameIn = (node: unknown): string => String((node as Node | null)?.name ?? '');

/** A function's name: its own, or that of the constant, property or method it is; empty for one that is handed over. */
function nameOf(node: Node, parent: Node | undefined): string {
  if (node.id) return nameIn(node.id);
  if (parent?.type === 'VariableDeclarator') return nameIn(parent.id);
  return parent?.type === 'Property' || parent?.type === 'MethodDefinition' ? nameIn(parent.key) : '';
}

/** Every function of a file that has a name. Those without one belong to the function they stand in. */
export function functionSizes(source: Source): FunctionSize[] {
  const found: { node: Node; name: string; outer: Node[] }[] = [];
  walk(source.root, (node, around) => {
    const name = FUNCTIONS.has(node.type) ? nameOf(node, around.at(-1)) : '';
    if (name) found.push({ node, name, outer: around });
  });
  const lines = ({ start, end }: Node) => lineAt(source.text, end) - lineAt(source.text, start) + 1;
  const named = new Set(found.map(({ node }) => node));
  return found.map(({ node, name }) => {
    const inner = found.filter(({ outer }) => outer.findLast((one) => named.has(one)) === node);
    // The first line of a function inside stays with the outer one: that is where it is named.
    const taken = inner.reduce((sum, one) => sum + lines(one.node) - 1, 0);
    const whole = lines(node);
    return { path: source.path, line: lineAt(source.text, node.start), name, whole, own: whole - taken };
  });
}

/**
 * Functions that are longer than a function may be. A factory (`createLedger`) holds the functions of what it makes, as
 * a class holds its methods: of it only its own lines count.
 */
export function longFunctions(sizes: FunctionSize[]): string[] {
  const linesOf = ({ name, own, whole }: FunctionSize) => (/^(?:create|open)[A-Z]/.test(name) ? own : whole);
  return sizes
    .filter((size) => linesOf(size) > LIMITS.functionLines)
    .map((size) => `${size.path}:${size.line}: ${size.name}: ${linesOf(size)} lines, at most ${LIMITS.functionLines}`);
}
