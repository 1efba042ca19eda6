// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Panel } from '../../../components/elsewhere/panel';
import type { PanelView } from '../../../utils/elsewhere/panel';
import type { StepId } from '../../../utils/elsewhere/steps';
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

const withDone = (endsOthers: PanelView['endsOthers'], ...done: StepId[]): PanelView => {
  const view = sample('elsewhere-list');
  return {
    ...view,
    endsOthers,
    steps: view.steps.map((step) => ({ ...step, done: done.includes(step.id) ? 'said' : null })),
  };
};

test.each<[PanelView['endsOthers'], StepId[], boolean]>([
  ['yes', ['password'], true],
  ['yes', ['sessions'], false],
  ['optional', ['password'], false],
  ['optional', ['sessions', 'password'], false],
  ['no', ['password'], false],
  [null, ['password', 'sessions'], false],
])(
  'a new password ends the others: %s; done: %j: the phone’s session is said to have ended: %j',
  (ends, done, isEnded) => {
    show(withDone(ends, ...done));
    const phone = root.querySelector('[data-step=phone]')?.textContent;
    expect(phone?.includes(fakeTexts('elsewherePhoneEnded'))).toBe(isEnded);
    expect(phone?.includes(fakeTexts('elsewherePhoneText'))).toBe(!isEnded);
  },
);

test.each<[PanelView['endsOthers'], StepId[], string]>([
  ['no', ['password'], 'working'],
  ['no', ['password', 'sessions'], 'done'],
  ['no', ['sessions'], 'done'],
  ['optional', ['password'], 'done'],
  ['yes', ['phone'], 'working'],
])('a new password ends the others: %s; done: %j: %s', (ends, done, phase) => {
  show(withDone(ends, ...done));
  expect(panel()?.phase).toBe(phase);
  expect(root.querySelector<HTMLElement>('[data-next]')?.dataset.step).toBe(phase === 'done' ? undefined : 'sessions');
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
