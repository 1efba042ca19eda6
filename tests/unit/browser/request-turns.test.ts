import { expect, test } from 'vitest';
import { inTurn } from '../../../utils/browser/request-turns.ts';

/** Work that can be ended from outside, and notes when it began. */
function bench() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (site: string, address: string | null, name: string) =>
    inTurn(site, address, () => {
      began.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await rest();
  };
  return { began, run, rest, end };
}

test('different addresses of a site go together, the same one after the other', async () => {
  const { began, run, rest, end } = bench();
  const all = [run('a.test', '/1', 'one'), run('a.test', '/2', 'two'), run('a.test', '/1', 'one again')];
  await rest();
  expect(began).toEqual(['one', 'two']);
  await end('one');
  expect(began).toEqual(['one', 'two', 'one again']);
  await end('two');
  await end('one again');
  expect(await Promise.all(all)).toEqual(['one', 'two', 'one again']);
});

test('work for the whole site has the site to itself, and other sites do not wait', async () => {
  const { began, run, rest, end } = bench();
  void run('a.test', '/1', 'one');
  void run('a.test', null, 'whole');
  void run('a.test', '/2', 'two');
  void run('b.test', null, 'other');
  await rest();
  expect(began).toEqual(['one', 'other']);
  await end('one');
  expect(began).toEqual(['one', 'other', 'whole']);
  await end('whole');
  expect(began).toEqual(['one', 'other', 'whole', 'two']);
});

test('a failure is told to its own caller and holds nobody up', async () => {
  const failing = inTurn('c.test', null, () => Promise.reject(new Error('refused')));
  const next = inTurn('c.test', null, async () => 'next');
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('next');
});
