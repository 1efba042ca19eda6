// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { outcomeKey, outcomeText } from '../../../components/shared/outcome-text';
import messages from '../../../public/_locales/en/messages.json';
import { OUTCOMES, REASONS } from '../../../utils/logout/outcome';
import { NOW_MS } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';

test.each(OUTCOMES)('%s: every reason, and none, has a sentence', (outcome) => {
  for (const reason of [null, ...REASONS])
    for (const expiresAtMs of [null, NOW_MS])
      for (const survivorCount of [0, 1, 2]) {
        const sentence = outcomeText(fakeTexts, { outcome, reason, expiresAtMs, survivorCount }, NOW_MS);
        expect(sentence, `${outcome} ${reason}`).toMatch(/^\S.*\.$/);
      }
});

test.each(REASONS)('%s: at least one outcome has its own sentence for it', (reason) => {
  // The one reason for `still-valid` is its general sentence already.
  if (reason === 'old-credential-works') return expect(outcomeKey('still-valid', reason)).toBe('stillValidText');
  const own = OUTCOMES.filter((outcome) => outcomeKey(outcome, reason) !== outcomeKey(outcome, null));
  expect(own).not.toEqual([]);
});

test('a sentence says how many traces are left, and until when a token is accepted', () => {
  const facts = { outcome: 'failed', reason: 'survivors', expiresAtMs: null, survivorCount: 1 } as const;
  expect(outcomeText(fakeTexts, facts, NOW_MS)).toContain('1 trace of');
  expect(outcomeText(fakeTexts, { ...facts, survivorCount: 3 }, NOW_MS)).toContain('3 traces of');
  const token = { ...facts, outcome: 'still-valid', reason: 'token-until-expiry', expiresAtMs: NOW_MS } as const;
  expect(outcomeText(fakeTexts, token, NOW_MS)).toMatch(/until \d+:45/);
});

test('only a proof may say that the server refuses', () => {
  for (const outcome of OUTCOMES.filter((one) => one !== 'ended'))
    for (const reason of [null, ...REASONS])
      expect(messages[outcomeKey(outcome, reason)].message.toLowerCase()).not.toContain('refuse');
});
