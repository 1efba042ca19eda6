import { asksNewPassword, asksSecret, changeForms, saysPasswordChanged } from './change-form';
import { elsewhereLinks } from './elsewhere-links';
import type { ElsewhereReading, Heard, OthersControl } from './elsewhere-reading';
import { press } from './events';
import { type Home, isHomeHost } from './home';
import { namesOf } from './label';
import { endsOtherSessions, findEndOne, findEndOthers, findSessionList, speaksOfSessions } from './session-list';

const LONGEST_LABEL = 60;
const SUBMIT = 'button, input[type="submit" i], input[type="image" i], [role="button"]';

/** Reads a page while the person closes sessions on other devices. `address` is its own; `status` of its answer. */
export function readElsewhere(
  doc: Document,
  address: string,
  { status, isListening }: { status: number; isListening: boolean },
): ElsewhereReading {
  const { origin, pathname } = new URL(address);
  const list = findSessionList(doc);
  const found = controlOf(doc);
  // A heading without entries is an empty list, once the page has finished.
  const isEmptyList = list === null && doc.readyState === 'complete' && speaksOfSessions(doc);
  return {
    address: origin + pathname,
    sessionCount: list?.entries.length ?? (isEmptyList ? 0 : null),
    control: found && { label: found.label, ends: found.ends },
    hasChangeForm: changeForms(doc).length > 0,
    asksSecret: asksSecret(doc),
    saysChanged: saysPasswordChanged(doc),
    isRefusal: status >= 400,
    links: elsewhereLinks(doc, address),
    isListening,
  };
}

function controlOf(doc: Document): (OthersControl & { element: Element }) | null {
  const all = findEndOthers(doc);
  const list = all ? null : findSessionList(doc);
  const element = all ?? (list && findEndOne(list));
  if (!element) return null;
  const label = (namesOf(element)[0] ?? '').slice(0, LONGEST_LABEL);
  return { element, label, ends: all ? 'all-others' : 'one' };
}

/**
 * Presses the control that ends other sessions, if it is the one with the words that the person agreed to, and of their
 * site: the tab may have gone on to another one since it was read, which says the same.
 */
export function pressOthers(win: Window, label: string, home: Home): boolean {
  const found = isHomeHost(win.location.hostname, home) ? controlOf(win.document) : null;
  if (found?.label !== label) return false;
  press(found.element);
  return true;
}

/**
 * Resolves when the person presses a control that ends other sessions, or sends a form that asks for a new password.
 * Where the fields stand in no form, a press of the button beside them, or Enter, is that. Nothing of what was typed is
 * looked at.
 */
export function untilHeard(win: Window): Promise<Heard> {
  return new Promise((resolve) => {
    const listen = (event: Event) => {
      const heard = heardIn(event);
      if (!heard) return;
      for (const type of ['submit', 'click', 'keydown']) win.removeEventListener(type, listen, { capture: true });
      resolve(heard);
    };
    for (const type of ['submit', 'click', 'keydown']) win.addEventListener(type, listen, { capture: true });
  });
}

function heardIn(event: Event): Heard | null {
  const [target] = event.composedPath() as Element[];
  if (target?.nodeType !== 1) return null;
  if (isSubmission(event, target)) return 'sent';
  // The keyboard makes a click, too; what the page's own scripts press is not the person's doing.
  const isPress = event.type === 'click' && event.isTrusted;
  return isPress && endsOtherSessions(target) ? 'pressed' : null;
}

function isSubmission(event: Event, target: Element): boolean {
  if (event.type === 'submit') return asksNewPassword(target);
  if (event.type === 'keydown' && (event as KeyboardEvent).key !== 'Enter') return false;
  const pressed = event.type === 'click' ? target.closest(SUBMIT) : target;
  // In a form the submit event tells, after the browser has checked the fields.
  if (!pressed || pressed.closest('form')) return false;
  return changeForms(target.ownerDocument).some((box) => box.contains(pressed));
}
