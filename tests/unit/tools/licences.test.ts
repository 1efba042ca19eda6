import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { licences } from '../../../build-licences';

const home = mkdtempSync(path.join(tmpdir(), 'licences-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A package as npm puts it there, and the module of it that a bundle took. */
function packageOf(name: string, licenceFile: string | null, more: object = {}): string {
  const folder = path.join(home, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'ISC', ...more }));
  if (licenceFile) writeFileSync(path.join(folder, licenceFile), `The words of ${name}.`);
  return path.join(folder, 'index.js');
}

function listOf(...moduleIds: string[]): string {
  const { plugin, list } = licences();
  plugin.generateBundle(null, { 'background.js': { moduleIds } });
  return list();
}

test('names every package that something is taken from, with the words of its licence', () => {
  const list = listOf(
    packageOf('one', 'LICENSE'),
    packageOf('@scope/two', 'licence.md'),
    path.join(home, 'utils/app.ts'),
  );
  expect(list).toContain('one 1.2.3: ISC\n\nThe words of one.');
  expect(list).toContain('@scope/two 1.2.3: ISC\n\nThe words of @scope/two.');
});

test('one under the MIT licence that brings no file of it has its words all the same, with its holder', () => {
  const list = listOf(packageOf('bare', null, { license: 'MIT', author: { name: 'Ada' } }));
  expect(list).toMatch(/bare 1\.2\.3: MIT\n\nMIT License\n\nCopyright \(c\) Ada\n\nPermission is hereby granted/);
});

test('one without a licence file stops the build', () => {
  expect(() => listOf(packageOf('bare', null))).toThrow('bare: expected a file');
});
