import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCatalogue, packagedCatalogue, problemLine } from '../../../utils/site/build-catalogue';
import { isPageStep, type RequestStep } from '../../../utils/site/recipe';
import { fillStep } from '../../../utils/site/recipe-request';
import { readFrameworks, readRecipe, readRecipes } from '../../recipes/read-catalogue';

const LARGEST_CATALOGUE = 120_000;
const folder = 'utils/site';

describe('the catalogue', () => {
  it('is valid', async () => {
    expect((await checkCatalogue(folder)).problems.map(problemLine)).toEqual([]);
  });
  it('knows at least sixty sites and thirty frameworks', () => {
    expect(readRecipes().length).toBeGreaterThanOrEqual(60);
    expect(readFrameworks().length).toBeGreaterThanOrEqual(30);
  });
  it('is small', async () => {
    const files = await packagedCatalogue(folder);
    expect(files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0)).toBeLessThan(LARGEST_CATALOGUE);
  });
  it('has files that a person can read at a glance', () => {
    const lines = ['recipes', 'frameworks']
      .flatMap((room) =>
        readdirSync(`${folder}/${room}`).map((file) => readFileSync(`${folder}/${room}/${file}`, 'utf8')),
      )
      .map((text) => text.trimEnd().split('\n').length)
      .sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(40);
  });
  it('says how sure it is of every way it knows', () => {
    const unsure = [...readRecipes(), ...readFrameworks()].filter((one) => one.logOut.length > 0 && !one.facts.logOut);
    // The site's own menu has it; where, no fact says.
    expect(unsure.map((one) => one.name)).toEqual(['Mercado Libre']);
  });
  it('asks for nothing that its own facts do not name: every placeholder is a cookie of the site', () => {
    const cookies = [
      'csrftoken',
      'JSESSIONID',
      'sessionid',
      'bili_jct',
      'yandexuid',
      'ds_user_id',
      'XSRF-TOKEN',
      '_csrf_token',
      '_csrf',
    ];
    const values = {
      cookies: cookies.map((name) => ({ name, value: 'v' })),
      before: 'b',
      account: 'a',
      base: 'https://example.org',
    };
    const steps = [...readRecipes(), ...readFrameworks()].flatMap((one) => one.logOut);
    const requests = steps
      .filter((step): step is RequestStep => !isPageStep(step))
      .map((step) => fillStep(step, values));
    expect(requests.filter((request) => 'missing' in request)).toEqual([]);
    expect(requests.length).toBeGreaterThan(80);
  });
});

describe('Google', () => {
  it('is one site with YouTube, because one log-out ends both', () => {
    expect(readRecipe('google.com').domains).toContain('youtube.com');
  });
});
