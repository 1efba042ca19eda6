import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '../../../utils/message/messages';
import { parseRequest } from '../../../utils/message/parse-request';
import { PREFERENCES } from '../../../utils/preference/preference';
import { startDesk } from '../fakes/desk';
import { anything, count, hostile, nastyJson, nastyText, spoiled } from './hostile';

/** Longest refusal: it names a field and what was expected, and never gives a megabyte back. */
const LONGEST_ERROR = 700;
const NAMES_FIELD = /^.{1,200}?: ./su;

const choices = fc.option(fc.dictionary(nastyText, fc.constantFrom('forget' as const, 'remember' as const)), {
  nil: undefined,
});
const storeKind = fc.constantFrom('normal' as const, 'private' as const, 'container' as const);
const ruleName = fc.record({ pattern: nastyText, store: fc.option(storeKind) });
const rule = fc.record({
  pattern: nastyText,
  store: fc.option(storeKind),
  preference: fc.constantFrom(...PREFERENCES),
});

/** Requests of every kind as our own pages make them, about sites that nobody has heard of. */
const requests: fc.Arbitrary<Request> = fc.oneof(
  fc.constantFrom<Request>(
    { kind: 'view' },
    { kind: 'check-now' },
    { kind: 'dismiss' },
    { kind: 'begin' },
    { kind: 'stay' },
    { kind: 'clear-receipts' },
  ),
  fc.record({ kind: fc.constant('log-out' as const), key: nastyText, choices }, { requiredKeys: ['kind', 'key'] }),
  fc.record({ kind: fc.constant('log-out-all' as const), choices }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('plan-wipe' as const), key: nastyText, choices }, { requiredKeys: ['kind', 'key'] }),
  fc.record({
    kind: fc.constant('set-preference' as const),
    site: nastyText,
    preference: fc.constantFrom(...PREFERENCES),
  }),
  fc.record({ kind: fc.constant('change-rules' as const), put: fc.array(rule), drop: fc.array(ruleName) }),
  fc.record({ kind: fc.constant('set-setting' as const), key: nastyText, value: anything }),
  fc.record({ kind: fc.constant('set-recipe' as const), recipe: nastyJson }),
  fc.record({ kind: fc.constantFrom('recipe' as const, 'remove-recipe' as const), site: nastyText }),
);

hostile(
  'whatever is said, the answer is a request of a known shape, or names the field that is wrong',
  anything,
  (message) => {
    const parsed = parseRequest(message);
    expect(parsed.ok || NAMES_FIELD.test(parsed.error)).toBe(true);
  },
);

hostile(
  'a request that was spoiled is refused by a field, shortly, or still has only the fields that it may have',
  spoiled(requests),
  (message) => {
    const parsed = parseRequest(message);
    if (parsed.ok) return expect(Object.keys(parsed.request).sort()).toEqual(Object.keys(message as object).sort());
    expect(parsed.error).toMatch(NAMES_FIELD);
    expect(parsed.error.length).toBeLessThan(LONGEST_ERROR);
  },
);

hostile(
  'what is refused changes nothing, and nobody is logged out by a key that names no session',
  fc.oneof(spoiled(requests), requests),
  async (message) => {
    const desk = await startDesk();
    const before = desk.everything();
    const answer = await desk.answer(message);
    expect(desk.failures).toEqual([]);
    if (answer.ok) {
      // Of everything is what only that request may ask for.
      const isAll = Object(message).kind === 'log-out-all';
      expect(desk.ended()).toHaveLength(isAll ? 1 : 0);
      return;
    }
    expect(answer.error).toMatch(NAMES_FIELD);
    expect(answer.error.length).toBeLessThan(LONGEST_ERROR);
    expect(desk.everything()).toEqual(before);
  },
  0.5,
);

test('a megabyte in any place of a message is refused, and not given back', (context) => {
  const long = 'x'.repeat(1_000_000);
  const messages = [
    { kind: long },
    { kind: 'view', [long]: 1 },
    { kind: 'log-out', key: long },
    { kind: 'log-out-all', choices: { [long]: 'forget' } },
    { kind: 'log-out-all', choices: { 'shop.test': long } },
    { kind: 'set-setting', key: long, value: 1 },
    { kind: 'change-rules', put: [{ pattern: long, store: null, preference: 'keep' }], drop: [] },
    {
      kind: 'change-rules',
      put: [],
      drop: Array.from({ length: 100_000 }, () => ({ pattern: 'a.test', store: null })),
    },
    {
      kind: 'log-out-all',
      choices: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`s${at}.test`, 'forget'])),
    },
  ];
  count(context, messages.length);
  for (const message of messages) {
    const parsed = parseRequest(message);
    expect(parsed.ok ? 'accepted' : parsed.error).toMatch(NAMES_FIELD);
    expect(parsed.ok ? '' : parsed.error.length).toBeLessThan(LONGEST_ERROR);
  }
});
