// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { Handover } from '../../../components/handover/handover';
import type { View } from '../../../utils/message/messages';
import { HANDOVER_SAMPLES } from '../../tools/preview/sample-handover';
import { NOW_MS, SAMPLES } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';
import { showPopup } from './show-popup';

const root = document.createElement('div');
afterEach(() => act(() => render(null, root)));

/** What a screen reader says by itself: the words of every live region. */
const announced = (page: HTMLElement) =>
  [...page.querySelectorAll('[role=status], [role=alert], [aria-live]')].map(({ textContent }) => textContent);

const sample = (state: string): View => {
  const view = SAMPLES[state];
  if (!view) throw new Error(`no sample ${state}`);
  return view;
};

test('the popup says how far a log-out is and what came of it, and nothing of rows that only change', () => {
  const { root: popup, show } = showPopup(sample('three'));
  expect(announced(popup)).toEqual(['']);
  const region = popup.querySelector('[role=status]');
  show(sample('working'));
  expect(announced(popup)).toEqual(['1 of 6 finished']);
  show(sample('done-mixed'));
  expect(announced(popup)).toEqual([expect.stringMatching(/^3 sessions need you – ./)]);
  show({ ...sample('done-ended'), hasPrivateAccess: false });
  expect(announced(popup)).toEqual([expect.stringContaining(fakeTexts('privateUnseen'))]);
  // A region that is new is not read.
  expect(popup.querySelector('[role=status]')).toBe(region);
});

test('the handover page says what is about to happen and that it is over; it does not count aloud', () => {
  const show = ({ view }: { view: View }, nowMs = NOW_MS) =>
    act(() =>
      render(
        <Handover
          {...{ view, nowMs, text: fakeTexts, isQuiet: false }}
          actions={{ stay: () => undefined, done: () => undefined, closeElsewhere: () => undefined }}
        />,
        root,
      ),
    );
  show(HANDOVER_SAMPLES['handover-idle']);
  const words = announced(root);
  expect(words).toEqual([
    'Still there? – Move the mouse or press any key to stay. Otherwise you are logged out of everything.',
  ]);
  show(HANDOVER_SAMPLES['handover-idle'], NOW_MS + 2_000);
  expect(announced(root)).toEqual(words);
  expect(root.querySelector('[role=timer]')?.getAttribute('aria-label')).toBe('Seconds left: 22');
  show(HANDOVER_SAMPLES['handover-safe']);
  expect(announced(root)).toEqual(['You are logged out everywhere – It is safe to walk away.']);
  const { view: safe } = HANDOVER_SAMPLES['handover-safe'];
  show({ view: { ...safe, hasPrivateAccess: false, visit: { ...safe.visit, isKiosk: false } } });
  expect(announced(root)).toEqual([expect.stringContaining(fakeTexts('privateUnseen'))]);
});
