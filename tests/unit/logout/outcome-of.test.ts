import { expect, test } from 'vitest';
import { type EndResult, outcomeOf } from '../../../utils/logout/outcome-of';
import type { Verdict } from '../../../utils/logout/proof';
import type { Tried } from '../../../utils/logout/try-ways';

const REFUSED: Verdict = { kind: 'refused' };
const ACCEPTED: Verdict = { kind: 'accepted', byToken: false };
const BY_TOKEN: Verdict = { kind: 'accepted', byToken: true };
const UNPROVEN: Verdict = { kind: 'unproven', reason: 'no-proof-page' };
const UNTESTABLE: Verdict = { kind: 'unproven', reason: 'credential-untestable' };
const tried = (look: Tried['look']): Tried => ({ way: 'recipe', look, reason: null });
const untold = (reason: Tried['reason']): Tried => ({ way: null, look: 'unknown', reason });

test.each<[Tried, Verdict, EndResult['outcome'], EndResult['reason']]>([
  [tried('out'), REFUSED, 'ended', null],
  [tried('out'), ACCEPTED, 'still-valid', 'old-credential-works'],
  [tried('out'), BY_TOKEN, 'still-valid', 'token-until-expiry'],
  [tried('out'), UNPROVEN, 'logged-out', 'no-proof-page'],
  [tried('out'), UNTESTABLE, 'logged-out', 'credential-untestable'],
  [tried('in'), UNPROVEN, 'wiped-only', 'no-effect'],
  [untold('no-way'), UNPROVEN, 'wiped-only', 'no-way'],
  [untold('offline'), UNPROVEN, 'wiped-only', 'offline'],
  [untold('time-limit'), UNPROVEN, 'wiped-only', 'time-limit'],
  [untold('no-way'), REFUSED, 'wiped-only', 'no-way'],
])('%o and %o: %s, %s', (what, verdict, outcome, reason) => {
  // What the site did by itself never makes an outcome better than what its answers say.
  for (const hasEffect of [false, true])
    expect(outcomeOf(what, verdict, hasEffect, null)).toMatchObject({ outcome, reason, way: what.way });
});

test('without an answer that tells, a log-out is claimed only where the site did what a log-out does', () => {
  for (const verdict of [UNPROVEN, REFUSED]) {
    expect(outcomeOf(tried('unknown'), verdict, false, null)).toMatchObject({
      outcome: 'wiped-only',
      reason: 'no-effect',
    });
    expect(outcomeOf(tried('unknown'), verdict, true, null)).toMatchObject({
      outcome: 'logged-out',
      reason: 'no-proof-page',
    });
  }
  expect(outcomeOf(tried('unknown'), UNTESTABLE, true, null).reason).toBe('credential-untestable');
});

test.each<[Tried['look'], Verdict, EndResult['reason']]>([
  ['in', ACCEPTED, 'old-credential-works'],
  ['unknown', ACCEPTED, 'old-credential-works'],
  ['in', BY_TOKEN, 'token-until-expiry'],
])(
  '%s and %o: the log-out is said to leave the old login working only where it was seen to do something',
  (look, verdict, reason) => {
    expect(outcomeOf(tried(look), verdict, true, null)).toMatchObject({ outcome: 'still-valid', reason });
    expect(outcomeOf(tried(look), verdict, false, null)).toMatchObject({ outcome: 'wiped-only', reason: 'no-effect' });
  },
);

test('only a token that is still accepted has an end that can be told', () => {
  expect(outcomeOf(tried('out'), BY_TOKEN, true, 123).expiresAtMs).toBe(123);
  expect(outcomeOf(tried('out'), REFUSED, false, 123).expiresAtMs).toBeNull();
  expect(outcomeOf(tried('out'), ACCEPTED, true, 123).expiresAtMs).toBeNull();
});
