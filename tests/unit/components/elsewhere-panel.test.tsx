// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Panel } from '../../../components/elsewhere/panel';
import type { PanelView } from '../../../utils/elsewhere/panel';
import { PANEL_SAMPLES, PANEL_SITES } from '../../tools/preview/sample-panel';
import { fakeTexts } from './fake-texts';

const root = document.createElement('div');

function show(view: PanelView | null, isLoading = false) {
  document.body.replaceChildren(root);
  const actions = {
    chooseSite: vi.fn(),
    openStep: vi.fn(),
    pressForMe: vi.fn(),
    markDone: vi.fn(),
    finish: vi.fn(),
  };
  const rest = { isLoading, sites: PANEL_SITES, knownDomains: ['example.com'], problem: null, actions };
  act(() => render(<Panel view={view} {...rest} text={fakeTexts} />, root));
  return actions;
}

const sample = (name: string): PanelView => {
  const view = PANEL_SAMPLES[name];
  if (!view) throw new Error(`no sample ${name}`);
  return view;
};
const press = (selector: string) => act(() => root.querySelector<HTMLElement>(selector)?.click());
const panel = () => root.querySelector<HTMLElement>('.elsewhere')?.dataset;

afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

test('the contract: phase, site, steps and what is watched', () => {
  show(null, true);
  expect(panel()?.phase).toBeUndefined();
  show(null);
  expect(panel()?.phase).toBe('choosing');
  show(sample('elsewhere-list'));
  expect([panel()?.phase, panel()?.site]).toEqual(['working', 'instagram.com']);
  expect(root.querySelector<HTMLElement>('[data-watching]')?.dataset).toMatchObject({ watching: 'yes', sessions: '4' });
  show(sample('elsewhere-done'));
  expect(panel()?.phase).toBe('done');
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')].map(({ dataset }) => [
    dataset.step,
    dataset.done,
    dataset.target,
  ]);
  expect(steps).toEqual([
    ['sessions', 'seen', 'recipe'],
    ['password', 'said', 'recipe'],
    ['phone', undefined, 'home'],
  ]);
});

test('what can be pressed is asked for with the words of the control that is shown', () => {
  const actions = show(sample('elsewhere-list'));
  expect(root.textContent).toContain('Log out of this device');
  expect(actions.pressForMe).not.toHaveBeenCalled();
  press('[data-action=press-for-me]');
  expect(actions.pressForMe).toHaveBeenCalledExactlyOnceWith('Log out of this device');
  press('[data-step=password] [data-action=open-step]');
  expect(actions.openStep).toHaveBeenCalledExactlyOnceWith('password');
  press('[data-step=phone] [data-action=mark-done]');
  expect(actions.markDone).toHaveBeenCalledExactlyOnceWith('phone', true);
});

test('a step that was seen cannot be unsaid; one that was said can', () => {
  const actions = show(sample('elsewhere-done'));
  expect(root.querySelector('[data-step=sessions] [data-action=mark-done]')).toBeNull();
  press('[data-step=password] [data-action=mark-done]');
  expect(actions.markDone).toHaveBeenCalledExactlyOnceWith('password', false);
});

test('while the page is looked for, nothing can be opened', () => {
  show(sample('elsewhere-unknown'));
  expect(root.querySelector<HTMLButtonElement>('[data-step=password] [data-action=open-step]')?.disabled).toBe(true);
  expect([...root.querySelectorAll<HTMLElement>('[data-step]')][0]?.dataset.step).toBe('password');
});

test('a site is chosen from the list', () => {
  const actions = show(null);
  press('[data-choice="github.com"] button');
  expect(actions.chooseSite).toHaveBeenCalledExactlyOnceWith('github.com');
});
