import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeWords, describedIn, differences } from './rules/documents';
import { ROOT, readText } from './source';

const SECURITY = readText('SECURITY.md');

test('every test that the threat model relies on is there', () => {
  const named = codeWords(SECURITY).filter((word) => /^[a-z0-9-]+\/.*\.[a-z]+$/.test(word));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(ROOT, 'tests', path)))).toEqual([]);
});

test('every attack has a protection and a test that shows it', () => {
  const rows = SECURITY.split('\n').filter((line) => line.startsWith('| ') && /`[a-z0-9-]+\/[^`]*`/.test(line));
  expect(rows.length).toBeGreaterThan(18);
  for (const row of rows)
    expect(
      row
        .split('|')
        .slice(1, -1)
        .every((cell) => cell.trim() !== ''),
    ).toBe(true);
});

test('it is said of every permission what works without it', () => {
  const asked = [...describedIn(readText('ARCHITECTURE.md'), 'Permissions').keys()];
  expect(differences(asked, describedIn(SECURITY, 'Without a permission'))).toEqual([]);
});
