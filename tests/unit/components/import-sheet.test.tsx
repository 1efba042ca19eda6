// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Options } from '../../../components/options/options';
import type { Difference } from '../../../utils/preference/exchange';
import type { PreferenceRule } from '../../../utils/preference/preference';
import { optionsActions, sampleOptions } from '../../tools/preview/sample-options';
import { fakeTexts } from './fake-texts';

const NOTHING: Difference = { added: [], changed: [], sameCount: 0, byDefault: null };

/** The sheet that shows what a file would change. */
async function sheetOf(difference: Difference): Promise<Element> {
  const actions = {
    ...optionsActions,
    readImport: async () => ({ ok: true as const, difference, take: async () => null }),
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(<Options {...{ view: sampleOptions(), actions, text: fakeTexts, problem: null }} />, root));
  const input = root.querySelector<HTMLInputElement>('.exchange input[type=file]');
  if (!input) throw new Error('no way to choose a file');
  Object.defineProperty(input, 'files', { value: [new File(['{}'], 'rules.json')] });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await expect.poll(() => root.querySelector('#import-title')).not.toBeNull();
  return root;
}

test('what a file would change says in which kind of window, where that is not all of them', async () => {
  const everywhere: PreferenceRule = { pattern: 'bank.example', store: null, preference: 'forget' };
  const sheet = await sheetOf({ ...NOTHING, added: [everywhere, { ...everywhere, store: 'private' }] });
  const lines = [...sheet.querySelectorAll('.import-list li')].map(({ textContent }) => textContent?.trim());
  expect([lines.length, new Set(lines).size]).toEqual([2, 2]);
  expect(lines[1]).toContain(fakeTexts('storePrivate'));
});

test('a default that is so already is no change to be shown', async () => {
  const sheet = await sheetOf({ ...NOTHING, byDefault: { before: 'remember', after: 'remember' } });
  expect(sheet.querySelectorAll('.import-list li')).toHaveLength(0);
  expect(sheet.querySelector('#import-title')?.textContent).toBe(fakeTexts('importNothing'));
});
