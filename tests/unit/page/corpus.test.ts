// @vitest-environment happy-dom
import { afterAll, describe, expect, test } from 'vitest';
import { findControls } from '../../../utils/page/control.ts';
import { fixtures } from './fixtures.ts';

const counts = { good: 0, found: 0, traps: 0, wrong: 0 };

afterAll(() => {
  console.log(
    `good pages: ${counts.found}/${counts.good} found; trap pages: ${counts.wrong} wrong presses in ${counts.traps}`,
  );
});

describe('good pages', () => {
  for (const { name, address, sites, document, expected } of fixtures('good')) {
    test(name, () => {
      counts.good += 1;
      expect(expected, 'the fixture marks its control').not.toBeNull();
      const [best] = findControls(document, address, { sites });
      expect(best?.element.outerHTML).toBe(expected?.outerHTML);
      expect(best?.element === expected).toBe(true);
      counts.found += 1;
    });
  }
});

describe('traps', () => {
  for (const { name, address, sites, document, expected } of fixtures('traps')) {
    test(name, () => {
      counts.traps += 1;
      const pressed = findControls(document, address, { sites }).map((one) => one.element);
      const wrong = pressed.filter((element) => element !== expected);
      counts.wrong += wrong.length > 0 ? 1 : 0;
      expect(wrong.map((element) => element.outerHTML)).toEqual([]);
      expect(pressed.length).toBe(expected ? 1 : 0);
    });
  }
});
