import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iconOf, type ToolbarState } from '../../../utils/browser/toolbar';

const STATES: [ToolbarState, string][] = [
  [{ kind: 'calm', count: 0 }, ''],
  [{ kind: 'calm', count: 3 }, 'open-'],
  [{ kind: 'working', count: 3 }, 'working-'],
  [{ kind: 'attention', count: 0 }, 'attention-'],
];

test.each(STATES)('%o has an icon of its own, in both sizes', (state, icon) => {
  expect(iconOf(state)).toBe(icon);
  for (const size of [16, 32]) expect(existsSync(`public/icons/${icon}${size}.png`)).toBe(true);
});
