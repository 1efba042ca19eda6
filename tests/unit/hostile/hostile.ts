import fc from 'fast-check';
import { type TestContext, test } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** How many hostile inputs a test has tried; `npm test` prints the sum. */
    hostileInputs?: number;
  }
}

/** The same inputs in every run, so that no test is red by chance. HOSTILE_SEED and HOSTILE_RUNS search elsewhere, and longer. */
const seed = Number(process.env.HOSTILE_SEED ?? 8);
const numRuns = Number(process.env.HOSTILE_RUNS ?? 150);

/** Counts inputs that a test tries by itself. */
export function count({ task }: Pick<TestContext, 'task'>, inputs: number): void {
  task.meta.hostileInputs = (task.meta.hostileInputs ?? 0) + inputs;
}

/** A test of one property over inputs that somebody thought of to do harm; `share` makes fewer of those that cost much. */
export function hostile<T>(
  title: string,
  inputs: fc.Arbitrary<T>,
  property: (input: T) => void | Promise<void>,
  share = 1,
): void {
  test(title, async (context) => {
    const tryOne = async (input: T) => {
      count(context, 1);
      await property(input);
    };
    await fc.assert(fc.asyncProperty(inputs, tryOne), { seed, numRuns: Math.ceil(numRuns * share) });
  });
}

/** Whatever a message, a store or a file may hold, and what makes naive code stumble. */
export const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withUnicodeString: true,
  maxDepth: 3,
});

/** Names that objects have by themselves, and texts that are read as something else. */
const NASTY = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '\0', '*', '*.', '..', '%', '-1', 'null'],
  ...['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '\u202Egpj.exe', '\uD800', 'a'.repeat(1000)],
];
export const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' }), fc.string());

/** JSON as a file or a store can hold it, with those names among its keys. */
export const nastyJson: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      nastyText,
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(nastyText, tie('any'), { maxKeys: 4 }),
    ),
  }))
  .any.map((value) => JSON.parse(JSON.stringify(value)) as unknown);

type Json = Record<string, unknown>;
const isBox = (value: unknown): value is Json | unknown[] => typeof value === 'object' && value !== null;

/** Every place in a value, as the keys that lead there. */
const placesIn = (value: unknown, path: string[] = []): string[][] =>
  isBox(value) ? [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))] : [path];

function changeAt(value: unknown, path: string[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isBox(value)) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json;
  copy[key] = changeAt(copy[key], rest, change);
  return copy;
}

const withoutOne = (value: unknown): unknown =>
  Array.isArray(value) ? value.slice(1) : isBox(value) ? Object.fromEntries(Object.entries(value).slice(1)) : undefined;

const withOneMore = (value: unknown, [key, more]: [string, unknown]): unknown =>
  Array.isArray(value) ? [...value, more] : isBox(value) ? { ...value, [key]: more } : more;

/** Something good with one to three places of it spoiled: replaced, taken away, or with something beside them. */
export function spoiled(good: fc.Arbitrary<unknown>, evil: fc.Arbitrary<unknown> = anything): fc.Arbitrary<unknown> {
  const spoil = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('replace', 'take', 'add'),
    evil,
    key: nastyText,
  });
  return fc.tuple(good, fc.array(spoil, { minLength: 1, maxLength: 3 })).map(([value, spoils]) =>
    spoils.reduce((now: unknown, { place, how, evil: bad, key }) => {
      const places = placesIn(now);
      return changeAt(now, places[place % places.length] ?? [], (old) => {
        if (how === 'take') return withoutOne(old);
        return how === 'add' ? withOneMore(old, [key, bad]) : bad;
      });
    }, value),
  );
}
