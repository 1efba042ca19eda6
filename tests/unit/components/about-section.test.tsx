// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Options } from '../../../components/options/options';
import type { OptionsView } from '../../../utils/message/messages';
import { optionsActions, sampleOptions } from '../../tools/preview/sample-options';
import { fakeTexts } from './fake-texts';

function about(more: Partial<OptionsView> = {}): HTMLElement {
  const root = document.createElement('div');
  const view = sampleOptions(more);
  act(() => render(<Options {...{ view, actions: optionsActions, text: fakeTexts, problem: null }} />, root));
  const section = root.querySelector<HTMLElement>('.about');
  if (!section) throw new Error('no section about Walkaway');
  return section;
}

test('about Walkaway stands which version it is, and where the licences are', () => {
  const section = about({ version: '1.2.3' });
  expect(section.textContent).toContain('1.2.3');
  expect(section.querySelector('a')?.getAttribute('href')).toBe('/licences.txt');
});

test('that it talks to nobody else is not said where an administrator is sent numbers', () => {
  expect(about().textContent).toContain('and to nobody else');
  const reporting = about({ isReporting: true }).textContent;
  expect(reporting).not.toContain('and to nobody else');
  expect(reporting).toContain('your administrator');
});
