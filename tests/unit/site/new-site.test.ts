import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../utils/site/parse-recipe';

const TOOL = 'tests/tools/new-site.ts';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-site-'));
  execFileSync('mkdir', ['-p', `${folder}/utils/site/recipes`, `${folder}/utils/site/frameworks`]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => spawnSync(process.execPath, [TOOL, ...words], { encoding: 'utf8' });

describe('npm run new:site', () => {
  it('makes a recipe that is valid at once, and a sample beside it', () => {
    expect(run('example.org', folder).status).toBe(0);
    const text = readFileSync(`${folder}/utils/site/recipes/example.org.json`, 'utf8');
    expect(parseRecipe(text, 'example.org.json')).toMatchObject({ ok: true, value: { site: 'example.org' } });
    expect(JSON.parse(readFileSync(`${folder}/tests/recipes/samples/example.org.json`, 'utf8'))).toHaveProperty(
      'loggedIn',
    );
    expect(run('example.org', folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('already') });
  });

  it.each([
    ['', 'Name a site'],
    ['www.example.org', 'expected a registrable domain, such as example.org'],
    ['nowhere', 'expected a registrable domain'],
  ])('refuses "%s" and says what it wants', (word, words) => {
    expect(run(word, folder)).toMatchObject({ status: 1, stderr: expect.stringContaining(words) });
  });
});
