import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCatalogue, packagedCatalogue } from '../../../utils/site/build-catalogue';
import { createCatalogue } from '../../../utils/site/catalogue';
import { siteOf } from '../../../utils/site/site';

const recipe = (site: string, more = {}): string =>
  JSON.stringify({
    site,
    name: site,
    domains: [site],
    session: { cookies: ['sid'] },
    logOut: [{ method: 'GET', url: `https://www.${site}/logout` }],
    facts: { date: '2026-11', source: 'test' },
    ...more,
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  await mkdir(join(folder, 'recipes'));
  await mkdir(join(folder, 'frameworks'));
  await writeFile(
    join(folder, 'recipes/example.org.json'),
    recipe('example.org', { domains: ['example.org', 'example.net'] }),
  );
  await writeFile(
    join(folder, 'recipes/shop.example.json'),
    recipe('shop.example', {
      domains: ['shop.example', 'shop.test'],
      eachDomain: true,
      logOut: [{ method: 'GET', url: 'https://www.{domain}/logout' }],
    }),
  );
});
afterEach(() => rm(folder, { recursive: true }));

async function packaged(): Promise<{ read: string[]; readFile: (path: string) => Promise<string> }> {
  const files = new Map(
    (await packagedCatalogue(folder)).map(({ relativeDest, contents }) => [relativeDest, contents]),
  );
  const read: string[] = [];
  return {
    read,
    readFile: async (path) => {
      read.push(path);
      return files.get(path) ?? Promise.reject(new Error(`no file ${path}`));
    },
  };
}

describe('createCatalogue', () => {
  it('reads nothing until a site is looked up, then two files, once', async () => {
    const { read, readFile } = await packaged();
    const catalogue = createCatalogue({ readFile, siteOf });
    expect(read).toEqual([]);
    await Promise.all([catalogue.recipeFor('www.example.org'), catalogue.recipeFor('example.net')]);
    expect(await catalogue.recipeFor('unknown.example')).toBeNull();
    expect(read).toEqual(['recipe-index.json', 'recipes.json']);
  });

  it('finds one recipe for every domain of a shared login', async () => {
    const catalogue = createCatalogue({ readFile: (await packaged()).readFile, siteOf });
    expect((await catalogue.recipeFor('example.net'))?.site).toBe('example.org');
    expect(await catalogue.primarySite('login.example.net')).toBe('example.org');
    expect(await catalogue.primarySite('unknown.example')).toBe('unknown.example');
  });

  it('makes the recipe of one national domain', async () => {
    const catalogue = createCatalogue({ readFile: (await packaged()).readFile, siteOf });
    const found = await catalogue.recipeFor('shop.test');
    expect(found).toMatchObject({ site: 'shop.test', domains: ['shop.test'] });
    expect(found?.logOut).toEqual([{ method: 'GET', url: 'https://www.shop.test/logout' }]);
    expect(await catalogue.primarySite('shop.test')).toBe('shop.test');
  });

  it('asks again after a read that failed', async () => {
    const { readFile } = await packaged();
    let fails = true;
    const catalogue = createCatalogue({
      readFile: (path) => (fails ? Promise.reject(new Error('no')) : readFile(path)),
      siteOf,
    });
    await expect(catalogue.recipeFor('example.org')).rejects.toThrow('no');
    fails = false;
    expect((await catalogue.recipeFor('example.org'))?.site).toBe('example.org');
  });
});

describe('the build', () => {
  it('fails on a bad recipe with file, field and reason', async () => {
    await writeFile(
      join(folder, 'recipes/bad.example.json'),
      recipe('bad.example', { logOut: [{ method: 'GET', url: 'https://other.example/' }] }),
    );
    await expect(packagedCatalogue(folder)).rejects.toThrow(
      /bad\.example\.json: logOut\.0\.url: leaves the site: other\.example/,
    );
  });
  it('refuses a file with another name than its site', async () => {
    await writeFile(join(folder, 'recipes/other.json'), recipe('one.example'));
    expect((await checkCatalogue(folder)).problems).toMatchObject([{ reason: 'must be called one.example.json' }]);
  });
  it('refuses a domain that two recipes claim', async () => {
    await writeFile(
      join(folder, 'recipes/two.example.json'),
      recipe('two.example', { domains: ['two.example', 'example.net'] }),
    );
    expect((await checkCatalogue(folder)).problems).toMatchObject([
      { field: 'domains', reason: 'example.net already belongs to example.org.json' },
    ]);
  });
  it('is wired to that check', async () => {
    const config = await readFile('wxt.config.ts', 'utf8');
    expect(config).toMatch(/'build:publicAssets'[^;]*;[\s\S]*packagedCatalogue\(/);
  });
});
