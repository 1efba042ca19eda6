import { expect, test } from 'vitest';
import packageFile from '../../package.json';
import lock from '../../package-lock.json';
import { describedIn, differences } from './rules/documents';
import { lockProblems } from './rules/supply-chain';
import { readText } from './source';

/** More than this in what ships has to be a decision, not a habit. */
const MOST_SHIPPED = 6;

test('the lock file says exactly which bytes are installed, from the registry and nowhere else', () => {
  expect(lockProblems(lock, packageFile)).toEqual([]);
});

test('few packages ship, each with its size and reason', () => {
  const shipped = Object.keys(packageFile.dependencies);
  expect(shipped.length).toBeLessThanOrEqual(MOST_SHIPPED);
  const described = describedIn(readText('ARCHITECTURE.md'), 'What ships');
  expect(differences(shipped, described)).toEqual([]);
  for (const reason of described.values()) expect(reason).toMatch(/\d+(?:\.\d+)? kB|not in the package/);
});

test.each<[string, Record<string, object>, Record<string, string>, string]>([
  [
    'a range',
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } },
    { a: '^1.0.0' },
    'a: ^1.0.0 is not exact',
  ],
  [
    'another version',
    { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-x' } },
    { a: '1.0.0' },
    'a: 1.0.1 is locked',
  ],
  ['no digest', { 'node_modules/a': { version: '1.0.0' } }, { a: '1.0.0' }, 'node_modules/a: no sha512'],
  [
    'a weak digest',
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha1-x' } },
    { a: '1.0.0' },
    'node_modules/a: no sha512',
  ],
  [
    'another place',
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x', resolved: 'git+ssh://x' } },
    { a: '1.0.0' },
    'node_modules/a: comes from git+ssh://x',
  ],
  ['a link', { 'node_modules/a': { link: true } }, {}, 'node_modules/a: no sha512'],
])('seen: %s', (_, packages, dependencies, problem) => {
  expect(lockProblems({ lockfileVersion: 3, packages }, { dependencies })).toEqual([expect.stringContaining(problem)]);
});
