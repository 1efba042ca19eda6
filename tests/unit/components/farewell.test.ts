// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { farewellOf, listsRest } from '../../../components/handover/farewell';
import type { VisitView } from '../../../utils/message/messages';
import { SAMPLES } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';

const LIST = 'What is left to do is listed in Walkaway’s window, at its icon in the toolbar.';

/** What is said of sessions that need somebody, and whether the page lists them. */
function saidOf(rest: Partial<VisitView>, isQuiet: boolean) {
  const mixed = SAMPLES['done-mixed'];
  if (!mixed) throw new Error('no sample done-mixed');
  const view = { ...mixed, visit: { ...mixed.visit, cause: 'button' as const, isKiosk: false, ...rest } };
  return [listsRest(view, isQuiet), farewellOf(fakeTexts, view, isQuiet).detail];
}

test.each<[string, Partial<VisitView>, boolean, boolean, string | null]>([
  ['is listed when a visit is over', {}, false, true, 'Before you walk away, do this by hand:'],
  ['is listed in a kiosk, too', { isKiosk: true }, false, true, 'Before you walk away, do this by hand:'],
  ['some time after is in the window of the toolbar', {}, true, false, LIST],
  ['of the visit before a start is not named to the next person', { cause: 'start' }, false, false, LIST],
  ['is nowhere in a kiosk, some time after', { isKiosk: true }, true, false, null],
])('what is left to do %s', (_, rest, isQuiet, isListed, detail) => {
  expect(saidOf(rest, isQuiet)).toEqual([isListed, detail]);
});
