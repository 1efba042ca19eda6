import { render } from 'preact';
import { act } from 'preact/test-utils';
import { onTestFinished, vi } from 'vitest';
import { Popup } from '../../../components/popup/popup';
import type { View } from '../../../utils/message/messages';
import type { WipePlan } from '../../../utils/wipe/plan';
import { NOW_MS } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';

/** The files of tests share this module, and some of them a document, in which the one before may have left its page. */
let root = document.createElement('div');

function clear(): void {
  act(() => render(null, root));
  root.remove();
}

/** Renders the popup and gives what a test needs to look and press. `onPicture`: directly after a rendering, before its effects. */
export function showPopup(view: View | null, plan: WipePlan | null = null, onPicture = () => {}) {
  if (root.ownerDocument !== document) root = document.createElement('div');
  document.body.replaceChildren(root);
  onTestFinished(clear);
  const actions = {
    logOutAll: vi.fn(),
    logOut: vi.fn(),
    planWipe: vi.fn(async () => plan),
    setPreference: vi.fn(),
    closeElsewhere: vi.fn(),
    checkNow: vi.fn(),
    dismiss: vi.fn(),
    allowSites: vi.fn(),
    openOptions: vi.fn(),
  };
  const show = (next: View | null) =>
    act(() => {
      render(<Popup view={next} actions={actions} text={fakeTexts} nowMs={NOW_MS} />, root);
      onPicture();
    });
  show(view);
  return { root, actions, show };
}

/** The only element that matches; says what it looked for when there is none. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelectorAll<T>(selector);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${selector}: expected one, found ${found.length}`);
  return first;
}

export const press = (selector: string): void => {
  act(() => find(selector).click());
};

export const choose = (select: HTMLSelectElement, value: string): void => {
  act(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
};

export const typeWord = (field: HTMLInputElement, word: string): void => {
  act(() => {
    field.value = word;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
};
