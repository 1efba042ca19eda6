// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Welcome } from '../../../components/welcome/welcome';
import { WELCOME_SAMPLES } from '../../tools/preview/sample-rest';
import { fakeTexts } from './fake-texts';

function show(state: string): HTMLElement {
  const root = document.createElement('div');
  const sample = WELCOME_SAMPLES[state];
  if (!sample) throw new Error(`no sample ${state}`);
  const { problem, ...props } = sample;
  const words = problem ? fakeTexts(problem) : null;
  void act(() => render(<Welcome {...props} problem={words} text={fakeTexts} />, root));
  return root;
}

const chosen = (root: HTMLElement) => root.querySelectorAll('input:checked').length;

test('what an administrator has decided is not shown as the person’s choice, and the page can be left', () => {
  const root = show('welcome-locked');
  expect([chosen(root), root.querySelector('[role=alert]')?.textContent]).toEqual([0, 'Set by your administrator']);
  expect(root.querySelector('[data-action=done]')).not.toBeNull();
});

test('where the toolbar hides our icon, it is said how to pin it', () => {
  expect(show('welcome-unpinned').textContent).toContain('Pin it');
  expect(show('welcome-shared').textContent).not.toContain('Pin it');
});

test('a shared computer is asked for what it is to forget, one of somebody alone is not', () => {
  expect(show('welcome-lists').querySelector('[data-action=allow-lists]')).not.toBeNull();
  expect(show('welcome-shared').querySelector('[data-action=allow-lists]')).toBeNull();
  expect(show('welcome-alone').querySelector('[data-action=allow-lists]')).toBeNull();
});

test('before the answer nothing else is there', () => {
  const root = show('welcome');
  expect([chosen(root), root.querySelectorAll('[role=alert], [data-action]').length]).toEqual([0, 0]);
});
