import { describe, expect, test } from 'vitest';
import { createProgress } from '../../../utils/elsewhere/progress.ts';
import type { ElsewhereReading } from '../../../utils/page/elsewhere-reading.ts';
import { makeReading } from './reading.ts';

/** What each reading in turn shows to be done; `send` is the person sending the form. */
function follow(...turns: (Partial<ElsewhereReading> | 'send')[]): string[] {
  const progress = createProgress();
  return turns.flatMap((turn) => {
    if (turn !== 'send') return progress.observe(makeReading(turn));
    progress.submitted();
    return [];
  });
}

const listed = (...counts: number[]) => counts.map((sessionCount) => ({ sessionCount }));

describe('the list of sessions', () => {
  test('got shorter', () => expect(follow(...listed(3, 3, 2, 2))).toEqual(['sessions']));
  test('to nothing', () => expect(follow(...listed(1, 1, 0, 0, 0, 0))).toEqual(['sessions']));
  test('got shorter while its page was loaded anew and filled little by little', () => {
    expect(follow(...listed(3, 3, 0, 0, 1, 2, 3, 3))).toEqual([]);
  });
  test('got longer', () => expect(follow(...listed(2, 2, 3, 3))).toEqual([]));
  test('another page lists fewer', () => {
    const other = { address: 'https://shop.test/other', sessionCount: 1 };
    expect(follow(...listed(3, 3), other, other, other)).toEqual([]);
  });
  test('is told once it is believed, and its last length until the next is', () => {
    const progress = createProgress();
    const told = [3, 3, 2, 2].map((sessionCount) => {
      progress.observe(makeReading({ sessionCount }));
      return progress.sessionCount(makeReading().address);
    });
    expect(told).toEqual([null, 3, 3, 2]);
  });
  test('is not there any more', () => expect(follow(...listed(3, 3), {}, {}, {}, {}, {})).toEqual([]));
});

const form = { hasChangeForm: true, asksSecret: true };

describe('the password', () => {
  test('was sent, and the page says it was changed', () => {
    expect(follow(form, 'send', { ...form, saysChanged: true })).toEqual(['password']);
  });
  test('was sent, and the fields are gone for good', () => {
    expect(follow(form, 'send', {}, {}, {}, {})).toEqual(['password']);
  });
  test('nothing was sent, whatever the page says', () => {
    expect(follow(form, { saysChanged: true }, {}, {}, {}, {}, {})).toEqual([]);
  });
  test('the page spoke of a change before', () => {
    const said = { ...form, saysChanged: true };
    expect(follow(said, 'send', said, said, said)).toEqual([]);
  });
  test('the server refused', () => {
    const refused = { isRefusal: true };
    expect(follow(form, 'send', refused, refused, refused, refused, refused)).toEqual([]);
  });
  test('another password is asked for first', () => {
    const again = { asksSecret: true };
    expect(follow(form, 'send', again, again, again, again, again)).toEqual([]);
  });
  test('the form came back, and the person went elsewhere', () => {
    const elsewhere = { address: 'https://shop.test/' };
    expect(follow(form, 'send', form, form, elsewhere, elsewhere, elsewhere, elsewhere, elsewhere)).toEqual([]);
  });
  test('wrong at first, right at last', () => {
    expect(follow(form, 'send', form, form, form, 'send', { saysChanged: true })).toEqual(['password']);
  });
});
