import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFramework, parseRecipe } from '../../../utils/site/parse-recipe';
import { isPageStep, type Recipe, type Step } from '../../../utils/site/recipe';
import { fillStep, readBefore, stepAddress } from '../../../utils/site/recipe-request';
import { structuralProblem } from '../../../utils/site/recipe-structure';
import { siteOf } from '../../../utils/site/site';
import { anything, count, hostile, nastyJson, nastyText, spoiled } from './hostile';

const filesOf = (folder: string) => readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const RECIPES = filesOf('utils/site/recipes').map((text) => JSON.parse(text) as Recipe);
const FRAMEWORKS = filesOf('utils/site/frameworks').map((text) => JSON.parse(text) as unknown);
const ADDRESS_OF_SITE = 'https://www.shop.com/logout';

/** Ways to write an address that a hasty reader takes for one of shop.com. */
const DISGUISES = [
  ...['HTTPS://evil.com/', ' https://evil.com/', '\thttps://evil.com/', 'https:\\\\evil.com/', 'https:/\\evil.com/'],
  ...['https:evil.com/', '//evil.com/', '\\\\evil.com/', '/\\evil.com/', '//shop.com@evil.com/', 'http://shop.com/'],
  ...[
    'https://shop.com@evil.com/',
    'https://evil.com\\@shop.com/',
    'https://evil.com\\.shop.com/',
    'https://evil.com#@shop.com/',
  ],
  ...[
    'https://evil.com?@shop.com/',
    'https://shop.com.evil.com/',
    'https://shop.com\u3002evil.com/',
    'https://ev\til.com/',
  ],
  ...[
    'https://evil.com\n.shop.com/',
    'https://evil.com%2F.shop.com/',
    'https://{before}/',
    'https://{before}.shop.com/',
  ],
  ...[
    'https://{cookie:a}/',
    'https://shop.com{before}',
    'https://shop.com:{before}@evil.com/',
    '{before}',
    '{cookie:a}',
  ],
  ...[
    'https://{account}.evil.com/.shop.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.com/',
    'blob:https://shop.com/1',
  ],
  ...[
    'https://shop.com:443@evil.com:443/',
    'https://[::1]/',
    'https://0x7f000001/',
    'wss://shop.com/',
    'https:///evil.com/',
  ],
];
const VALUES = [
  'evil.com/',
  '@evil.com/',
  '.evil.com/',
  '//evil.com/',
  ':x@evil.com/',
  '\\evil.com',
  'https://evil.com/',
  '#',
  '?',
  '\r\nX: y',
];

