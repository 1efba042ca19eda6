import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readFrameworks, readRecipes } from '../../recipes/read-catalogue';

const run = (...options: string[]) =>
  execFileSync(process.execPath, ['tests/tools/catalogue.ts', ...options], { encoding: 'utf8', stdio: 'pipe' });

describe('npm run catalogue', () => {
  it('prints a line for every site and every framework', () => {
    const lines = run().split('\n');
    for (const { site } of readRecipes()) expect(lines.some((line) => line.startsWith(`${site} `))).toBe(true);
    for (const { framework } of readFrameworks()) expect(lines.some((line) => line.startsWith(framework))).toBe(true);
  });
  it('tells programs the same', () => {
    const told = JSON.parse(run('--json')) as { sites: { id: string }[]; frameworks: unknown[]; problems: unknown[] };
    expect(told.sites.map(({ id }) => id)).toContain('instagram.com');
    expect([told.sites.length, told.frameworks.length]).toEqual([readRecipes().length, readFrameworks().length]);
    expect(told.problems).toEqual([]);
  });
});
