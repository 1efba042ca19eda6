// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Options } from '../../../components/options/options';
import type { PreferenceRule } from '../../../utils/preference/preference';
import { optionsActions, sampleOptions } from '../../tools/preview/sample-options';
import { fakeTexts } from './fake-texts';

test('what a file would change says in which kind of window, where that is not all of them', async () => {
  const everywhere: PreferenceRule = { pattern: 'bank.example', store: null, preference: 'forget' };
  const added = [everywhere, { ...everywhere, store: 'private' as const }];
  const difference = { added, changed: [], sameCount: 0, byDefault: null };
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
  await expect.poll(() => root.querySelectorAll('.import-list li').length).toBe(2);
  const lines = [...root.querySelectorAll('.import-list li')].map(({ textContent }) => textContent?.trim());
  expect(new Set(lines).size).toBe(2);
  expect(lines[1]).toContain(fakeTexts('storePrivate'));
});