const address = fc.oneof(
  fc.constantFrom(...DISGUISES),
  fc.constant(ADDRESS_OF_SITE),
  nastyText.map((text) => `https://shop.com${text}`),
  nastyText,
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE');
const before = fc.record({ url: address, pattern: fc.constant('(.*)') });
const step = fc.oneof(
  fc.record(
    { method, url: address, fields: fc.dictionary(nastyText, nastyText, { maxKeys: 2 }), before },
    { requiredKeys: ['method', 'url'] },
  ),
  fc.record({ page: address, press: fc.constantFrom('control', 'confirmation') }),
);
/** A recipe that somebody was talked into pasting: everything is right but where it leads. */
const pasted = fc.record({
  site: fc.constant('shop.com'),
  name: fc.constant('Shop'),
  domains: fc.constant(['shop.com']),
  session: fc.constant({ cookies: ['a'] }),
  logOut: fc.array(step, { minLength: 1, maxLength: 2 }),
  proof: fc.option(address, { nil: undefined }),
  facts: fc.constant({ date: '2026-11', source: 'a friend' }),
});

/** Every address that a recipe's steps would ask, with values in it that a page or cookie of the site may choose. */
function askedBy(recipe: Recipe, value: string): string[] {
  const base = 'https://shop.com';
  const values = { cookies: [{ name: 'a', value }], before: value, account: value, base };
  const ofStep = (one: Step): string[] => {
    if (isPageStep(one)) return [stepAddress(one, base)];
    const filled = fillStep(one, values);
    return [...(one.before ? [stepAddress(one.before, base)] : []), ...('missing' in filled ? [] : [filled.url])];
  };
  return [...recipe.logOut.flatMap(ofStep), ...(recipe.proof ? [recipe.proof] : [])];
}

const isOfSite = (asked: string): boolean =>
  URL.canParse(asked) && new URL(asked).protocol === 'https:' && siteOf(new URL(asked).hostname) === 'shop.com';

hostile(
  'a recipe of one’s own that is accepted asks nobody but its site, whatever a page puts into it',
  fc.tuple(pasted, fc.constantFrom(...VALUES)),
  ([recipe, value]) => {
    const problem = structuralProblem(recipe);
    if (problem !== null) return expect(problem).toMatch(/^recipe[.\w]*: ./);
    // What cannot be parsed as an address is asked of nobody; anything else stays on the site.
    for (const asked of askedBy(recipe as unknown as Recipe, value))
      expect([asked, isOfSite(asked) || !URL.canParse(asked)]).toEqual([asked, true]);
  },
  5,
);

hostile(
  'neither does one that the build accepts',
  fc.tuple(pasted, fc.constantFrom(...VALUES)),
  ([recipe, value]) => {
    const parsed = parseRecipe(JSON.stringify(recipe), 'shop.com.json');
    if (parsed.ok)
      for (const asked of askedBy(parsed.value, value)) expect([asked, isOfSite(asked)]).toEqual([asked, true]);
  },
  5,
);

hostile(
  'whatever is said to be a recipe is refused by a field, or is one',
  fc.oneof(anything, spoiled(fc.constantFrom(...RECIPES), anything)),
  (recipe) => {
    const problem = structuralProblem(recipe);
    if (problem !== null) expect(problem).toMatch(/^recipe[.\w]*: ./);
    if (problem !== null) expect(problem.length).toBeLessThan(300);
  },
);

hostile(
  'a spoiled recipe of the catalogue fails the build by file and field, and a good one does not',
  spoiled(fc.constantFrom(...RECIPES), nastyJson),
  (recipe) => {
    const parsed = parseRecipe(JSON.stringify(recipe), 'a.json');
    if (parsed.ok) return expect(parsed.value.domains).toContain(parsed.value.site);
    for (const { file, field, reason } of parsed.problems)
      expect([file, field !== '', reason !== '']).toEqual(['a.json', true, true]);
  },
);

hostile('so does a spoiled framework', spoiled(fc.constantFrom(...FRAMEWORKS), nastyJson), (framework) => {
  const parsed = parseFramework(JSON.stringify(framework), 'a.json');
  if (!parsed.ok)
    for (const { field, reason } of parsed.problems) expect([field !== '', reason !== '']).toEqual([true, true]);
});

hostile(
  'no answer of a site makes the reading of a value throw',
  fc.tuple(
    fc.constantFrom('a', 'a.b', '__proto__.a', 'constructor.name', 'length'),
    fc.oneof(
      nastyText,
      nastyJson.map((value) => JSON.stringify(value)),
    ),
  ),
  ([json, text]) => {
    const value = readBefore({ url: ADDRESS_OF_SITE, json }, { text, header: () => null });
    expect(value === null || typeof value === 'string').toBe(true);
  },
);

test('a value that would break out of its header or address is not sent', (context) => {
  count(context, VALUES.length);
  for (const value of VALUES) {
    const filled = fillStep(
      { method: 'POST', url: `${ADDRESS_OF_SITE}?t={before}`, headers: { 'x-t': '{before}' } },
      { cookies: [], before: value, base: 'https://shop.com' },
    );
    if ('missing' in filled) expect(value).toMatch(/[\r\n\0]/);
    else expect(new URL(filled.url).origin).toBe('https://www.shop.com');
  }
});

test('a recipe without end is refused', (context) => {
  const huge = {
    ...RECIPES[0],
    logOut: Array.from({ length: 100_000 }, () => ({ page: 'https://a.com', press: 'control' })),
  };
  count(context, 1);
  expect(structuralProblem(huge)).toMatch(/^recipe[.\w]*: expected/);
});
