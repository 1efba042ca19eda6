// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { Options } from '../../../components/options/options';
import type { Outcome } from '../../../utils/logout/outcome';
import type { OptionsView } from '../../../utils/message/messages';
import { optionsActions, sampleOptions } from '../../tools/preview/sample-options';
import { fakeTexts } from './fake-texts';

const receiptOf = (startedMs: number, ...outcomes: Outcome[]) => ({
  ...{ startedMs, endedMs: startedMs, cause: 'idle', visitedCount: 0 },
  lines: outcomes.map((outcome) => ({ outcome, way: null, reason: null })),
});

function showReceipts(more: Partial<OptionsView>) {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const clearReceipts = vi.fn();
  const actions = { ...optionsActions, clearReceipts };
  void act(() =>
    render(<Options view={sampleOptions(more)} actions={actions} text={fakeTexts} problem={null} />, root),
  );
  const all = (css: string) => [...root.querySelectorAll<HTMLElement>(`#receipts ${css}`)];
  return { all, clearReceipts, press: (css: string) => act(() => all(css)[0]?.click()) };
}

test('the sums say what the columns show, and what did not end is not among what did', () => {
  const receipts = [receiptOf(2, 'ended', 'ended', 'failed'), receiptOf(1, 'logged-out', 'kept', 'ended')];
  const { all } = showReceipts({ receipts });
  expect(
    all('.chart .outcome-counts li').map((one) => [one.dataset.outcome, one.querySelector('b')?.textContent]),
  ).toEqual([
    ['ended', '3'],
    ['logged-out', '1'],
    ['failed', '1'],
    ['kept', '1'],
  ]);
  // The newest column is at the end, as on every line of time.
  const places = all('.chart-column').map((column) => column.style.gridColumn);
  expect(places).toEqual(['12', '11']);
  expect(all('.chart-column:first-child [data-outcome]').map(({ dataset }) => dataset.outcome)).toEqual([
    'ended',
    'failed',
  ]);
});

test('five are seen, all by a press, and all are removed by another', async () => {
  const { all, press, clearReceipts } = showReceipts({
    receipts: [7, 6, 5, 4, 3, 2, 1].map((at) => receiptOf(at, 'ended')),
  });
  expect(all('.timeline-entry')).toHaveLength(5);
  await press('[data-action=show-receipts]');
  expect([all('.timeline-entry').length, all('[data-action=show-receipts]').length]).toEqual([7, 0]);
  await press('[data-action=clear-receipts]');
  expect(clearReceipts).toHaveBeenCalledOnce();
});

test('without any, the page says when there will be one; with the setting off it says nothing', () => {
  expect(showReceipts({ receipts: [] }).all('.field-note').at(-1)?.textContent).toContain('None yet');
  const { settings } = sampleOptions();
  const off = { ...settings, values: { ...settings.values, keepReceipts: false } };
  expect(showReceipts({ settings: off, receipts: [receiptOf(1, 'ended')] }).all('.field')).toHaveLength(1);
});
