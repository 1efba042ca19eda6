// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Handover } from '../../../components/handover/handover';
import type { Outcome } from '../../../utils/logout/outcome';
import type { View } from '../../../utils/message/messages';
import { NOW_MS, SAMPLES, sampleSession, sampleView } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';
import { showPopup } from './show-popup';

const actions = { stay: () => undefined, done: () => undefined, closeElsewhere: () => undefined };

function handoverOf(view: View): Element {
  const root = document.createElement('div');
  act(() => render(<Handover {...{ view, actions, text: fakeTexts, nowMs: NOW_MS, isQuiet: false }} />, root));
  return root;
}

const done = (state: string): View => ({ ...sampleView(SAMPLES[state] ?? {}), phase: 'done' });
const withOutcomes = (...outcomes: Outcome[]): View =>
  sampleView({
    phase: 'done',
    sessions: outcomes.map((outcome, index) =>
      sampleSession(`site${index}.example`, {
        outcome,
        stage: 'finished',
        state: outcome === 'kept' ? 'open' : 'closed',
      }),
    ),
  });
const isSaid = (page: Element) => page.querySelector('.private-note') !== null;

test.each<[string, View, boolean]>([
  ['nothing is open', sampleView(), true],
  ['all is ended', done('done-ended'), true],
  ['all is over, without proof', withOutcomes('logged-out'), true],
  ['all is over but what is kept', withOutcomes('ended', 'kept'), true],
  ['something needs the person', done('done-mixed'), false],
])('beside a claim that all is over, private windows that nobody looked into are named: %s', (_, view, isNamed) => {
  const unseen = { ...view, hasPrivateAccess: false };
  expect(isSaid(showPopup(unseen).root)).toBe(isNamed);
  if (view.phase === 'done') expect(isSaid(handoverOf(unseen))).toBe(isNamed);
  expect(isSaid(showPopup({ ...view, hasPrivateAccess: true }).root)).toBe(false);
});

test('in a kiosk an administrator sees to them', () => {
  const view = { ...done('done-ended'), hasPrivateAccess: false };
  expect(isSaid(handoverOf({ ...view, visit: { ...view.visit, isKiosk: true } }))).toBe(false);
});
