import { describe, expect, test } from 'vitest';
import { createProgress } from '../../../utils/elsewhere/progress.ts';
import type { ElsewhereReading } from '../../../utils/page/elsewhere-reading.ts';
import { makeReading } from './reading.ts';

const OTHER_TAB = 2;

/** What each reading in turn shows to be done; `send` is the person sending the form, `press` a press on an end of sessions. */
function follow(...turns: ((Partial<ElsewhereReading> & { tab?: number }) | 'send' | 'press')[]): string[] {
  const progress = createProgress();
  return turns.flatMap((turn) => {
    if (turn === 'send') progress.submitted(1);
    else if (turn === 'press') progress.pressed(1);
    else {
      const { tab = 1, ...reading } = turn;
      return progress.observe(makeReading(reading), tab);
    }
    return [];
  });
}

const listed = (...counts: number[]) => counts.map((sessionCount) => ({ sessionCount }));

describe('the list of sessions', () => {
  test('got shorter after an end was pressed', () => {
    expect(follow(...listed(3, 3), 'press', ...listed(2, 2))).toEqual(['sessions']);
  });
  test('to nothing', () => expect(follow(...listed(1, 1), 'press', ...listed(0, 0, 0, 0))).toEqual(['sessions']));
  test('got shorter after a page of its own had asked whether that is meant', () => {
    const asks = { address: 'https://shop.test/sure' };
    expect(follow(...listed(3, 3), 'press', asks, asks, asks, asks, ...listed(2, 2))).toEqual(['sessions']);
  });
  test('got shorter while its page was loaded anew and filled little by little', () => {
    expect(follow(...listed(3, 3), 'press', ...listed(0, 0, 1, 2, 3, 3))).toEqual([]);
  });
  test.each([
    ['was loaded anew, and its entries come late or never', [3, 3, 0, 0, 0, 0, 0]],
    ['shows its next leaf, or fewer than all again', [8, 8, 3, 3, 3]],
  ])('nobody pressed an end: it %s', (_, counts) => expect(follow(...listed(...counts))).toEqual([]));
  test('was longer some time before an end was pressed that came to nothing', () => {
    expect(follow(...listed(8, 8, 3, 3), 'press', ...listed(3, 3, 3))).toEqual([]);
  });
  test('got shorter long after the press', () => {
    const unchanged = Array.from({ length: 250 }, () => 3);
    expect(follow(...listed(3, 3), 'press', ...listed(...unchanged, 2, 2))).toEqual([]);
  });
  test('is shorter in another tab than the one of the press', () => {
    const other = { sessionCount: 2, tab: OTHER_TAB };
    expect(follow(...listed(3, 3), 'press', other, other, other)).toEqual([]);
  });
  test('is shorter on a page that the server refused', () => {
    const refused = { sessionCount: 0, isRefusal: true };
    expect(follow(...listed(3, 3), 'press', refused, refused, refused, refused, refused)).toEqual([]);
  });
  test('got longer', () => expect(follow(...listed(2, 2), 'press', ...listed(3, 3))).toEqual([]));
  test('another page lists fewer', () => {
    const other = { address: 'https://shop.test/other', sessionCount: 1 };
    expect(follow(...listed(3, 3), 'press', other, other, other)).toEqual([]);
  });
  test('is told once it is believed, and its last length until the next is', () => {
    const progress = createProgress();
    const told = [3, 3, 2, 2].map((sessionCount) => {
      progress.observe(makeReading({ sessionCount }), 1);
      return progress.sessionCount(makeReading().address);
    });
    expect(told).toEqual([null, 3, 3, 2]);
  });
  test('is not there any more', () => expect(follow(...listed(3, 3), 'press', {}, {}, {}, {}, {})).toEqual([]));
});

const form = { hasChangeForm: true, asksSecret: true };

describe('the password', () => {
  test('was sent, and the page says it was changed', () => {
    expect(follow(form, 'send', { ...form, saysChanged: true })).toEqual(['password']);
  });
  test('was sent, and the fields are gone for good', () => {
    expect(follow(form, 'send', {}, {}, {}, {})).toEqual(['password']);
  });
  test('was sent, and another tab asks for none, until the own one says it was changed', () => {
    const home = { tab: OTHER_TAB };
    const late = [home, home, { saysChanged: true }];
    expect(follow(form, 'send', home, home, home, home, home)).toEqual([]);
    expect(follow(form, 'send', { ...home, saysChanged: true }, home, home)).toEqual([]);
    expect(follow(form, home, 'send', ...late)).toEqual(['password']);
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
