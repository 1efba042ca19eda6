import { expect, test } from 'vitest';
import { functionSizes, LIMITS, lineCount, longFiles, longFunctions, medianOf } from './rules/size';
import { filesBelow, parse, readText, SHIPPED, shippedSources } from './source';

const read = (folders: string[], ending: RegExp) =>
  filesBelow(folders, ending).map((path) => ({ path, text: readText(path) }));
const shipped = read(SHIPPED, /\.(?:tsx?|css|html)$/);
const sizes = shippedSources().flatMap(functionSizes);

test('no file is long, of what ships and of the tests', () => {
  expect([...longFiles(shipped), ...longFiles(read(['tests'], /\.(?:tsx?|mjs)$/))]).toEqual([]);
});

test('half of the files that ship are small', () => {
  const median = medianOf(shipped.map(({ text }) => lineCount(text)));
  console.log(`files that ship: ${shipped.length}, median ${median} lines of at most ${LIMITS.medianFileLines}`);
  expect(median).toBeLessThanOrEqual(LIMITS.medianFileLines);
});

test('no function is long', () => {
  expect(longFunctions(sizes)).toEqual([]);
});

test('half of the functions are small', () => {
  const median = medianOf(sizes.map(({ whole }) => whole));
  const [longest] = sizes.toSorted((a, b) => b.whole - a.whole);
  const most = `longest ${longest?.name} with ${longest?.whole}, ${longest?.own} of its own`;
  console.log(`named functions: ${sizes.length}, median ${median} lines of ${LIMITS.medianFunctionLines}, ${most}`);
  expect(median).toBeLessThanOrEqual(LIMITS.medianFunctionLines);
});

test('a long file is seen, one at the limit is not', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  expect(longFiles([{ path: 'a.ts', text: lines(250) }])).toEqual([]);
  expect(longFiles([{ path: 'a.ts', text: lines(251) }])).toEqual(['a.ts: 251 lines, at most 250']);
});

const long = (head: string, tail = '}') => `${head}\n${'  work();\n'.repeat(60)}${tail}`;

test.each([
  ['function run() {', '}'],
  ['const run = () => {', '};'],
  ['const run = async function () {', '};'],
  ['const it = { run() {', '} };'],
  ['class It { run() {', '} }'],
])('a long function is seen: %s', (head, tail) => {
  const found = longFunctions(functionSizes(parse('a.ts', long(head, tail))));
  expect(found).toEqual([expect.stringMatching(/^a\.ts:1: run: 62 lines/)]);
});

test('a factory answers for its own lines, and each function in it for its own', () => {
  const factory = `function createIt() {\n${long('  function one() {')}\n${long('  const two = () => {')}\n}`;
  const found = longFunctions(functionSizes(parse('a.ts', factory)));
  expect(found.map((line) => line.split(' ')[1])).toEqual(['one:', 'two:']);
  const plain = `function makeIt() {\n  function one() {\n  }\n${'  work();\n'.repeat(60)}}`;
  expect(longFunctions(functionSizes(parse('a.ts', plain)))).toHaveLength(1);
  expect(longFunctions(functionSizes(parse('a.ts', long('function createIt() {'))))).toHaveLength(1);
});

test('the median is the middle', () => {
  expect(medianOf([9, 1, 5])).toBe(5);
  expect(medianOf([1, 2, 3, 10])).toBe(2.5);
});
