import { expect, test } from 'vitest';
import { refusalText } from '../../../components/shared/refusal-text';
import { REFUSALS, type Refusal, refuse } from '../../../utils/site/refusals';
import { fakeTexts } from './fake-texts';

test.each(Object.keys(REFUSALS) as Refusal[])('a refusal is said in the language of the page: %s', (why) => {
  const { error } = refuse('idleMinutes', why);
  expect(refusalText((key) => `[${key}]`, error)).toMatch(/^\[\w+\]$/);
  expect(refusalText(fakeTexts, error)).not.toContain('idleMinutes');
});

test('what names a field and what was expected there stays as it is', () => {
  const error = 'idleMinutes: expected a whole number from 0 to 1440';
  expect(refusalText(fakeTexts, error)).toBe(error);
});
